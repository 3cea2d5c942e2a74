/** Searching the listings of the registry at the desk. */
import { useLoaderData } from '@remix-run/react';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { deskLoader } from '#app/http/desk-access.ts';
import { deskTitle, type DeskHandle } from '#app/ui/desk/desk-page.tsx';
import { ListingResults } from '#app/ui/desk/listing-results.tsx';
import { searchListings } from '#app/usecases/search-listings.ts';

export const loader = deskLoader('read-registry', async ({ ports, url }) => {
  const { searchParams } = url;
  const page = await searchListings(ports, {
    query: searchParams.get('q'),
    source: searchParams.get('source'),
    after: searchParams.get('after'),
  });
  return { page };
});

export const handle: DeskHandle = { section: 'registry' };
export const meta = deskTitle(deskTexts.listings.pageTitles.search);

export default function Listings() {
  const { page } = useLoaderData<typeof loader>();
  return <ListingResults page={page} />;
}

/** Searching the listings of the registry at the desk. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { deskFrame } from '#app/http/desk-page.ts';
import { deskHeaders, requireStaff } from '#app/http/staff-session.ts';
import { DeskError } from '#app/ui/desk/desk-error.tsx';
import { DeskFrame } from '#app/ui/desk/desk-frame.tsx';
import { ListingResults } from '#app/ui/desk/listing-results.tsx';
import { listQueue } from '#app/usecases/list-queue.ts';
import { searchListings } from '#app/usecases/search-listings.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { ports } = context.deps;
  const member = await requireStaff(request, ports, 'read-registry');
  const { searchParams } = new URL(request.url);
  const [page, queue] = await Promise.all([
    searchListings(ports, {
      query: searchParams.get('q'),
      source: searchParams.get('source'),
      after: searchParams.get('after'),
    }),
    listQueue(ports),
  ]);
  return { frame: deskFrame(ports, member, queue), page };
}

export const headers = () => deskHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? [{ title: `Listings – ${data.frame.siteName}` }] : [];

export default function Listings() {
  const { frame, page } = useLoaderData<typeof loader>();
  return (
    <DeskFrame {...frame} current="registry">
      <ListingResults page={page} />
    </DeskFrame>
  );
}

export function ErrorBoundary() {
  return <DeskError />;
}

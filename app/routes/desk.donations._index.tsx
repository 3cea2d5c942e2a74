/** The desk's list of donations. */
import { useLoaderData } from '@remix-run/react';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { deskLoader } from '#app/http/desk-access.ts';
import { useDesk } from '#app/ui/desk/desk-context.tsx';
import { deskTitle, type DeskHandle } from '#app/ui/desk/desk-page.tsx';
import { DonationList } from '#app/ui/desk/donation-list.tsx';
import { listDonations } from '#app/usecases/list-donations.ts';
import { showLiveFigures } from '#app/usecases/show-register.ts';

export const loader = deskLoader('read-donations', async ({ ports, url }) => {
  const asked = (name: string) => url.searchParams.get(name);
  const [list, figures] = await Promise.all([
    listDonations(ports, {
      state: asked('state'),
      site: asked('site'),
      article: asked('article'),
      after: asked('after'),
    }),
    showLiveFigures(ports),
  ]);
  return { list, figures };
});

export const handle: DeskHandle = { section: 'donations' };
export const meta = deskTitle(deskTexts.donations.title);

export default function Donations() {
  const { list, figures } = useLoaderData<typeof loader>();
  const { place } = useDesk();
  return <DonationList {...{ list, figures }} place={place} />;
}

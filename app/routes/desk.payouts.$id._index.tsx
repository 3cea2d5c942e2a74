/** One payout at the desk: where it is, and what it paid out. */
import { useLoaderData } from '@remix-run/react';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { deskLoader, notFound } from '#app/http/desk-access.ts';
import { useDesk } from '#app/ui/desk/desk-context.tsx';
import { deskTitle, type DeskHandle } from '#app/ui/desk/desk-page.tsx';
import { PayoutDetails } from '#app/ui/desk/payout-details.tsx';
import { showPayout } from '#app/usecases/show-payout.ts';

export const loader = deskLoader('read-money', async ({ ports, id }) => {
  const shown = await showPayout(ports, id);
  if (!shown) throw notFound();
  return { shown };
});

export const handle: DeskHandle = { section: 'money' };
export const meta = deskTitle<typeof loader>(({ shown }) =>
  deskTexts.money.payout.pageTitle(shown.payout.id),
);

export default function PayoutPage() {
  const { shown } = useLoaderData<typeof loader>();
  const { place } = useDesk();
  return <PayoutDetails shown={shown} place={place} />;
}

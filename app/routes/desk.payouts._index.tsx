/** The desk's list of payouts, and the files by which a month is closed. */
import { useLoaderData } from '@remix-run/react';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { deskLoader } from '#app/http/desk-access.ts';
import { useDesk } from '#app/ui/desk/desk-context.tsx';
import { deskTitle, type DeskHandle } from '#app/ui/desk/desk-page.tsx';
import { PayoutListPage } from '#app/ui/desk/payout-list.tsx';
import { listPayouts } from '#app/usecases/list-payouts.ts';

export const loader = deskLoader('read-money', async ({ ports, url }) => {
  const after = url.searchParams.get('after');
  const list = await listPayouts(ports, after);
  return { list };
});

export const handle: DeskHandle = { section: 'money' };
export const meta = deskTitle(deskTexts.money.payouts.title);

export default function Payouts() {
  const { list } = useLoaderData<typeof loader>();
  const { place } = useDesk();
  return <PayoutListPage list={list} place={place} />;
}

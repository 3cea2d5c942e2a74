/** The desk's list of standing gifts. */
import { useLoaderData } from '@remix-run/react';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { deskLoader } from '#app/http/desk-access.ts';
import { useDesk } from '#app/ui/desk/desk-context.tsx';
import { deskTitle, type DeskHandle } from '#app/ui/desk/desk-page.tsx';
import { StandingGiftList } from '#app/ui/desk/standing-gift-list.tsx';
import { listStandingGifts } from '#app/usecases/list-standing-gifts.ts';

export const loader = deskLoader('read-donations', async ({ ports, url }) => {
  const after = url.searchParams.get('after');
  const list = await listStandingGifts(ports, { after });
  return { list };
});

export const handle: DeskHandle = { section: 'standing-gifts' };
export const meta = deskTitle(deskTexts.standingGifts.title);

export default function StandingGifts() {
  const { list } = useLoaderData<typeof loader>();
  const { place } = useDesk();
  return <StandingGiftList list={list} place={place} />;
}

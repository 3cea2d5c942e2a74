/** The desk's page of disputes by deadline, fraud warnings, and gifts that are being returned. */
import { useLoaderData } from '@remix-run/react';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { deskLoader } from '#app/http/desk-access.ts';
import { useDesk } from '#app/ui/desk/desk-context.tsx';
import { deskTitle, type DeskHandle } from '#app/ui/desk/desk-page.tsx';
import { DisputeList } from '#app/ui/desk/dispute-list.tsx';
import { listDisputes } from '#app/usecases/list-disputes.ts';

export const loader = deskLoader('read-donations', async ({ ports }) => ({
  shown: await listDisputes(ports),
}));

export const handle: DeskHandle = { section: 'disputes' };
export const meta = deskTitle(deskTexts.disputes.title);

export default function Disputes() {
  const { shown } = useLoaderData<typeof loader>();
  const { now, place } = useDesk();
  return <DisputeList shown={shown} now={now} place={place} />;
}

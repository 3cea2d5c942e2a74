/** The desk's page of what is late. */
import { useLoaderData } from '@remix-run/react';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { deskLoader } from '#app/http/desk-access.ts';
import { useDesk } from '#app/ui/desk/desk-context.tsx';
import { deskTitle, type DeskHandle } from '#app/ui/desk/desk-page.tsx';
import { LateWork } from '#app/ui/desk/late-work.tsx';
import { showLateWork } from '#app/usecases/show-late-work.ts';

export const loader = deskLoader('read-operations', async ({ ports }) => ({
  shown: await showLateWork(ports),
}));

export const handle: DeskHandle = { section: 'late' };
export const meta = deskTitle(deskTexts.lateWork.title);

export default function Late() {
  const { shown } = useLoaderData<typeof loader>();
  const { now, place } = useDesk();
  return <LateWork shown={shown} now={now} place={place} />;
}

/** One of Stripe's events at the desk, and having it acted on again. */
import { useLoaderData } from '@remix-run/react';
import { deskAction, deskLoader, notFound } from '#app/http/desk-access.ts';
import { seeOther } from '#app/http/staff-session.ts';
import { paths } from '#app/paths.ts';
import { useDesk } from '#app/ui/desk/desk-context.tsx';
import { deskTitle, type DeskHandle } from '#app/ui/desk/desk-page.tsx';
import { EventDetails } from '#app/ui/desk/event-details.tsx';
import { replayEvents } from '#app/usecases/replay-events.ts';
import { showEvent } from '#app/usecases/show-event.ts';

export const loader = deskLoader('read-operations', async ({ ports, id }) => {
  const shown = await showEvent(ports, id);
  if (!shown) throw notFound();
  return { shown };
});

export const action = deskAction('replay-events', async ({ ports, id, actor }) => {
  await replayEvents(ports, { which: { ids: [id] }, actor });
  return seeOther(paths.deskEvent(id));
});

export const handle: DeskHandle = { section: 'events' };
export const meta = deskTitle<typeof loader>(({ shown }) => shown.event.type);

export default function EventPage() {
  const { shown } = useLoaderData<typeof loader>();
  const { now, place } = useDesk();
  return <EventDetails {...{ shown, now, place }} />;
}

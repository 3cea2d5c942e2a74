/** The desk's journal of Stripe's events, and having many acted on again. */
import { data as answer } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { filterFields, parseJournalFilter } from '#app/domain/journal-filter.ts';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { deskAction, deskLoader } from '#app/http/desk-access.ts';
import { deskHeaders, textField } from '#app/http/staff-session.ts';
import { useDesk } from '#app/ui/desk/desk-context.tsx';
import { deskTitle, type DeskHandle } from '#app/ui/desk/desk-page.tsx';
import { EventList } from '#app/ui/desk/event-list.tsx';
import { listEvents } from '#app/usecases/list-events.ts';
import { replayEvents } from '#app/usecases/replay-events.ts';

export const loader = deskLoader('read-operations', async ({ ports, url }) => ({
  list: await listEvents(ports, Object.fromEntries(url.searchParams)),
}));

export const action = deskAction('replay-events', async ({ ports, form, actor }) => {
  const [outcome, type, topic] = ['outcome', 'type', 'topic'].map((name) => textField(form, name));
  const filter = parseJournalFilter({ outcome, type, topic });
  // Nobody means all that there ever was.
  if (filterFields(filter).length === 0) throw new Response(null, { status: 422, headers: deskHeaders });
  const replayed = await replayEvents(ports, { which: { filter }, actor });
  return answer({ replayed }, { headers: deskHeaders });
});

export const handle: DeskHandle = { section: 'events' };
export const meta = deskTitle(deskTexts.events.list.title);

export default function Events() {
  const { list } = useLoaderData<typeof loader>();
  const { place } = useDesk();
  const done = useActionData<typeof action>();
  return <EventList {...{ list, place }} replayed={done?.replayed ?? null} />;
}

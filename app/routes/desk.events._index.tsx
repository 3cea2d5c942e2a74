/** The desk's journal of Stripe's events, and having many acted on again. */
import {
  data as answer,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { filterFields, parseJournalFilter } from '#app/domain/journal-filter.ts';
import { may } from '#app/domain/permissions.ts';
import { deskFrame } from '#app/http/desk-page.ts';
import { deskHeaders, requireStaff, textField } from '#app/http/staff-session.ts';
import { DeskError } from '#app/ui/desk/desk-error.tsx';
import { DeskFrame } from '#app/ui/desk/desk-frame.tsx';
import { EventList } from '#app/ui/desk/event-list.tsx';
import { listEvents } from '#app/usecases/list-events.ts';
import { listQueue } from '#app/usecases/list-queue.ts';
import { replayEvents } from '#app/usecases/replay-events.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { ports } = context.deps;
  const member = await requireStaff(request, ports, 'read-donations');
  const { searchParams } = new URL(request.url);
  const [list, queue] = await Promise.all([
    listEvents(ports, Object.fromEntries(searchParams)),
    listQueue(ports),
  ]);
  return { frame: deskFrame(ports, member, queue), list, mayReplay: may(member, 'replay-events') };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { ports } = context.deps;
  const actor = await requireStaff(request, ports, 'replay-events');
  const form = await request.formData();
  const [outcome, type, topic] = ['outcome', 'type', 'topic'].map((name) => textField(form, name));
  const filter = parseJournalFilter({ outcome, type, topic });
  // Nobody means all that there ever was.
  if (filterFields(filter).length === 0) throw new Response(null, { status: 422, headers: deskHeaders });
  const replayed = await replayEvents(ports, { which: { filter }, actor });
  return answer({ replayed }, { headers: deskHeaders });
}

export const headers = () => deskHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? [{ title: `Events from Stripe – ${data.frame.siteName}` }] : [];

export default function Events() {
  const { frame, list, mayReplay } = useLoaderData<typeof loader>();
  const done = useActionData<typeof action>();
  return (
    <DeskFrame {...frame} current="events">
      <EventList {...{ list, mayReplay }} replayed={done?.replayed ?? null} place={frame.place} />
    </DeskFrame>
  );
}

export function ErrorBoundary() {
  return <DeskError />;
}

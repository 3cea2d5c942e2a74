/** One of Stripe's events at the desk, and having it acted on again. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { may } from '#app/domain/permissions.ts';
import { deskFrame } from '#app/http/desk-page.ts';
import { deskHeaders, requireStaff, seeOther } from '#app/http/staff-session.ts';
import { paths } from '#app/paths.ts';
import { DeskError } from '#app/ui/desk/desk-error.tsx';
import { DeskFrame } from '#app/ui/desk/desk-frame.tsx';
import { EventDetails } from '#app/ui/desk/event-details.tsx';
import { listQueue } from '#app/usecases/list-queue.ts';
import { replayEvents } from '#app/usecases/replay-events.ts';
import { showEvent } from '#app/usecases/show-event.ts';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { ports } = context.deps;
  const member = await requireStaff(request, ports, 'read-donations');
  const [shown, queue] = await Promise.all([showEvent(ports, params['id'] ?? ''), listQueue(ports)]);
  if (!shown) throw new Response(null, { status: 404, headers: deskHeaders });
  return { frame: deskFrame(ports, member, queue), shown, mayReplay: may(member, 'replay-events') };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { ports } = context.deps;
  const actor = await requireStaff(request, ports, 'replay-events');
  const id = params['id'] ?? '';
  await replayEvents(ports, { which: { ids: [id] }, actor });
  return seeOther(paths.deskEvent(id));
}

export const headers = () => deskHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? [{ title: `${data.shown.event.type} – ${data.frame.siteName}` }] : [];

export default function EventPage() {
  const { frame, shown, mayReplay } = useLoaderData<typeof loader>();
  return (
    <DeskFrame {...frame} current="events">
      <EventDetails {...{ shown, mayReplay }} now={frame.now} place={frame.place} />
    </DeskFrame>
  );
}

export function ErrorBoundary() {
  return <DeskError />;
}

/** One payout at the desk: where it is, and what it paid out. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { deskFrame } from '#app/http/desk-page.ts';
import { deskHeaders, requireStaff } from '#app/http/staff-session.ts';
import { DeskError } from '#app/ui/desk/desk-error.tsx';
import { DeskFrame } from '#app/ui/desk/desk-frame.tsx';
import { PayoutDetails } from '#app/ui/desk/payout-details.tsx';
import { listQueue } from '#app/usecases/list-queue.ts';
import { showPayout } from '#app/usecases/show-payout.ts';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { ports } = context.deps;
  const member = await requireStaff(request, ports, 'read-donations');
  const [shown, queue] = await Promise.all([showPayout(ports, params['id'] ?? ''), listQueue(ports)]);
  if (!shown) throw new Response(null, { status: 404, headers: deskHeaders });
  return { frame: deskFrame(ports, member, queue), shown };
}

export const headers = () => deskHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? [{ title: `Payout ${data.shown.payout.id} – ${data.frame.siteName}` }] : [];

export default function PayoutPage() {
  const { frame, shown } = useLoaderData<typeof loader>();
  return (
    <DeskFrame {...frame} current="money">
      <PayoutDetails shown={shown} place={frame.place} />
    </DeskFrame>
  );
}

export function ErrorBoundary() {
  return <DeskError />;
}

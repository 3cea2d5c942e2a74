/** The desk's list of payouts, and the files by which a month is closed. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { deskFrame } from '#app/http/desk-page.ts';
import { deskHeaders, requireStaff } from '#app/http/staff-session.ts';
import { DeskError } from '#app/ui/desk/desk-error.tsx';
import { DeskFrame } from '#app/ui/desk/desk-frame.tsx';
import { PayoutListPage } from '#app/ui/desk/payout-list.tsx';
import { listPayouts } from '#app/usecases/list-payouts.ts';
import { listQueue } from '#app/usecases/list-queue.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { ports } = context.deps;
  const member = await requireStaff(request, ports, 'read-donations');
  const after = new URL(request.url).searchParams.get('after');
  const [list, queue] = await Promise.all([listPayouts(ports, after), listQueue(ports)]);
  return { frame: deskFrame(ports, member, queue), list };
}

export const headers = () => deskHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? [{ title: `Payouts – ${data.frame.siteName}` }] : [];

export default function Payouts() {
  const { frame, list } = useLoaderData<typeof loader>();
  return (
    <DeskFrame {...frame} current="money">
      <PayoutListPage list={list} place={frame.place} />
    </DeskFrame>
  );
}

export function ErrorBoundary() {
  return <DeskError />;
}

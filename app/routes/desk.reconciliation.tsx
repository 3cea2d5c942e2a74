/** The desk's page of comparisons with Stripe. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { deskFrame } from '#app/http/desk-page.ts';
import { deskHeaders, requireStaff } from '#app/http/staff-session.ts';
import { DeskError } from '#app/ui/desk/desk-error.tsx';
import { DeskFrame } from '#app/ui/desk/desk-frame.tsx';
import { ReconciliationPage } from '#app/ui/desk/reconciliation.tsx';
import { listQueue } from '#app/usecases/list-queue.ts';
import { showReconciliation } from '#app/usecases/show-reconciliation.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { ports } = context.deps;
  const member = await requireStaff(request, ports, 'read-donations');
  const [shown, queue] = await Promise.all([showReconciliation(ports), listQueue(ports)]);
  return { frame: deskFrame(ports, member, queue), shown };
}

export const headers = () => deskHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? [{ title: `Reconciliation – ${data.frame.siteName}` }] : [];

export default function Reconciliation() {
  const { frame, shown } = useLoaderData<typeof loader>();
  return (
    <DeskFrame {...frame} current="money">
      <ReconciliationPage shown={shown} place={frame.place} />
    </DeskFrame>
  );
}

export function ErrorBoundary() {
  return <DeskError />;
}

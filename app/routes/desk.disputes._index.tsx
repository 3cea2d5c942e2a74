/** The desk's page of disputes by deadline, fraud warnings, and gifts that are being returned. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { deskFrame } from '#app/http/desk-page.ts';
import { deskHeaders, requireStaff } from '#app/http/staff-session.ts';
import { DeskError } from '#app/ui/desk/desk-error.tsx';
import { DeskFrame } from '#app/ui/desk/desk-frame.tsx';
import { DisputeList } from '#app/ui/desk/dispute-list.tsx';
import { listDisputes } from '#app/usecases/list-disputes.ts';
import { listQueue } from '#app/usecases/list-queue.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { ports } = context.deps;
  const member = await requireStaff(request, ports, 'read-donations');
  const [shown, queue] = await Promise.all([listDisputes(ports), listQueue(ports)]);
  return { frame: deskFrame(ports, member, queue), shown };
}

export const headers = () => deskHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? [{ title: `Disputes and returns – ${data.frame.siteName}` }] : [];

export default function Disputes() {
  const { frame, shown } = useLoaderData<typeof loader>();
  return (
    <DeskFrame {...frame} current="disputes">
      <DisputeList shown={shown} now={frame.now} place={frame.place} />
    </DeskFrame>
  );
}

export function ErrorBoundary() {
  return <DeskError />;
}

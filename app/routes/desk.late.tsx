/** The desk's page of what is late. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { deskFrame } from '#app/http/desk-page.ts';
import { deskHeaders, requireStaff } from '#app/http/staff-session.ts';
import { DeskError } from '#app/ui/desk/desk-error.tsx';
import { DeskFrame } from '#app/ui/desk/desk-frame.tsx';
import { LateWork } from '#app/ui/desk/late-work.tsx';
import { listQueue } from '#app/usecases/list-queue.ts';
import { showLateWork } from '#app/usecases/show-late-work.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { ports } = context.deps;
  const member = await requireStaff(request, ports, 'read-donations');
  const [shown, queue] = await Promise.all([showLateWork(ports), listQueue(ports)]);
  return { frame: deskFrame(ports, member, queue), shown };
}

export const headers = () => deskHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? [{ title: `What is late – ${data.frame.siteName}` }] : [];

export default function Late() {
  const { frame, shown } = useLoaderData<typeof loader>();
  return (
    <DeskFrame {...frame} current="late">
      <LateWork shown={shown} now={frame.now} place={frame.place} />
    </DeskFrame>
  );
}

export function ErrorBoundary() {
  return <DeskError />;
}

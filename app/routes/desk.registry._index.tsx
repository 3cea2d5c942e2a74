/** The registry at the desk: its sources and their state. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { deskFrame } from '#app/http/desk-page.ts';
import { deskHeaders, requireStaff } from '#app/http/staff-session.ts';
import { DeskError } from '#app/ui/desk/desk-error.tsx';
import { DeskFrame } from '#app/ui/desk/desk-frame.tsx';
import { RegistrySources } from '#app/ui/desk/registry-sources.tsx';
import { listQueue } from '#app/usecases/list-queue.ts';
import { showRegistry } from '#app/usecases/show-registry.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { env, ports } = context.deps;
  const member = await requireStaff(request, ports, 'read-registry');
  const [shown, queue] = await Promise.all([
    showRegistry(ports, { ageDaysMax: env.registryAgeDaysMax }),
    listQueue(ports),
  ]);
  return { frame: deskFrame(ports, member, queue), shown };
}

export const headers = () => deskHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? [{ title: `Registry – ${data.frame.siteName}` }] : [];

export default function Registry() {
  const { frame, shown } = useLoaderData<typeof loader>();
  return (
    <DeskFrame {...frame} current="registry">
      <RegistrySources shown={shown} place={frame.place} />
    </DeskFrame>
  );
}

export function ErrorBoundary() {
  return <DeskError />;
}

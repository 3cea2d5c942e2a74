/** Importing a list at the desk: the form, and the file as it arrives. */
import {
  data as answer,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { importKinds, readImportForm, uploadBytesMax } from '#app/http/desk-import.ts';
import { deskFrame } from '#app/http/desk-page.ts';
import { deskHeaders, requireStaff, seeOther } from '#app/http/staff-session.ts';
import { paths } from '#app/paths.ts';
import { DeskError } from '#app/ui/desk/desk-error.tsx';
import { DeskFrame } from '#app/ui/desk/desk-frame.tsx';
import { ImportForm } from '#app/ui/desk/import-form.tsx';
import { listQueue } from '#app/usecases/list-queue.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { ports } = context.deps;
  const member = await requireStaff(request, ports, 'change-registry');
  return {
    frame: deskFrame(ports, member, await listQueue(ports)),
    kinds: importKinds,
    chosen: new URL(request.url).searchParams.get('kind') ?? '',
    megabytesMax: uploadBytesMax / 1024 / 1024,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  // Before the body is looked at: whoever is nobody here fills no disk.
  const member = await requireStaff(request, context.deps.ports, 'change-registry');
  const sent = await readImportForm(context.deps, context.upload, member);
  if (sent.kind === 'started') return seeOther(paths.deskImportRun(sent.runId));
  const { status, chosen, errors } = sent;
  return answer({ chosen, errors }, { status, headers: deskHeaders });
}

export const headers = () => deskHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? [{ title: `Import a list – ${data.frame.siteName}` }] : [];

export default function Import() {
  const { frame, kinds, chosen, megabytesMax } = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  return (
    <DeskFrame {...frame} current="registry">
      <ImportForm
        shown={{ kinds, chosen: failure?.chosen ?? chosen, errors: failure?.errors ?? {}, megabytesMax }}
      />
    </DeskFrame>
  );
}

export function ErrorBoundary() {
  return <DeskError />;
}

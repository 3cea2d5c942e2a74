/** One import begun at the desk: how far it is, its outcome, and the step from a dry run to the import. */
import {
  data as answer,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { deskFrame } from '#app/http/desk-page.ts';
import { readImportRun, shownImportRun, startImportRun } from '#app/http/import-runs.ts';
import { deskHeaders, requireStaff, seeOther, textField } from '#app/http/staff-session.ts';
import { paths } from '#app/paths.ts';
import { DeskError } from '#app/ui/desk/desk-error.tsx';
import { DeskFrame } from '#app/ui/desk/desk-frame.tsx';
import { ImportResult } from '#app/ui/desk/import-result.tsx';
import { listQueue } from '#app/usecases/list-queue.ts';

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { ports } = context.deps;
  const member = await requireStaff(request, ports, 'read-registry');
  const run = await readImportRun(context.deps, params['id'] ?? '');
  if (!run) throw new Response(null, { status: 404, headers: deskHeaders });
  const isStill = new URL(request.url).searchParams.has('still');
  return answer(
    { frame: deskFrame(ports, member, await listQueue(ports)), run: shownImportRun(run) },
    { headers: { ...deskHeaders, ...(run.outcome === null && !isStill && { Refresh: '5' }) } },
  );
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { ports } = context.deps;
  const member = await requireStaff(request, ports, 'change-registry');
  const run = await readImportRun(context.deps, params['id'] ?? '');
  if (!run) throw new Response(null, { status: 404, headers: deskHeaders });
  const force = textField(await request.formData(), 'force') === 'yes';
  const failed = (status: number, problem: string) => answer({ problem }, { status, headers: deskHeaders });
  if (run.outcome === null || !run.hasFiles) {
    return failed(409, 'This list is being imported already, or its file is gone: send it again then.');
  }
  if (run.outcome.kind === 'shrinks' && !force) {
    return failed(422, 'Check the box to say that you have looked at the file. Nothing was imported.');
  }
  // What was seen is done then; what failed is tried again as it was asked for.
  const isSeen = run.outcome.kind === 'dry-run' || run.outcome.kind === 'shrinks';
  const dryRun = !isSeen && run.dryRun;
  await startImportRun(context.deps, run.id, { ...run, dryRun, force, actorName: member.name });
  return seeOther(paths.deskImportRun(run.id));
}

export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => {
  const refresh = loaderHeaders.get('Refresh');
  return { ...deskHeaders, ...(refresh !== null && { Refresh: refresh }) };
};

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? [{ title: `Import – ${data.frame.siteName}` }] : [];

export default function ImportOutcome() {
  const { frame, run } = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  return (
    <DeskFrame {...frame} current="registry">
      <ImportResult run={run} problem={failure?.problem ?? null} place={frame.place} />
    </DeskFrame>
  );
}

export function ErrorBoundary() {
  return <DeskError />;
}

/** One import begun at the desk: how far it is, its outcome, and the step from a dry run to the import. */
import { data as answer } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { deskAction, deskLoader, notFound } from '#app/http/desk-access.ts';
import { readImportRun, shownImportRun, startImportRun } from '#app/http/import-runs.ts';
import { deskHeaders, seeOther, textField } from '#app/http/staff-session.ts';
import { paths } from '#app/paths.ts';
import { useDesk } from '#app/ui/desk/desk-context.tsx';
import { deskTitle, type DeskHandle } from '#app/ui/desk/desk-page.tsx';
import { ImportResult } from '#app/ui/desk/import-result.tsx';

export const loader = deskLoader('read-registry', async ({ deps, url, id }) => {
  const run = await readImportRun(deps, id);
  if (!run) throw notFound();
  const isStill = url.searchParams.has('still');
  return answer(
    { run: shownImportRun(run) },
    { headers: { ...deskHeaders, ...(run.outcome === null && !isStill && { Refresh: '5' }) } },
  );
});

export const action = deskAction('change-registry', async ({ deps, id, form, actor }) => {
  const run = await readImportRun(deps, id);
  if (!run) throw notFound();
  const force = textField(form, 'force') === 'yes';
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
  await startImportRun(deps, run.id, { ...run, dryRun, force, actorName: actor.name });
  return seeOther(paths.deskImportRun(run.id));
});

export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => {
  const refresh = loaderHeaders.get('Refresh');
  return { ...deskHeaders, ...(refresh !== null && { Refresh: refresh }) };
};

export const handle: DeskHandle = { section: 'registry' };
export const meta = deskTitle('Import');

export default function ImportOutcome() {
  const { run } = useLoaderData<typeof loader>();
  const { place } = useDesk();
  const failure = useActionData<typeof action>();
  return <ImportResult {...{ run, place }} problem={failure?.problem ?? null} />;
}

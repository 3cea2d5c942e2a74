/** One import begun at the desk: how far it is, its outcome, and the step from a dry run to the import. */
import { data as answer } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { deskAction, deskLoader, notFound } from '#app/http/desk-access.ts';
import { waitForImport } from '#app/http/import-answer.ts';
import { deskHeaders, seeOther, textField } from '#app/http/staff-session.ts';
import { paths } from '#app/paths.ts';
import { useDesk } from '#app/ui/desk/desk-context.tsx';
import { deskTitle, type DeskHandle } from '#app/ui/desk/desk-page.tsx';
import { ImportResult } from '#app/ui/desk/import-result.tsx';
import { repeatImportRun } from '#app/usecases/repeat-import-run.ts';
import { showImportRun } from '#app/usecases/show-import-run.ts';

const { imports: words } = deskTexts;

export const loader = deskLoader('read-registry', async ({ ports, url, id }) => {
  const run = await showImportRun(ports, id);
  if (!run) throw notFound();
  const isStill = url.searchParams.has('still');
  return answer(
    { run },
    { headers: { ...deskHeaders, ...(run.outcome === null && !isStill && { Refresh: '5' }) } },
  );
});

export const action = deskAction('change-registry', async ({ ports, id, form, actor }) => {
  const force = textField(form, 'force') === 'yes';
  const failed = (status: number, problem: string) => answer({ problem }, { status, headers: deskHeaders });
  switch (await repeatImportRun(ports, { id, force, actor })) {
    case 'unknown':
      throw notFound();
    case 'unavailable':
      return failed(409, words.problems.unavailable);
    case 'unconfirmed':
      return failed(422, words.problems.unconfirmed);
    case 'started':
      await waitForImport(ports, id);
      return seeOther(paths.deskImportRun(id));
  }
});

export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => {
  const refresh = loaderHeaders.get('Refresh');
  return { ...deskHeaders, ...(refresh !== null && { Refresh: refresh }) };
};

export const handle: DeskHandle = { section: 'registry' };
export const meta = deskTitle(words.pageTitle);

export default function ImportOutcome() {
  const { run } = useLoaderData<typeof loader>();
  const { place } = useDesk();
  const failure = useActionData<typeof action>();
  return <ImportResult {...{ run, place }} problem={failure?.problem ?? null} />;
}

/** Importing a list at the desk: the form, and the file as it arrives. */
import { data as answer } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { deskLoader, deskUpload } from '#app/http/desk-access.ts';
import { importKinds, readImportForm } from '#app/http/desk-import.ts';
import { deskHeaders, seeOther } from '#app/http/staff-session.ts';
import { paths } from '#app/paths.ts';
import { deskTitle, type DeskHandle } from '#app/ui/desk/desk-page.tsx';
import { ImportForm } from '#app/ui/desk/import-form.tsx';

export const loader = deskLoader('change-registry', ({ url }) =>
  Promise.resolve({ kinds: importKinds, chosen: url.searchParams.get('kind') ?? '' }),
);

export const action = deskUpload('change-registry', async ({ deps, upload, actor }) => {
  const sent = await readImportForm(deps, upload, actor);
  if (sent.kind === 'started') return seeOther(paths.deskImportRun(sent.runId));
  const { status, chosen, errors } = sent;
  return answer({ chosen, errors }, { status, headers: deskHeaders });
});

export const handle: DeskHandle = { section: 'registry' };
export const meta = deskTitle(deskTexts.imports.title);

export default function Import() {
  const { kinds, chosen } = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  return <ImportForm shown={{ kinds, chosen: failure?.chosen ?? chosen, errors: failure?.errors ?? {} }} />;
}

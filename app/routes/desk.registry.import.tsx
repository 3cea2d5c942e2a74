/** Importing a list at the desk: the form, and the file as it arrives. */
import { data as answer } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { deskLoader, deskUpload } from '#app/http/desk-access.ts';
import { importKinds, readImportForm, uploadBytesMax } from '#app/http/desk-import.ts';
import { deskHeaders, seeOther } from '#app/http/staff-session.ts';
import { paths } from '#app/paths.ts';
import { deskTitle, type DeskHandle } from '#app/ui/desk/desk-page.tsx';
import { ImportForm } from '#app/ui/desk/import-form.tsx';

export const loader = deskLoader('change-registry', ({ url }) =>
  Promise.resolve({
    kinds: importKinds,
    chosen: url.searchParams.get('kind') ?? '',
    megabytesMax: uploadBytesMax / 1024 / 1024,
  }),
);

export const action = deskUpload('change-registry', async ({ deps, upload, actor }) => {
  const sent = await readImportForm(deps, upload, actor);
  if (sent.kind === 'started') return seeOther(paths.deskImportRun(sent.runId));
  const { status, chosen, errors } = sent;
  return answer({ chosen, errors }, { status, headers: deskHeaders });
});

export const handle: DeskHandle = { section: 'registry' };
export const meta = deskTitle('Import a list');

export default function Import() {
  const { kinds, chosen, megabytesMax } = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  return (
    <ImportForm
      shown={{ kinds, chosen: failure?.chosen ?? chosen, errors: failure?.errors ?? {}, megabytesMax }}
    />
  );
}

/** The form that imports a list: which one, the file, and whether to try it first. */
import type { ImportFormErrors } from '#app/domain/screening/import-form.ts';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { paths } from '#app/paths.ts';
import { Button } from '#app/ui/buttons.tsx';
import { errorId, FieldError, FormErrors } from '#app/ui/form-errors.tsx';
import { RegistryNav } from './registry-nav.tsx';

const { form: words, title } = deskTexts.imports;
const { importCommand, sourceGuide } = deskTexts.registry;

export interface ImportFormShown {
  readonly kinds: readonly string[];
  /** The kind that is chosen; empty where none is. */
  readonly chosen: string;
  readonly errors: { readonly [Field in keyof ImportFormErrors]: ImportFormErrors[Field] | undefined };
}

/** What is wrong with the form, in words at its fields. */
function errorsOf({ kind, file, older, form }: ImportFormShown['errors']) {
  return {
    kind: kind && words.errors.kind[kind],
    file: file && words.errors.file[file],
    older: older && words.errors.older[older],
    form: form && words.errors.form[form],
  };
}

export function ImportForm({ shown }: { shown: ImportFormShown }) {
  const { kinds, chosen } = shown;
  const errors = errorsOf(shown.errors);
  const problems = [
    ...(errors.form === undefined ? [] : [{ fieldId: 'import-kind-0', message: errors.form }]),
    ...(errors.kind === undefined ? [] : [{ fieldId: 'import-kind-0', message: errors.kind }]),
    ...(errors.file === undefined ? [] : [{ fieldId: 'import-file', message: errors.file }]),
    ...(errors.older === undefined ? [] : [{ fieldId: 'import-older', message: errors.older }]),
  ];
  return (
    <>
      <h1>{title}</h1>
      <RegistryNav current={null} />
      <form
        className="registry-form import"
        method="post"
        action={paths.deskImport()}
        encType="multipart/form-data"
      >
        <FormErrors title={words.errorsTitle} items={problems} />
        <fieldset>
          <legend>{words.which}</legend>
          <FieldError fieldId="import-kind-0" message={errors.kind} />
          {kinds.map((kind, index) => (
            <label className="choice" key={kind}>
              <input
                type="radio"
                name="kind"
                id={`import-kind-${index}`}
                value={kind}
                defaultChecked={kind === chosen}
              />
              <span>{sourceGuide(kind).name}</span>
            </label>
          ))}
        </fieldset>
        {kinds.map((kind) => (
          <Guide key={kind} kind={kind} />
        ))}
        <div className="field">
          <label htmlFor="import-file">{words.file}</label>
          <FieldError fieldId="import-file" message={errors.file} />
          <input
            type="file"
            id="import-file"
            name="file"
            aria-invalid={errors.file !== undefined}
            aria-describedby={
              errors.file === undefined ? 'import-file-hint' : `import-file-hint ${errorId('import-file')}`
            }
          />
          <p className="hint" id="import-file-hint">
            {words.fileHint}
          </p>
        </div>
        <div className="field for-fec-committees">
          <label htmlFor="import-candidates">
            {words.candidates} <span className="optional">{words.optional}</span>
          </label>
          <input
            type="file"
            id="import-candidates"
            name="candidates"
            aria-describedby="import-candidates-hint"
          />
          <p className="hint" id="import-candidates-hint">
            {words.candidatesHint}
          </p>
        </div>
        <div className="field for-fec-committees">
          <label htmlFor="import-older">
            {words.older} <span className="optional">{words.optional}</span>
          </label>
          <FieldError fieldId="import-older" message={errors.older} />
          <input
            type="file"
            id="import-older"
            name="older"
            multiple
            aria-invalid={errors.older !== undefined}
            aria-describedby={
              errors.older === undefined
                ? 'import-older-hint'
                : `import-older-hint ${errorId('import-older')}`
            }
          />
          <p className="hint" id="import-older-hint">
            {words.olderHint}
          </p>
        </div>
        <div className="import-do">
          <Button name="intent" value="dry-run">
            {words.dryRun}
          </Button>
          <Button kind="secondary" name="intent" value="import">
            {words.import}
          </Button>
          <p className="hint">{words.hint}</p>
        </div>
      </form>
    </>
  );
}

function Guide({ kind }: { kind: string }) {
  const { from, file } = sourceGuide(kind);
  return (
    <p className={`hint for-${kind}`}>
      {from !== null && (
        <>
          {words.from}{' '}
          <a href={from.href} rel="noreferrer">
            {from.label}
          </a>
          .{' '}
        </>
      )}
      {file} {words.onServer} <code>{importCommand(kind)}</code>
    </p>
  );
}

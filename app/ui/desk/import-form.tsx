/** The form that imports a list: which one, the file, and whether to try it first. */
import { paths } from '#app/paths.ts';
import { Button } from '#app/ui/buttons.tsx';
import { errorId, FieldError, FormErrors } from '#app/ui/form-errors.tsx';
import { RegistryNav } from './registry-nav.tsx';
import { importCommand, sourceGuide } from './registry-words.ts';

export interface ImportFormShown {
  readonly kinds: readonly string[];
  /** The kind that is chosen; empty where none is. */
  readonly chosen: string;
  readonly errors: {
    readonly kind?: string | undefined;
    readonly file?: string | undefined;
    readonly older?: string | undefined;
    readonly form?: string | undefined;
  };
  readonly megabytesMax: number;
}

export function ImportForm({ shown }: { shown: ImportFormShown }) {
  const { kinds, chosen, errors } = shown;
  const problems = [
    ...(errors.form === undefined ? [] : [{ fieldId: 'import-kind-0', message: errors.form }]),
    ...(errors.kind === undefined ? [] : [{ fieldId: 'import-kind-0', message: errors.kind }]),
    ...(errors.file === undefined ? [] : [{ fieldId: 'import-file', message: errors.file }]),
    ...(errors.older === undefined ? [] : [{ fieldId: 'import-older', message: errors.older }]),
  ];
  return (
    <>
      <h1>Import a list</h1>
      <RegistryNav current={null} />
      <form
        className="registry-form import"
        method="post"
        action={paths.deskImport()}
        encType="multipart/form-data"
      >
        <FormErrors title="Nothing was imported" items={problems} />
        <fieldset>
          <legend>Which list</legend>
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
          <label htmlFor="import-file">The file</label>
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
            {shown.megabytesMax} MB at most; larger ones go by the command. A date in its name, as in
            “list-2026-11.csv”, names the edition; else it is today.
          </p>
        </div>
        <div className="field for-fec-committees">
          <label htmlFor="import-candidates">
            The candidates <span className="optional">(optional, FEC only)</span>
          </label>
          <input
            type="file"
            id="import-candidates"
            name="candidates"
            aria-describedby="import-candidates-hint"
          />
          <p className="hint" id="import-candidates-hint">
            cn.txt: with it the screening knows which committees bear the name of a person.
          </p>
        </div>
        <div className="field for-fec-committees">
          <label htmlFor="import-older">
            Files of earlier years <span className="optional">(optional, FEC only)</span>
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
            Committee masters of past cycles, six at most: with them the screening knows the former names of
            the committees in the newest file. Call each by its year, as in “cm22.txt”; that tells which is
            older.
          </p>
        </div>
        <div className="import-do">
          <Button name="intent" value="dry-run">
            Try it (dry run)
          </Button>
          <Button kind="secondary" name="intent" value="import">
            Import
          </Button>
          <p className="hint">
            A dry run shows what would change, and which past gifts would not pass. The edition in force
            serves until the new one is ready; a file with a wrong row is refused whole.
          </p>
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
          From{' '}
          <a href={from.href} rel="noreferrer">
            {from.label}
          </a>
          .{' '}
        </>
      )}
      {file} On the server: <code>{importCommand(kind)}</code>
    </p>
  );
}

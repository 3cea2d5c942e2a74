/** The form that adds another name or mail domain to a listing, with how staff know. */
import { paths } from '#app/paths.ts';
import { Button } from '#app/ui/buttons.tsx';
import { errorId, FieldError, FormErrors } from '#app/ui/form-errors.tsx';
import { useMay } from './desk-context.tsx';

/** What was typed before an error, and what was wrong with it. */
export interface AliasDraft {
  readonly kind: string;
  readonly text: string;
  readonly reason: string;
  readonly errors: {
    readonly kind?: string | undefined;
    readonly text?: string | undefined;
    readonly reason?: string | undefined;
  };
}

export const emptyAlias: AliasDraft = { kind: 'name', text: '', reason: '', errors: {} };

const kinds = [
  { value: 'name', label: 'Another name of the group' },
  { value: 'domain', label: 'Its mail domain' },
] as const;

/** What was wrong with the form, which stands at the page's foot; this stands on its top. */
export function AliasErrorSummary({ draft: { errors } }: { draft: AliasDraft }) {
  const problems = (['kind', 'text', 'reason'] as const).flatMap((field) => {
    const message = errors[field];
    const fieldId = field === 'kind' ? 'alias-kind-0' : `alias-${field}`;
    return message === undefined ? [] : [{ fieldId, message }];
  });
  return <FormErrors title="Nothing was added" items={problems} />;
}

export function AliasForm({ listingId, draft }: { listingId: string; draft: AliasDraft }) {
  const mayTeach = useMay('change-registry');
  if (!mayTeach) return null;
  const { errors } = draft;
  return (
    <section className="registry-part">
      <h2>Add a name or a domain</h2>
      <p className="soft">
        Gifts under it are treated as this group’s from now on, and what is open is screened again.
      </p>
      <form className="registry-form" method="post" action={paths.deskListing(listingId)}>
        <input type="hidden" name="intent" value="add" />
        <fieldset>
          <legend className="unseen">What it is</legend>
          <FieldError fieldId="alias-kind-0" message={errors.kind} />
          <div className="choices-two">
            {kinds.map(({ value, label }, index) => (
              <label className="choice" key={value}>
                <input
                  type="radio"
                  name="kind"
                  id={`alias-kind-${index}`}
                  value={value}
                  defaultChecked={draft.kind === value}
                />
                <span>{label}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <TextField
          id="alias-text"
          name="text"
          label="The name, or the domain as in “example.org”"
          value={draft.text}
          error={errors.text}
        />
        <TextField
          id="alias-reason"
          name="reason"
          label="How you know"
          hint="A page, a document, what the payer wrote. Only staff read it."
          value={draft.reason}
          error={errors.reason}
        />
        <div>
          <Button kind="secondary">Add it to this listing</Button>
        </div>
      </form>
    </section>
  );
}

interface TextFieldProps {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly error: string | undefined;
}

function TextField({ id, name, label, hint, value, error }: TextFieldProps) {
  const describedBy = [hint && `${id}-hint`, error && errorId(id)].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <FieldError fieldId={id} message={error} />
      <input
        type="text"
        id={id}
        name={name}
        defaultValue={value}
        autoComplete="off"
        aria-invalid={error !== undefined}
        {...(describedBy !== '' && { 'aria-describedby': describedBy })}
      />
      {hint !== undefined && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

/** The form that adds another name or mail domain to a listing, with how staff know. */
import type { AliasErrors } from '#app/domain/learning.ts';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { paths } from '#app/paths.ts';
import { Button } from '#app/ui/buttons.tsx';
import { errorId, FieldError, FormErrors } from '#app/ui/form-errors.tsx';
import { useMay } from './desk-context.tsx';

/** What was typed before an error, and what was wrong with it. */
export interface AliasDraft {
  readonly kind: string;
  readonly text: string;
  readonly reason: string;
  readonly errors: { readonly [Field in keyof AliasErrors]: AliasErrors[Field] | undefined };
}

export const emptyAlias: AliasDraft = { kind: 'name', text: '', reason: '', errors: {} };

const words = deskTexts.learned.form;

const kinds = [
  { value: 'name', label: words.kinds.name },
  { value: 'domain', label: words.kinds.domain },
] as const;

/** What is wrong with the form, in words at its fields. */
function problemsOf({ kind, text, reason }: AliasDraft['errors']) {
  return {
    kind: kind === undefined ? undefined : words.errors.kind,
    text: text && words.errors.text(text),
    reason: reason && words.errors.reason(reason),
  };
}

/** What was wrong with the form, which stands at the page's foot; this stands on its top. */
export function AliasErrorSummary({ draft }: { draft: AliasDraft }) {
  const errors = problemsOf(draft.errors);
  const problems = (['kind', 'text', 'reason'] as const).flatMap((field) => {
    const message = errors[field];
    const fieldId = field === 'kind' ? 'alias-kind-0' : `alias-${field}`;
    return message === undefined ? [] : [{ fieldId, message }];
  });
  return <FormErrors title={words.errorsTitle} items={problems} />;
}

export function AliasForm({ listingId, draft }: { listingId: string; draft: AliasDraft }) {
  const mayTeach = useMay('change-registry');
  if (!mayTeach) return null;
  const errors = problemsOf(draft.errors);
  return (
    <section className="registry-part">
      <h2>{words.title}</h2>
      <p className="soft">{words.text}</p>
      <form className="registry-form" method="post" action={paths.deskListing(listingId)}>
        <input type="hidden" name="intent" value="add" />
        <fieldset>
          <legend className="unseen">{words.what}</legend>
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
        <TextField id="alias-text" name="text" label={words.name} value={draft.text} error={errors.text} />
        <TextField
          id="alias-reason"
          name="reason"
          label={words.reason}
          hint={words.reasonHint}
          value={draft.reason}
          error={errors.reason}
        />
        <div>
          <Button kind="secondary">{words.add}</Button>
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

/** The form by which a reader asks for a correction: beside each fact-check, and on a page of its own when it comes back. */
import type { ReactNode } from 'react';
import {
  correctionFields,
  type CorrectionErrors,
  type CorrectionField,
  type CorrectionValues,
} from '#app/domain/correction.ts';
import { textsFor, type Texts } from '#app/domain/texts/catalogue.ts';
import { paths } from '#app/paths.ts';
import { Button } from '#app/ui/buttons.tsx';
import { errorId, FieldError, FormErrors } from '#app/ui/form-errors.tsx';

/** The form as it came back: what was written, and what to mend. */
export interface CorrectionProblem {
  readonly values: CorrectionValues;
  readonly errors: CorrectionErrors;
  /** Set where too many came; the whole minutes to wait. */
  readonly waitMinutes: number | null;
}

interface CorrectionFormProps {
  readonly slug: string;
  readonly locale: string;
  readonly problem?: CorrectionProblem | null;
  /** The button is the page's one primary button, or stands beside another. */
  readonly kind: 'primary' | 'secondary';
}

const fieldId = (field: CorrectionField): string => `correction-${field}`;

export function CorrectionForm({ slug, locale, problem = null, kind }: CorrectionFormProps) {
  const texts = textsFor(locale).correction;
  const { values, errors = {}, waitMinutes = null } = problem ?? {};
  const items = (Object.keys(correctionFields) as CorrectionField[]).flatMap((field) => {
    const message = errors[field];
    return message === undefined ? [] : [{ fieldId: fieldId(field), message }];
  });
  const field = (name: CorrectionField, words: Omit<FieldWords, 'optional'>) => ({
    name,
    words: { ...words, optional: texts.optional },
    error: errors[name],
  });
  return (
    <form method="post" action={paths.correction(slug)} className="correction-form" noValidate>
      <p>{texts.lead}</p>
      <FormErrors title={texts.errorsTitle} items={items} />
      {waitMinutes !== null && (
        <div className="errors" role="alert">
          <p>{texts.limited(waitMinutes)}</p>
        </div>
      )}
      <Field {...field('what', { label: texts.what, hint: texts.whatHint })} isRequired>
        {(attributes) => <textarea rows={5} defaultValue={values?.what} {...attributes} />}
      </Field>
      <Field {...field('evidence', { label: texts.evidence, hint: texts.evidenceHint })}>
        {(attributes) => <input type="url" defaultValue={values?.evidence} {...attributes} />}
      </Field>
      <Field {...field('email', { label: texts.email, hint: texts.emailHint })}>
        {(attributes) => (
          <input type="email" autoComplete="email" defaultValue={values?.email} {...attributes} />
        )}
      </Field>
      <div>
        <Button kind={kind}>{texts.send}</Button>
      </div>
    </form>
  );
}

type FieldWords = Pick<Texts['correction'], 'optional'> & { readonly label: string; readonly hint: string };

interface Attributes {
  readonly id: string;
  readonly name: string;
  readonly required: boolean;
  readonly 'aria-describedby': string;
  readonly 'aria-invalid': true | undefined;
}

function Field({
  name,
  words,
  error,
  isRequired = false,
  children,
}: {
  name: CorrectionField;
  words: FieldWords;
  error: string | undefined;
  isRequired?: boolean;
  children: (attributes: Attributes) => ReactNode;
}) {
  const id = fieldId(name);
  const hintId = `${id}-hint`;
  return (
    <div className="field">
      <label htmlFor={id}>
        {words.label} {!isRequired && <span className="soft">({words.optional})</span>}
      </label>
      <p className="hint" id={hintId}>
        {words.hint}
      </p>
      <FieldError fieldId={id} message={error} />
      {children({
        id,
        name: correctionFields[name],
        required: isRequired,
        'aria-describedby': error === undefined ? hintId : `${hintId} ${errorId(id)}`,
        'aria-invalid': error === undefined ? undefined : true,
      })}
    </div>
  );
}

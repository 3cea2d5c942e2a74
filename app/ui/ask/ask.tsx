/** The ask: the pledge, what came of it this year, and the form that gives. One page of it serves every reader. */
import {
  donationFields,
  type DonationField,
  type DonationFormErrors,
  type DonationFormValues,
} from '#app/domain/donation-form.ts';
import { directSite } from '#app/domain/embedding.ts';
import type { Money } from '#app/domain/money.ts';
import type { Attestation, Pledge } from '#app/domain/pledge.ts';
import type { Register } from '#app/domain/register.ts';
import { paths } from '#app/paths.ts';
import { errorId, FieldError, FormErrors } from '#app/ui/form-errors.tsx';
import { Amounts, OwnAmount } from './amounts.tsx';
import { AskCourse, AskPledge } from './ask-pledge.tsx';
import { fieldId, frequencyId, postedFields, presetId, type AskSite } from './ask-fields.ts';
import { Currencies } from './currencies.tsx';
import { FeeCover } from './fee-cover.tsx';
import { Frequency } from './frequency.tsx';
import { GiveButton } from './give-button.tsx';
import { textsFor, type Texts } from '#app/domain/texts/catalogue.ts';

export interface AskProps {
  readonly site: AskSite;
  readonly articleSlug: string | null;
  /** The origin of the page on which the reader came to the form; left out on our own. */
  readonly from?: string;
  readonly pledge: Pledge;
  readonly attestation: Attestation;
  /** Null where the figures cannot be had: the form matters more. */
  readonly register: Register | null;
  /** What the reader sent, where something must be mended. */
  readonly values?: DonationFormValues;
  readonly errors?: DonationFormErrors;
  /** What the reader's own amount may mean, where it could be read two ways. */
  readonly readings?: readonly Money[];
  /** The heading's level: 1 where the ask is the page. */
  readonly headingLevel?: 1 | 2;
}

export function Ask(props: AskProps) {
  const texts = textsFor(props.site.locale).ask;
  return (
    <section className="ask" aria-labelledby="ask-title" id="give">
      <AskPledge {...props} texts={texts} />
      <AskForm {...props} texts={texts} />
      <AskCourse
        headingLevel={props.headingLevel}
        offersStandingGifts={props.site.offersStandingGifts}
        texts={texts.course}
      />
    </section>
  );
}

type FormProps = AskProps & { readonly texts: Texts['ask'] };

function AskForm(props: FormProps) {
  const {
    site,
    articleSlug,
    from = directSite,
    pledge,
    attestation,
    values,
    errors = {},
    readings = [],
    texts,
  } = props;
  const constants: readonly (readonly [DonationField, string])[] = [
    ['article', articleSlug ?? ''],
    ...(from === directSite ? [] : [['site', from] as const]),
    ['pledgeVersion', pledge.version],
    ['attestationVersion', attestation.version],
    ['locale', site.locale],
    ['currency', site.currency],
  ];
  return (
    <form className="ask-form" method="post" action={paths.donate()}>
      {/* The first button is what Enter in a field presses: it must not choose a reading. */}
      {readings.length > 0 && <button type="submit" className="trap" tabIndex={-1} aria-hidden="true" />}
      <FormErrors title={texts.errorsTitle} items={summaryOf(errors)} />
      {constants.map(([field, value]) => (
        <input key={field} type="hidden" name={donationFields[field]} value={value} />
      ))}
      <Currencies {...{ site, articleSlug, from, texts }} />
      {site.offersStandingGifts && (
        <Frequency fields={postedFields} error={errors.frequency} texts={texts} {...(values && { values })} />
      )}
      <Amounts {...props} fields={postedFields} />
      <OwnAmount {...props} fields={postedFields} />
      <FeeCover {...props} fields={postedFields} />
      <div className="field">
        <label htmlFor={fieldId('organisation')}>
          {texts.organisation} <span className="soft">({texts.optional})</span>
        </label>
        <p className="hint" id="give-organisation-hint">
          {texts.organisationHint}
        </p>
        <FieldError fieldId={fieldId('organisation')} message={errors.organisation} />
        <input
          type="text"
          id={fieldId('organisation')}
          name={donationFields.organisation}
          defaultValue={values?.organisation}
          autoComplete="organization"
          aria-invalid={errors.organisation ? true : undefined}
          aria-describedby={`give-organisation-hint${errors.organisation ? ` ${errorId(fieldId('organisation'))}` : ''}`}
        />
      </div>
      <Trap label={texts.trap} value={values?.trap} />
      <AttestationTick {...props} />
      <GiveButton site={site} texts={texts} />
    </form>
  );
}

/** The one thing that must be ticked: it says so beforehand, and browsers hold a form back that comes without it. */
function AttestationTick({ site, attestation, values, errors = {}, texts }: FormProps) {
  const id = fieldId('attestation');
  const error = errors.attestation;
  return (
    <div className="field">
      {/* Shown by the style sheet once a press was held back, in our words beside the browser's own. */}
      <p className="field-error tick-first">{textsFor(site.locale).donateErrors.attestation}</p>
      <FieldError fieldId={id} message={error} />
      <label className="tick">
        <input
          type="checkbox"
          id={id}
          name={donationFields.attestation}
          value="yes"
          required
          defaultChecked={values?.attestation === 'yes'}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? errorId(id) : undefined}
        />
        <span>
          {attestation.statement} <strong>({texts.required})</strong>
        </span>
      </label>
    </div>
  );
}

/** In the order of the form; errors at fields that a reader cannot see come first and lead to the form itself. */
function summaryOf(errors: DonationFormErrors): { fieldId: string; message: string }[] {
  const places: readonly (readonly [DonationField, string])[] = [
    ['article', 'give'],
    ['pledgeVersion', 'give'],
    ['attestationVersion', 'give'],
    ['locale', 'give'],
    ['currency', 'give'],
    ['trap', fieldId('trap')],
    ['frequency', frequencyId('once')],
    ['amount', presetId(0)],
    ['amountOther', fieldId('amountOther')],
    ['coverFee', fieldId('coverFee')],
    ['organisation', fieldId('organisation')],
    ['attestation', fieldId('attestation')],
  ];
  return places.flatMap(([field, place]) => {
    const message = errors[field];
    return message === undefined ? [] : [{ fieldId: place, message }];
  });
}

/** A field that people neither see nor reach and that autofill does not know; programs fill it in. */
function Trap({ label, value }: { label: string; value: string | undefined }) {
  return (
    <div className="trap" aria-hidden="true">
      <label htmlFor={fieldId('trap')}>{label}</label>
      <input
        type="text"
        id={fieldId('trap')}
        name={donationFields.trap}
        defaultValue={value}
        tabIndex={-1}
        autoComplete="off"
      />
    </div>
  );
}

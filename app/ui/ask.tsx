/** The ask: the pledge, what came of it this year, and the form that gives. One page of it serves every reader. */
import {
  donationFields,
  type DonationField,
  type DonationFormErrors,
  type DonationFormValues,
} from '#app/domain/donation-form.ts';
import { numberFormat } from '#app/domain/formats.ts';
import type { DonationSettings } from '#app/domain/donation-settings.ts';
import { addMoney, feeCover, formatMoney, shownDecimals, type Money } from '#app/domain/money.ts';
import type { Attestation, Pledge } from '#app/domain/pledge.ts';
import type { Register } from '#app/domain/register.ts';
import { paths } from '#app/paths.ts';
import { AskCourse, AskPledge } from '#app/ui/ask-pledge.tsx';
import { Button } from '#app/ui/buttons.tsx';
import { errorId, FieldError, FormErrors } from '#app/ui/form-errors.tsx';
import { textsFor, type Texts } from '#app/domain/texts/catalogue.ts';

/** The newsroom's settings that the form shows. */
export interface AskSite extends DonationSettings {
  readonly locale: string;
  readonly currency: string;
}

export interface AskProps {
  readonly site: AskSite;
  readonly articleSlug: string | null;
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

/** The ids that labels, errors and the style sheet's `:has()` rules share; presets are `give-amount-1` and on. */
const fieldId = (field: DonationField): string => `give-${donationFields[field].replaceAll('_', '-')}`;
const presetId = (index: number): string => `${fieldId('amount')}-${String(index + 1)}`;

export function Ask(props: AskProps) {
  const texts = textsFor(props.site.locale).ask;
  return (
    <section className="ask" aria-labelledby="ask-title" id="give">
      <AskPledge {...props} texts={texts} />
      <AskForm {...props} texts={texts} />
      <AskCourse headingLevel={props.headingLevel} texts={texts.course} />
    </section>
  );
}

type FormProps = AskProps & { readonly texts: Texts['ask'] };

function AskForm(props: FormProps) {
  const { site, articleSlug, pledge, attestation, values, errors = {}, readings = [], texts } = props;
  const constants: readonly (readonly [DonationField, string])[] = [
    ['article', articleSlug ?? ''],
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
      <Amounts {...props} />
      <OwnAmount {...props} />
      <FeeCover {...props} />
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
    ['frequency', 'give'],
    ['pledgeVersion', 'give'],
    ['attestationVersion', 'give'],
    ['locale', 'give'],
    ['currency', 'give'],
    ['trap', fieldId('trap')],
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

function Amounts({ site, values, errors = {}, texts }: FormProps) {
  const isPreset = site.presets.some((preset) => String(preset.amountMinor) === values?.amount);
  const chosen = isPreset ? values?.amount : String(site.presets[0]?.amountMinor);
  const error = errors.amount;
  return (
    <fieldset aria-describedby={error ? errorId(fieldId('amount')) : undefined}>
      <legend>{texts.amount}</legend>
      <FieldError fieldId={fieldId('amount')} message={error} />
      <div className="cells">
        {site.presets.map((preset, index) => (
          <label key={preset.amountMinor} className="cell">
            <input
              type="radio"
              id={presetId(index)}
              name={donationFields.amount}
              value={preset.amountMinor}
              defaultChecked={String(preset.amountMinor) === chosen}
            />
            <span>{formatMoney(preset, site.locale)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function OwnAmount({ site, values, errors = {}, readings = [], texts }: FormProps) {
  const id = fieldId('amountOther');
  const error = errors.amountOther;
  const parts = numberFormat(site.locale, {
    style: 'currency',
    currency: site.currency,
    currencyDisplay: 'narrowSymbol',
  });
  const symbol = parts.formatToParts(0).find((part) => part.type === 'currency')?.value ?? site.currency;
  return (
    <div className="field own">
      <label htmlFor={id}>{texts.own}</label>
      <FieldError fieldId={id} message={error} />
      <Readings site={site} readings={readings} texts={texts} />
      <div className="own-amount">
        <span aria-hidden="true">{symbol}</span>
        {/* The one-space placeholder lets the style sheet see whether something was written. */}
        <input
          type="text"
          inputMode={shownDecimals(site.currency) === 0 ? 'numeric' : 'decimal'}
          id={id}
          name={donationFields.amountOther}
          placeholder=" "
          defaultValue={values?.amountOther}
          // Not "off", with which browsers forget the amount on the way back.
          autoComplete="transaction-amount"
          aria-invalid={error ? true : undefined}
          aria-describedby={`give-own-hint${error ? ` ${errorId(id)}` : ''}`}
        />
      </div>
      <p className="hint" id="give-own-hint">
        {texts.ownHint(formatMoney(site.amountMin, site.locale), formatMoney(site.amountMax, site.locale))}
      </p>
    </div>
  );
}

/** Each gives what it says, with everything else that the form holds. */
function Readings({
  site,
  readings,
  texts,
}: {
  site: AskSite;
  readings: readonly Money[];
  texts: Texts['ask'];
}) {
  if (readings.length === 0) return null;
  const give = (amount: Money) => texts.giveAmount(formatMoney(amount, site.locale, 'always'));
  return (
    <div className="readings">
      {readings.map((reading) => (
        <Button
          key={reading.amountMinor}
          kind="secondary"
          name={donationFields.amountMeant}
          value={reading.amountMinor}
        >
          <span className="say-net">{give(reading)}</span>
          <span className="say-gross">{give(addMoney(reading, feeCover(reading, site.feeRate)))}</span>
        </Button>
      ))}
    </div>
  );
}

function FeeCover({ site, values, texts }: FormProps) {
  const percent = numberFormat(site.locale, { style: 'percent', maximumFractionDigits: 2 }).format(
    site.feeRate.percent / 100,
  );
  const fixed = formatMoney({ amountMinor: site.feeRate.fixedMinor, currency: site.currency }, site.locale);
  return (
    <label className="tick">
      <input
        type="checkbox"
        id={fieldId('coverFee')}
        name={donationFields.coverFee}
        value="yes"
        defaultChecked={values?.coverFee === 'yes'}
      />
      <span>
        {site.presets.map((preset, index) => (
          <span key={preset.amountMinor} className={`say say-${String(index + 1)}`}>
            {texts.coverFee(formatMoney(feeCover(preset, site.feeRate), site.locale))}
          </span>
        ))}
        <span className="say say-otherwise say-own">{texts.coverFeeRate(percent, fixed)}</span>
      </span>
    </label>
  );
}

/** Says what will happen: the style sheet shows the one wording that fits what is chosen. */
function GiveButton({ site, texts }: { site: AskSite; texts: Texts['ask'] }) {
  return (
    <button type="submit" className="button button-primary button-give">
      {site.presets.map((preset, index) => {
        const total = addMoney(preset, feeCover(preset, site.feeRate));
        return (
          <span key={preset.amountMinor} className={`say say-${String(index + 1)}`}>
            <span className="say-net">{texts.giveAmount(formatMoney(preset, site.locale))}</span>
            <span className="say-gross">{texts.giveAmount(formatMoney(total, site.locale))}</span>
          </span>
        );
      })}
      <span className="say say-own">
        <span className="say-net">{texts.giveOwn}</span>
        <span className="say-gross">{texts.giveOwnWithFee}</span>
      </span>
      <span className="say say-otherwise">{texts.give}</span>
    </button>
  );
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

/** How much: the presets, an amount of the reader's own, and what that may mean where it could be read two ways. */
import {
  donationFields,
  type DonationFormErrors,
  type DonationFormValues,
} from '#app/domain/donation-form.ts';
import { numberFormat } from '#app/domain/formats.ts';
import { addMoney, feeCover, formatMoney, shownDecimals, type Money } from '#app/domain/money.ts';
import type { Texts } from '#app/domain/texts/catalogue.ts';
import { Button } from '#app/ui/buttons.tsx';
import { errorId, FieldError } from '#app/ui/form-errors.tsx';
import { fieldId, presetId, type AmountFields, type AskSite } from './ask-fields.ts';
import { Often } from './give-button.tsx';

export interface AmountsProps {
  readonly site: AskSite;
  readonly fields: AmountFields;
  readonly values?: DonationFormValues;
  readonly errors?: DonationFormErrors;
  readonly readings?: readonly Money[];
  readonly texts: Texts['ask'];
}

/** Presets as real radio buttons; the first is chosen where the reader chose none. */
export function Amounts({ site, fields, values, errors = {}, texts }: AmountsProps) {
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
              name={fields.amount}
              value={fields.valueOf(preset)}
              defaultChecked={String(preset.amountMinor) === chosen}
            />
            <span>{formatMoney(preset, site.locale)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

export function OwnAmount({ site, fields, values, errors = {}, readings = [], texts }: AmountsProps) {
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
          name={fields.own}
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
  const { offersStandingGifts } = site;
  const give = (amount: Money) => (
    <Often
      {...{ offersStandingGifts }}
      say={(often) => texts.giveAmount(formatMoney(amount, site.locale, 'always'), often)}
    />
  );
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

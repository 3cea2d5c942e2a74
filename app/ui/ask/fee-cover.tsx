/** The box that adds the card's fee to a donation. */
import { numberFormat } from '#app/domain/formats.ts';
import { feeCover, formatMoney } from '#app/domain/money.ts';
import type { AmountsProps } from './amounts.tsx';
import { fieldId } from './ask-fields.ts';

/** Unticked beforehand; says in money what it adds to each preset, and as a rate to an amount of the reader's own. */
export function FeeCover({
  site,
  fields,
  values,
  texts,
}: Pick<AmountsProps, 'site' | 'fields' | 'values' | 'texts'>) {
  const percent = numberFormat(site.locale, { style: 'percent', maximumFractionDigits: 2 }).format(
    site.feeRate.percent / 100,
  );
  const fixed = formatMoney({ amountMinor: site.feeRate.fixedMinor, currency: site.currency }, site.locale);
  return (
    <label className="tick">
      <input
        type="checkbox"
        id={fieldId('coverFee')}
        name={fields.cover}
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

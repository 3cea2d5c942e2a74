/** How often: once, every month or every year, as real radio buttons. */
import type { DonationFormValues } from '#app/domain/donation-form.ts';
import { giftFrequencies } from '#app/domain/standing-gift/standing-gift.ts';
import type { Texts } from '#app/domain/texts/catalogue.ts';
import { errorId, FieldError } from '#app/ui/form-errors.tsx';
import { fieldId, frequencyId, type AmountFields } from './ask-fields.ts';

export interface FrequencyProps {
  readonly fields: AmountFields;
  readonly values?: DonationFormValues;
  readonly error?: string | undefined;
  readonly texts: Texts['ask'];
}

/** Once is chosen where the reader chose nothing else. */
export function Frequency({ fields, values, error, texts }: FrequencyProps) {
  const chosen = giftFrequencies.find((each) => each === values?.frequency) ?? 'once';
  return (
    <fieldset aria-describedby={error ? errorId(fieldId('frequency')) : undefined}>
      <legend>{texts.frequency}</legend>
      <FieldError fieldId={fieldId('frequency')} message={error} />
      <div className="cells cells-words">
        {giftFrequencies.map((frequency) => (
          <label key={frequency} className="cell cell-word">
            <input
              type="radio"
              id={frequencyId(frequency)}
              name={fields.frequency}
              value={frequency}
              defaultChecked={frequency === chosen}
            />
            <span>{texts.frequencies[frequency]}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Where a donor changes what they give each time: from which day it holds, said before it is confirmed. */
import type { DonationFormErrors, DonationFormValues } from '#app/domain/donation-form.ts';
import { addMoney, formatMoney, type Money } from '#app/domain/money.ts';
import type { GiftInterval } from '#app/domain/standing-gift/standing-gift.ts';
import { textsFor } from '#app/domain/texts/catalogue.ts';
import { paths } from '#app/paths.ts';
import { Amounts, OwnAmount } from '#app/ui/ask/amounts.tsx';
import { fieldId, postedFields, type AskSite } from '#app/ui/ask/ask-fields.ts';
import { FeeCover } from '#app/ui/ask/fee-cover.tsx';
import { Button } from '#app/ui/buttons.tsx';
import { formatDayOf } from '#app/ui/dates.ts';
import { FormErrors } from '#app/ui/form-errors.tsx';
import { BackToGift, ChangeProblemNote, type ChangeProblem, type ChangeSite } from './change-parts.tsx';
import { Headline, Part } from './page-parts.tsx';

export interface AmountPageProps {
  readonly site: ChangeSite;
  readonly token: string;
  readonly problem: ChangeProblem | null;
  /** Null where nothing can be changed now. */
  readonly form: {
    readonly ask: AskSite;
    readonly interval: GiftInterval;
    readonly amount: Money;
    readonly feeCover: Money;
    /** From which it holds, and with which gift it is charged first: a later one where some are left out. */
    readonly holdsFrom: Date;
    readonly from: Date;
    /** A gift that is due before that day and is not changed any more; null where there is none. */
    readonly tooNear: Date | null;
    readonly values: DonationFormValues;
    readonly errors: DonationFormErrors;
    readonly readings: readonly Money[];
  } | null;
}

export function AmountPage({ site, token, problem, form }: AmountPageProps) {
  const texts = textsFor(site.locale).giftChanges;
  const { amount: words } = texts;
  return (
    <div className="giving">
      <Headline kicker={texts.kicker} text={words.heading} marked={words.marked} />
      <ChangeProblemNote problem={problem} texts={texts} />
      {form && (
        <>
          <Part label={words.nowTitle}>
            <p>
              {words.now(formatMoney(addMoney(form.amount, form.feeCover), site.locale), form.interval)}
              {form.tooNear && ` ${words.due(formatDayOf(form.tooNear, site.locale, site.timeZone))}`}
            </p>
            <p>{words.from(formatDayOf(form.from, site.locale, site.timeZone))}</p>
          </Part>
          <Part label={words.formTitle}>
            <AmountForm site={site} token={token} form={form} />
          </Part>
        </>
      )}
      <BackToGift token={token} texts={texts} />
    </div>
  );
}

function AmountForm({
  site,
  token,
  form,
}: {
  site: ChangeSite;
  token: string;
  form: NonNullable<AmountPageProps['form']>;
}) {
  const { ask: texts, giftChanges } = textsFor(site.locale);
  const { ask, values, errors, readings, holdsFrom, from } = form;
  const props = { site: ask, fields: postedFields, values, errors, readings, texts };
  const summary = (['amount', 'amountOther'] as const).flatMap((field) => {
    const message = errors[field];
    return message === undefined ? [] : [{ fieldId: fieldId(field), message }];
  });
  return (
    <form className="ask-form" method="post" action={paths.standingGiftAmount(token)}>
      {/* The first button is what Enter in a field presses: it must not choose a reading. */}
      {readings.length > 0 && <button type="submit" className="trap" tabIndex={-1} aria-hidden="true" />}
      <FormErrors title={texts.errorsTitle} items={summary} />
      <input type="hidden" name="day" value={holdsFrom.toISOString()} />
      <Amounts {...props} />
      <OwnAmount {...props} />
      <FeeCover {...props} />
      <Button>{giftChanges.amount.button(formatDayOf(from, site.locale, site.timeZone))}</Button>
    </form>
  );
}

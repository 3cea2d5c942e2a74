/** The year's figures up to this moment, which readers see the morning after. */
import { numberFormat } from '#app/domain/formats.ts';
import { formatMoney } from '#app/domain/money.ts';
import type { Register } from '#app/domain/register.ts';
import { deskTexts } from '#app/domain/texts/desk.ts';

const words = deskTexts.donations.year;

export function YearSoFar({ figures: register, locale }: { figures: Register; locale: string }) {
  const count = (value: number) => numberFormat(locale).format(value);
  return (
    <p className="soft">
      {register.figures.map(({ received, supporters, refused, returned }) => (
        <span key={received.total.currency} className="year-so-far">
          {words.gifts(register.year, received.total.currency, count(received.count), received.count === 1)}
          {words.supporters(count(supporters), supporters === 1)}
          {words.total(formatMoney(received.total, locale, 'always'))}
          {words.refused(count(refused.count))}
          {returned.count === 0 ? words.noneReturned : words.returned(count(returned.count))}
        </span>
      ))}
      {words.readers}
    </p>
  );
}

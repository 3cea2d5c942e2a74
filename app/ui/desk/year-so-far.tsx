/** The year's figures up to this moment, which readers see the morning after. */
import { numberFormat } from '#app/domain/formats.ts';
import { formatMoney } from '#app/domain/money.ts';
import type { Register } from '#app/domain/register.ts';

export function YearSoFar({ figures: register, locale }: { figures: Register; locale: string }) {
  const count = (value: number, one: string, many: string) =>
    `${numberFormat(locale).format(value)} ${value === 1 ? one : many}`;
  return (
    <p className="soft">
      {register.figures.map(({ received, supporters, refused, returned }) => (
        <span key={received.total.currency} className="year-so-far">
          {`${String(register.year)} so far, in ${received.total.currency}: ${count(received.count, 'gift', 'gifts')} `}
          {`from ${count(supporters, 'supporter', 'supporters')}, `}
          {`${formatMoney(received.total, locale, 'always')} after what went back; `}
          {`${numberFormat(locale).format(refused.count)} refused`}
          {returned.count === 0 ? '. ' : `, ${numberFormat(locale).format(returned.count)} returned. `}
        </span>
      ))}
      Readers see this the morning after.
    </p>
  );
}

/** One payout at the desk: where it is, what it paid out by category, and whether the two agree. */
import { formatMoney, money, type Money } from '#app/domain/money.ts';
import type { PayoutKind, PayoutMatching } from '#app/domain/payout/payout.ts';
import type { PayoutState } from '#app/domain/payout/states.ts';
import { paths } from '#app/paths.ts';
import { DataTable } from '#app/ui/data-table.tsx';
import { stamp, type Place } from './desk-words.ts';
import { MoneyNav } from './money-nav.tsx';
import { arrivalDay, matchingSentences, payoutKindWords, payoutStateWords } from './payout-words.ts';

export interface PayoutDetailsShown {
  readonly payout: {
    readonly id: string;
    readonly kind: PayoutKind;
    readonly state: PayoutState;
    readonly matching: PayoutMatching;
    readonly differenceMinor: number | null;
    readonly amount: Money;
    readonly createdAt: Date;
    readonly arrivesAt: Date;
    readonly takesBack: string | null;
    readonly failureReason: string | null;
  };
  readonly sums: readonly {
    readonly category: string;
    readonly count: number;
    readonly amount: Money;
    readonly fee: Money;
    readonly net: Money;
  }[];
}

export function PayoutDetails({ shown, place }: { shown: PayoutDetailsShown; place: Place }) {
  const { payout, sums } = shown;
  const written = (value: Money) => formatMoney(value, place.locale, 'always');
  return (
    <div className="money">
      <h1>Payout of {written(payout.amount)}</h1>
      <MoneyNav current={null} />
      <Facts shown={shown} place={place} />
      <h2>What it paid out</h2>
      <p className={payout.matching === 'differs' ? 'late' : 'soft'}>
        {matchingSentences[payout.matching]}
        {payout.differenceMinor !== null &&
          payout.differenceMinor !== 0 &&
          ` Its movements are ${written(money(payout.differenceMinor, payout.amount.currency))} away from it.`}
      </p>
      {payout.kind === 'automatic' && (
        <DataTable
          caption="By kind of movement"
          columns={[
            { label: 'Kind' },
            { label: 'Count', isNumber: true },
            { label: 'Amount', isNumber: true },
            { label: 'Fee', isNumber: true },
            { label: 'Net', isNumber: true },
          ]}
          rows={sums.map(({ category, count, amount, fee, net }) => ({
            key: `${category} ${net.currency}`,
            cells: [category, count, written(amount), written(fee), written(net)],
          }))}
          empty="Nothing is known of it yet."
        />
      )}
      <p className="to-file">
        <a href={paths.deskPayoutFile(payout.id)}>Every movement of it, as CSV</a>
      </p>
    </div>
  );
}

function Facts({ shown: { payout }, place }: { shown: PayoutDetailsShown; place: Place }) {
  const facts: readonly (readonly [string, string])[] = [
    ['State', payoutStateWords[payout.state]],
    ...(payout.failureReason === null ? [] : [['Why', payout.failureReason] as const]),
    ['Made', `${payoutKindWords[payout.kind]}, ${stamp(payout.createdAt, place)}`],
    ['Arrival', arrivalDay(payout.arrivesAt, place)],
    ...(payout.takesBack === null ? [] : [['Takes back', payout.takesBack] as const]),
    ['At Stripe', payout.id],
  ];
  return (
    <dl className="standing">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

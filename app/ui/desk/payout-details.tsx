/** One payout at the desk: where it is, what it paid out by category, and whether the two agree. */
import { arrivalDay, stamp, type Place } from '#app/domain/moments.ts';
import { formatMoney, money, type Money } from '#app/domain/money.ts';
import type { PayoutKind, PayoutMatching } from '#app/domain/payout/payout.ts';
import type { PayoutState } from '#app/domain/payout/states.ts';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { paths } from '#app/paths.ts';
import { DataTable } from '#app/ui/data-table.tsx';
import { MoneyNav } from './money-nav.tsx';

const { money: texts } = deskTexts;
const { payout: words } = texts;

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
      <h1>{words.title(written(payout.amount))}</h1>
      <MoneyNav current={null} />
      <Facts shown={shown} place={place} />
      <h2>{words.paidOut}</h2>
      <p className={payout.matching === 'differs' ? 'late' : 'soft'}>
        {texts.matchingSentences[payout.matching]}
        {payout.differenceMinor !== null &&
          payout.differenceMinor !== 0 &&
          words.difference(written(money(payout.differenceMinor, payout.amount.currency)))}
      </p>
      {payout.kind === 'automatic' && (
        <DataTable
          caption={words.list}
          columns={[
            { label: words.columns.kind },
            { label: words.columns.count, isNumber: true },
            { label: words.columns.amount, isNumber: true },
            { label: words.columns.fee, isNumber: true },
            { label: words.columns.net, isNumber: true },
          ]}
          rows={sums.map(({ category, count, amount, fee, net }) => ({
            key: `${category} ${net.currency}`,
            cells: [category, count, written(amount), written(fee), written(net)],
          }))}
          empty={words.nothingKnown}
        />
      )}
      <p className="to-file">
        <a href={paths.deskPayoutFile(payout.id)}>{words.file}</a>
      </p>
    </div>
  );
}

function Facts({ shown: { payout }, place }: { shown: PayoutDetailsShown; place: Place }) {
  const facts: readonly (readonly [string, string])[] = [
    [words.facts.state, texts.states[payout.state]],
    ...(payout.failureReason === null ? [] : [[words.facts.why, payout.failureReason] as const]),
    [words.facts.made, words.made(payout.kind, stamp(payout.createdAt, place))],
    [words.facts.arrival, arrivalDay(payout.arrivesAt, place)],
    ...(payout.takesBack === null ? [] : [[words.facts.takesBack, payout.takesBack] as const]),
    [words.facts.atStripe, payout.id],
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

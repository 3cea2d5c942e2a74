/** The desk's list of payouts: what goes to the bank, whether it is what it paid out, and the files by which a month is closed. */
import { formatMoney, type Money } from '#app/domain/money.ts';
import type { PayoutKind, PayoutMatching } from '#app/domain/payout/payout.ts';
import type { PayoutState } from '#app/domain/payout/states.ts';
import { paths } from '#app/paths.ts';
import { formatDay } from '#app/ui/dates.ts';
import type { Place } from './desk-words.ts';
import { MoneyNav } from './money-nav.tsx';
import { arrivalDay, matchingWords, payoutKindWords, payoutStateWords } from './payout-words.ts';

interface PayoutRow {
  readonly id: string;
  readonly kind: PayoutKind;
  readonly state: PayoutState;
  readonly matching: PayoutMatching;
  readonly amount: Money;
  readonly arrivesAt: Date;
}

interface Props {
  readonly list: {
    readonly payouts: readonly PayoutRow[];
    readonly next: string | null;
    readonly isFirst: boolean;
    readonly months: readonly string[];
  };
  readonly place: Place;
}

export function PayoutListPage({ list, place }: Props) {
  const { payouts, next, isFirst, months } = list;
  return (
    <div className="money">
      <h1>Payouts</h1>
      <MoneyNav current="payouts" />
      {payouts.length === 0 ? <Empty isFirst={isFirst} /> : <Rows payouts={payouts} place={place} />}
      <nav className="pages" aria-label="Pages">
        {!isFirst && <a href={paths.deskPayouts()}>Newest</a>}
        {next !== null && <a href={paths.deskPayouts(next)}>Older</a>}
      </nav>
      {isFirst && months.length > 0 && <Months months={months} place={place} />}
    </div>
  );
}

function Empty({ isFirst }: { isFirst: boolean }) {
  if (!isFirst) return <p className="empty">There are no older payouts.</p>;
  return (
    <p className="empty">
      Nothing has been paid out yet. When Stripe sends money to your bank, the payout will stand here.
    </p>
  );
}

function Rows({ payouts, place }: { payouts: readonly PayoutRow[]; place: Place }) {
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label="Payouts, newest first">
      <table className="donations payouts">
        <caption className="unseen">Payouts, newest first</caption>
        <thead>
          <tr>
            <th scope="col">Arrival</th>
            <th scope="col" className="number">
              Payout
            </th>
            <th scope="col">State</th>
            <th scope="col">Made</th>
            <th scope="col">Matched</th>
            <th scope="col">File</th>
          </tr>
        </thead>
        <tbody>
          {payouts.map(({ id, kind, state, matching, amount, arrivesAt }) => (
            <tr key={id}>
              <td>
                <time dateTime={arrivesAt.toISOString()}>{arrivalDay(arrivesAt, place)}</time>
              </td>
              <td className="number">
                <a href={paths.deskPayout(id)}>{formatMoney(amount, place.locale, 'always')}</a>
              </td>
              <td className={state === 'failed' ? 'late' : undefined}>{payoutStateWords[state]}</td>
              <td>{payoutKindWords[kind]}</td>
              <td className={matching === 'differs' ? 'late' : undefined}>{matchingWords[matching]}</td>
              <td>
                <a href={paths.deskPayoutFile(id)}>
                  CSV<span className="unseen"> of this payout</span>
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Months({ months, place }: { months: readonly string[]; place: Place }) {
  return (
    <section>
      <h2>Close a month</h2>
      <p className="soft">
        Sums: what each account opened with, what moved it, and what it closed with. Movements: every movement
        of the balance at Stripe, with its fee and net. Both go by the day on which something moved, so close
        a month a few days after its end.
      </p>
      <table className="donations months">
        <caption className="unseen">Months, newest first</caption>
        <thead>
          <tr>
            <th scope="col">Month</th>
            <th scope="col">Sums</th>
            <th scope="col">Movements</th>
          </tr>
        </thead>
        <tbody>
          {months.map((month) => (
            <tr key={month}>
              <td>{formatDay(month, place.locale)}</td>
              <td>
                <a href={paths.deskMonthFile(month)}>
                  CSV<span className="unseen"> of the sums of {formatDay(month, place.locale)}</span>
                </a>
              </td>
              <td>
                <a href={paths.deskMonthFile(month, 'movements')}>
                  CSV<span className="unseen"> of the movements of {formatDay(month, place.locale)}</span>
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The desk's list of payouts: what goes to the bank, whether it is what it paid out, and the files by which a month is closed. */
import { arrivalDay, type Place } from '#app/domain/moments.ts';
import { formatMoney, type Money } from '#app/domain/money.ts';
import type { PayoutKind, PayoutMatching } from '#app/domain/payout/payout.ts';
import type { PayoutState } from '#app/domain/payout/states.ts';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { paths } from '#app/paths.ts';
import { formatDay } from '#app/ui/dates.ts';
import { MoneyNav } from './money-nav.tsx';

const { lists, money: texts } = deskTexts;
const { payouts: words, months: monthWords } = texts;

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
      <h1>{words.title}</h1>
      <MoneyNav current="payouts" />
      {payouts.length === 0 ? <Empty isFirst={isFirst} /> : <Rows payouts={payouts} place={place} />}
      <nav className="pages" aria-label={lists.pages}>
        {!isFirst && <a href={paths.deskPayouts()}>{lists.newest}</a>}
        {next !== null && <a href={paths.deskPayouts(next)}>{lists.older}</a>}
      </nav>
      {isFirst && months.length > 0 && <Months months={months} place={place} />}
    </div>
  );
}

function Empty({ isFirst }: { isFirst: boolean }) {
  if (!isFirst) return <p className="empty">{words.noOlder}</p>;
  return <p className="empty">{words.none}</p>;
}

function Rows({ payouts, place }: { payouts: readonly PayoutRow[]; place: Place }) {
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={words.list}>
      <table className="donations payouts">
        <caption className="unseen">{words.list}</caption>
        <thead>
          <tr>
            <th scope="col">{words.columns.arrival}</th>
            <th scope="col" className="number">
              {words.columns.payout}
            </th>
            <th scope="col">{words.columns.state}</th>
            <th scope="col">{words.columns.made}</th>
            <th scope="col">{words.columns.matched}</th>
            <th scope="col">{words.columns.file}</th>
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
              <td className={state === 'failed' ? 'late' : undefined}>{texts.states[state]}</td>
              <td>{texts.kinds[kind]}</td>
              <td className={matching === 'differs' ? 'late' : undefined}>{texts.matching[matching]}</td>
              <td>
                <a href={paths.deskPayoutFile(id)}>
                  {words.csv}
                  <span className="unseen">{words.unseenPayout}</span>
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
      <h2>{monthWords.title}</h2>
      <p className="soft">{monthWords.text}</p>
      <table className="donations months">
        <caption className="unseen">{monthWords.list}</caption>
        <thead>
          <tr>
            <th scope="col">{monthWords.columns.month}</th>
            <th scope="col">{monthWords.columns.sums}</th>
            <th scope="col">{monthWords.columns.movements}</th>
          </tr>
        </thead>
        <tbody>
          {months.map((month) => (
            <tr key={month}>
              <td>{formatDay(month, place.locale)}</td>
              <td>
                <a href={paths.deskMonthFile(month)}>
                  {words.csv}
                  <span className="unseen">{monthWords.unseenSums(formatDay(month, place.locale))}</span>
                </a>
              </td>
              <td>
                <a href={paths.deskMonthFile(month, 'movements')}>
                  {words.csv}
                  <span className="unseen">{monthWords.unseenMovements(formatDay(month, place.locale))}</span>
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

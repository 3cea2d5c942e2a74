/** What moved the balance at Stripe and is no gift of ours, nor anything that the ledger has an account for. */
import { formatMoney, type Money } from '#app/domain/money.ts';
import { stamp, type Place } from './desk-words.ts';

export interface MovementsShown {
  readonly count: number;
  readonly newest: readonly {
    readonly id: string;
    readonly category: string;
    readonly net: Money;
    readonly occurredAt: Date;
  }[];
}

export function Movements({ shown, place }: { shown: MovementsShown; place: Place }) {
  const { count, newest } = shown;
  return (
    <section className="late-part">
      <h2>Money at Stripe that is none of our gifts</h2>
      <p className="soft">
        {count === 1 ? 'One movement' : `${String(count)} movements`} of the balance{' '}
        {count === 1 ? 'is' : 'are'} booked as unclassified: another program’s payments on the same account,
        or a kind of movement that this site does not know. Look the id up in Stripe’s Dashboard.
        {count > newest.length && ' Only the newest are listed.'}
      </p>
      <table className="donations late-work">
        <caption className="unseen">Movements that are unclassified, the newest first</caption>
        <thead>
          <tr>
            <th scope="col">Moved</th>
            <th scope="col">Category</th>
            <th scope="col">Movement</th>
            <th scope="col" className="number">
              Net
            </th>
          </tr>
        </thead>
        <tbody>
          {newest.map(({ id, category, net, occurredAt }) => (
            <tr key={`${id} ${net.currency}`}>
              <td>
                <time dateTime={occurredAt.toISOString()}>{stamp(occurredAt, place)}</time>
              </td>
              <td>{category}</td>
              <td>{id}</td>
              <td className="number">{formatMoney(net, place.locale, 'always')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

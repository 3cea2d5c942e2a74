/** What moved the balance at Stripe and is no gift of ours, nor anything that the ledger has an account for. */
import { stamp, type Place } from '#app/domain/moments.ts';
import { formatMoney, type Money } from '#app/domain/money.ts';
import { deskTexts } from '#app/domain/texts/desk.ts';

const words = deskTexts.lateWork.movements;

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
      <h2>{words.title}</h2>
      <p className="soft">
        {words.text(count)}
        {count > newest.length && words.isCut}
      </p>
      <table className="donations late-work">
        <caption className="unseen">{words.list}</caption>
        <thead>
          <tr>
            <th scope="col">{words.columns.moved}</th>
            <th scope="col">{words.columns.category}</th>
            <th scope="col">{words.columns.movement}</th>
            <th scope="col" className="number">
              {words.columns.net}
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

/** What the ledger says of one donation: what came in, what went back, what it cost, what is left. */
import { agreedMinor, type Donation } from '#app/domain/donation/donation.ts';
import type { DonationSums } from '#app/domain/ledger/donation-sums.ts';
import { formatMoney, money, type Money } from '#app/domain/money.ts';
import { deskTexts } from '#app/domain/texts/desk.ts';

const words = deskTexts.donation.ledger;

/** What the bank holds; where it holds nothing, what was agreed. */
export function onCard({
  donation,
  sums,
}: {
  readonly donation: Donation;
  readonly sums: DonationSums;
}): Money {
  if (sums.held.amountMinor > 0) return sums.held;
  return money(agreedMinor(donation), donation.amount.currency);
}

/** The gift itself; where something else came in than was agreed, that. */
export function givenOrAgreed({
  donation,
  sums: { received },
}: {
  readonly donation: Donation;
  readonly sums: DonationSums;
}): Money {
  const isAsAgreed = received === null || received.amountMinor === agreedMinor(donation);
  return isAsAgreed ? donation.amount : received;
}

/** Nothing, until something came in. */
export function InLedger({ sums, locale }: { sums: DonationSums; locale: string }) {
  const { received, refunded, disputed, kept, fees, net } = sums;
  if (received === null) return null;
  const show = (value: Money) => formatMoney(value, locale, 'always');
  const list = (values: readonly Money[]) => values.map(show).join(' + ');
  const rows = [
    [words.cameIn, show(received)],
    ...(refunded.amountMinor === 0 ? [] : [[words.wentBack, show(refunded)]]),
    ...(disputed.amountMinor === 0 ? [] : [[words.disputed, show(disputed)]]),
    ...(kept.amountMinor === received.amountMinor ? [] : [[words.remains, show(kept)]]),
    [words.fees, fees.length === 0 ? words.noFees : list(fees)],
    [words.net, list(net)],
  ] as const;
  return (
    <div>
      <dt>{words.title}</dt>
      <dd>
        {rows.map(([what, sum], index) => (
          <span key={what}>
            {index > 0 && ', '}
            <span className="whole">
              {what} {sum}
            </span>
          </span>
        ))}
      </dd>
    </div>
  );
}

/** The refunds of a donation at the desk: how much, where it is, who sent it and why. */
import type { Donation } from '#app/domain/donation/donation.ts';
import { formatMoney } from '#app/domain/money.ts';
import { pendingDaysMax } from '#app/domain/refund/deadlines.ts';
import type { Refund } from '#app/domain/refund/refund.ts';
import { unreturnedStates } from '#app/domain/refund/states.ts';
import { paths } from '#app/paths.ts';
import { Button } from '#app/ui/buttons.tsx';
import { isLateRefund, refundFailureWords, refundReasonWords, refundStateWords } from './refund-words.ts';
import { stamp, type Place } from './desk-words.ts';

interface RefundsMadeProps {
  readonly donation: Donation;
  readonly refunds: readonly Refund[];
  readonly now: Date;
  readonly place: Place;
  readonly Heading: 'h2' | 'h3';
  readonly mayAttend: boolean;
}

export function RefundsMade({ donation, refunds, now, place, Heading, mayAttend }: RefundsMadeProps) {
  return (
    <>
      <Heading>Sent back</Heading>
      <ul className="refunds">
        {refunds.map((refund) => (
          <Made key={refund.id} {...{ donation, refund, now, place, mayAttend }} />
        ))}
      </ul>
      {refunds.some((refund) => refund.state === 'pending' && isLateRefund(refund, now)) && (
        <p className="soft">
          One that Stripe has not sent after {pendingDaysMax} days needs a look at the payment in Stripe’s
          Dashboard.
        </p>
      )}
    </>
  );
}

function Made({
  donation,
  refund,
  now,
  place,
  mayAttend,
}: Pick<RefundsMadeProps, 'donation' | 'now' | 'place' | 'mayAttend'> & { refund: Refund }) {
  const by = refund.origin === 'desk' ? `by ${refund.actorName ?? 'a former member'}` : 'at Stripe';
  const isOpen = unreturnedStates.has(refund.state) && refund.attendedAt === null;
  return (
    <li>
      <p>
        <strong>{formatMoney(refund.amount, place.locale, 'always')}</strong>{' '}
        <span className={isLateRefund(refund, now) ? 'late' : undefined}>{refundStateWords(refund)}</span>
        {refund.failureReason !== null && `: ${refundFailureWords(refund.failureReason)}`}
      </p>
      <p className="soft">
        {stamp(refund.createdAt, place)}, {by}
        {refund.reason !== null && `. ${refundReasonWords(refund.reason)}`}
        {refund.note !== null && `. ${refund.note}`}
        {refund.attendedAt !== null &&
          `. Seen to by ${refund.attendedBy ?? 'somebody'}, ${stamp(refund.attendedAt, place)}`}
      </p>
      {mayAttend && isOpen && (
        <form method="post" action={paths.deskDonation(donation.id)}>
          <input type="hidden" name="intent" value="attend-refund" />
          <input type="hidden" name="refund" value={refund.id} />
          <Button kind="secondary">I have seen to it</Button>
        </form>
      )}
    </li>
  );
}

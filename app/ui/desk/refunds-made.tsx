/** The refunds of a donation at the desk: how much, where it is, who sent it and why. */
import type { Donation } from '#app/domain/donation/donation.ts';
import { stamp, type Place } from '#app/domain/moments.ts';
import { formatMoney } from '#app/domain/money.ts';
import { isLateRefund } from '#app/domain/refund/deadlines.ts';
import type { Refund } from '#app/domain/refund/refund.ts';
import { unreturnedStates } from '#app/domain/refund/states.ts';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { paths } from '#app/paths.ts';
import { Button } from '#app/ui/buttons.tsx';

const { refunds: texts } = deskTexts;
const words = texts.made;

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
      <Heading>{words.title}</Heading>
      <ul className="refunds">
        {refunds.map((refund) => (
          <Made key={refund.id} {...{ donation, refund, now, place, mayAttend }} />
        ))}
      </ul>
      {refunds.some((refund) => refund.state === 'pending' && isLateRefund(refund, now)) && (
        <p className="soft">{words.late}</p>
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
  const by = refund.origin === 'desk' ? words.by(refund.actorName) : words.atStripe;
  const isOpen = unreturnedStates.has(refund.state) && refund.attendedAt === null;
  return (
    <li>
      <p>
        <strong>{formatMoney(refund.amount, place.locale, 'always')}</strong>{' '}
        <span className={isLateRefund(refund, now) ? 'late' : undefined}>{texts.stateWords(refund)}</span>
        {refund.failureReason !== null && words.failed(refund.failureReason)}
      </p>
      <p className="soft">
        {words.when(stamp(refund.createdAt, place), by)}
        {refund.reason !== null && words.why(refund.reason)}
        {refund.note !== null && words.note(refund.note)}
        {refund.attendedAt !== null && words.seenToBy(refund.attendedBy, stamp(refund.attendedAt, place))}
      </p>
      {mayAttend && isOpen && (
        <form method="post" action={paths.deskDonation(donation.id)}>
          <input type="hidden" name="intent" value="attend-refund" />
          <input type="hidden" name="refund" value={refund.id} />
          <Button kind="secondary">{words.seenTo}</Button>
        </form>
      )}
    </li>
  );
}

/** What banks say of one gift, on its page at the desk: its disputes with their deadlines, and warnings to decide about. */
import type { Dispute } from '#app/domain/dispute/dispute.ts';
import { isOpenWarning, type FraudWarning } from '#app/domain/dispute/warning.ts';
import { formatMoney } from '#app/domain/money.ts';
import { noteLengthMax } from '#app/domain/review.ts';
import { paths } from '#app/paths.ts';
import { Button } from '#app/ui/buttons.tsx';
import { errorId, FieldError } from '#app/ui/form-errors.tsx';
import { useMay } from './desk-context.tsx';
import { AnswerBy } from './dispute-list.tsx';
import { stamp, type Place } from './desk-words.ts';
import { disputeReasonWords, disputeStateWords, fraudTypeWords } from './dispute-words.ts';

/** What was typed before an error, and what was wrong with it. */
export interface WarningDraft {
  readonly id: string;
  readonly note: string;
  readonly problem: string;
}

interface BankNewsProps {
  readonly donationId: string;
  readonly disputes: readonly Dispute[];
  readonly warnings: readonly FraudWarning[];
  /** Where its payment stands in Stripe's Dashboard. */
  readonly stripePage: string;
  readonly draft: WarningDraft | null;
  /** Whether this person has a form below with which to send it back. */
  readonly mayRefund: boolean;
  readonly now: Date;
  readonly place: Place;
  readonly Heading: 'h2' | 'h3';
}

/** Nothing where no bank said anything. */
export function BankNews(props: BankNewsProps) {
  const { disputes, warnings, stripePage, now, place, Heading } = props;
  if (disputes.length + warnings.length === 0) return null;
  return (
    <>
      <Heading>What the bank says</Heading>
      <ul className="refunds">
        {disputes.map((dispute) => (
          <li key={dispute.id}>
            <p>
              <strong>{formatMoney(dispute.amount, place.locale, 'always')}</strong>{' '}
              {disputeStateWords[dispute.state]}. {disputeReasonWords(dispute.reason)}.
            </p>
            <p className="soft">
              Opened {stamp(dispute.openedAt, place)}.{' '}
              {dispute.acceptedAt !== null &&
                `${dispute.acceptedBy ?? 'Somebody'} gave in, ${stamp(dispute.acceptedAt, place)}. `}
              {dispute.respondBy !== null && 'Answer '}
              <AnswerBy dispute={{ ...dispute, stripePage }} now={now} place={place} />
            </p>
          </li>
        ))}
        {warnings.map((warning) => (
          <Warning key={warning.id} {...props} warning={warning} />
        ))}
      </ul>
    </>
  );
}

function Warning({
  warning,
  donationId,
  draft,
  mayRefund,
  place,
}: BankNewsProps & { warning: FraudWarning }) {
  const mayLeave = useMay('review');
  const { id, leftAt, leftBy, note } = warning;
  return (
    <li>
      <p>
        <strong>The card’s network warns:</strong> {fraudTypeWords(warning.fraudType)}.
      </p>
      <p className="soft">
        {stamp(warning.warnedAt, place)}.{' '}
        {leftAt === null
          ? !warning.isActionable && 'Nothing is left to do: the payment is disputed, or went back.'
          : `${leftBy ?? 'Somebody'} let it stand, ${stamp(leftAt, place)}. ${note ?? 'The reason was erased.'}`}
      </p>
      {mayLeave && isOpenWarning(warning) && (
        <LeaveForm {...{ donationId, mayRefund }} id={id} draft={draft?.id === id ? draft : null} />
      )}
    </li>
  );
}

/** Sending it back has its own form, with the reason that this suggests. */
function LeaveForm({
  donationId,
  id,
  draft,
  mayRefund,
}: {
  donationId: string;
  id: string;
  draft: WarningDraft | null;
  mayRefund: boolean;
}) {
  const fieldId = `warning-${id}`;
  return (
    <>
      <p>
        {mayRefund ? <a href="#refund">Send it back now</a> : 'An admin can send it back now'}, which spares
        the fee of a dispute; or let it stand.
      </p>
      <details className="more close-finding" open={draft !== null}>
        <summary>Let it stand</summary>
        <form method="post" action={paths.deskDonation(donationId)}>
          <input type="hidden" name="intent" value="leave-warning" />
          <input type="hidden" name="warning" value={id} />
          <div className="field">
            <label htmlFor={fieldId}>Why the payment is genuine</label>
            <FieldError fieldId={fieldId} message={draft?.problem} />
            <textarea
              id={fieldId}
              name="note"
              rows={3}
              defaultValue={draft?.note}
              aria-invalid={draft !== null}
              aria-describedby={draft === null ? undefined : errorId(fieldId)}
            />
            <p className="hint">
              {noteLengthMax.toLocaleString('en')} characters at most. Only staff read it.
            </p>
          </div>
          <Button kind="secondary">Let it stand</Button>
        </form>
      </details>
    </>
  );
}

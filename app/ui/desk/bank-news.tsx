/** What banks say of one gift, on its page at the desk: its disputes with their deadlines, and warnings to decide about. */
import type { Dispute } from '#app/domain/dispute/dispute.ts';
import { isOpenWarning, type FraudWarning } from '#app/domain/dispute/warning.ts';
import { stamp, type Place } from '#app/domain/moments.ts';
import { formatMoney } from '#app/domain/money.ts';
import type { NoteProblem } from '#app/domain/review.ts';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { paths } from '#app/paths.ts';
import { Button } from '#app/ui/buttons.tsx';
import { errorId, FieldError } from '#app/ui/form-errors.tsx';
import { useMay } from './desk-context.tsx';
import { AnswerBy } from './dispute-list.tsx';

const { notes } = deskTexts;
const words = deskTexts.disputes.ofGift;

/** What was typed before an error, and what was wrong with it. */
export interface WarningDraft {
  readonly id: string;
  readonly note: string;
  readonly problem: NoteProblem;
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
      <Heading>{words.title}</Heading>
      <ul className="refunds">
        {disputes.map((dispute) => (
          <li key={dispute.id}>
            <p>
              <strong>{formatMoney(dispute.amount, place.locale, 'always')}</strong>{' '}
              {words.dispute(dispute.state, dispute.reason)}
            </p>
            <p className="soft">
              {words.opened(stamp(dispute.openedAt, place))}{' '}
              {dispute.acceptedAt !== null &&
                words.gaveIn(dispute.acceptedBy, stamp(dispute.acceptedAt, place))}
              {dispute.respondBy !== null && words.answer}
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
  const { id, leftAt, leftBy, note } = warning;
  return (
    <li>
      <p>
        <strong>{words.warns}</strong> {words.warning(warning.fraudType)}
      </p>
      <p className="soft">
        {stamp(warning.warnedAt, place)}.{' '}
        {leftAt === null
          ? !warning.isActionable && words.nothingLeft
          : words.left(leftBy, stamp(leftAt, place), note)}
      </p>
      {isOpenWarning(warning) && (
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
  const mayLeave = useMay('review');
  if (!mayLeave) return null;
  const fieldId = `warning-${id}`;
  return (
    <>
      <p>
        {mayRefund ? <a href="#refund">{words.sendBack}</a> : words.adminCan}
        {words.spares}
      </p>
      <details className="more close-finding" open={draft !== null}>
        <summary>{words.letStand}</summary>
        <form method="post" action={paths.deskDonation(donationId)}>
          <input type="hidden" name="intent" value="leave-warning" />
          <input type="hidden" name="warning" value={id} />
          <div className="field">
            <label htmlFor={fieldId}>{words.whyGenuine}</label>
            <FieldError fieldId={fieldId} message={draft ? words.noteProblem(draft.problem) : undefined} />
            <textarea
              id={fieldId}
              name="note"
              rows={3}
              defaultValue={draft?.note}
              aria-invalid={draft !== null}
              aria-describedby={draft === null ? undefined : errorId(fieldId)}
            />
            <p className="hint">{notes.hint}</p>
          </div>
          <Button kind="secondary">{words.letStand}</Button>
        </form>
      </details>
    </>
  );
}

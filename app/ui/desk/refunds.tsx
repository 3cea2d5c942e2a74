/** What goes back of a donation, at the desk: the refunds there are, and the form that makes another. */
import type { Donation } from '#app/domain/donation/donation.ts';
import { formatMoney, type Money } from '#app/domain/money.ts';
import { pendingDaysMax } from '#app/domain/refund/deadlines.ts';
import { refundReasons, type RefundErrors } from '#app/domain/refund/form.ts';
import type { Refund } from '#app/domain/refund/refund.ts';
import { unreturnedStates } from '#app/domain/refund/states.ts';
import { noteLengthMax } from '#app/domain/review.ts';
import { paths } from '#app/paths.ts';
import { Button } from '#app/ui/buttons.tsx';
import { errorId, FieldError, FormErrors } from '#app/ui/form-errors.tsx';
import { isLateRefund, refundFailureWords, refundStateWords } from './refund-words.ts';
import { stamp, type Place } from './desk-words.ts';

/** What was typed, what was wrong with it, and the sum that the person is asked to confirm. */
export interface RefundDraft {
  readonly scope: string;
  readonly amount: string;
  readonly reason: string;
  readonly note: string;
  readonly errors: { readonly [Field in keyof RefundErrors]: RefundErrors[Field] | undefined };
  readonly toConfirm: { readonly amount: Money; readonly refundable: Money } | null;
}

export interface RefundOffer {
  /** Names one press of the button. */
  readonly attemptKey: string;
  readonly draft: RefundDraft;
}

export const emptyRefund: RefundDraft = {
  scope: 'whole',
  amount: '',
  reason: '',
  note: '',
  errors: {},
  toConfirm: null,
};

type HeadingTag = 'h2' | 'h3';

interface RefundsMadeProps {
  readonly donation: Donation;
  readonly refunds: readonly Refund[];
  readonly now: Date;
  readonly place: Place;
  readonly Heading: HeadingTag;
  readonly mayAttend: boolean;
}

export function RefundsMade({ donation, refunds, now, place, Heading, mayAttend }: RefundsMadeProps) {
  return (
    <>
      <Heading>Sent back</Heading>
      <ul className="refunds">
        {refunds.map((refund) => (
          <li key={refund.id}>
            <p>
              <strong>{formatMoney(refund.amount, place.locale, 'always')}</strong>{' '}
              <span className={isLateRefund(refund, now) ? 'late' : undefined}>
                {refundStateWords(refund)}
              </span>
              {refund.failureReason !== null && `: ${refundFailureWords(refund.failureReason)}`}
            </p>
            <p className="soft">
              {stamp(refund.createdAt, place)},{' '}
              {refund.origin === 'desk' ? `by ${refund.actorName ?? 'a former member'}` : 'at Stripe'}
              {refund.reason !== null && `. ${reasonWords(refund.reason)}`}
              {refund.note !== null && `. ${refund.note}`}
              {refund.attendedAt !== null &&
                `. Seen to by ${refund.attendedBy ?? 'somebody'}, ${stamp(refund.attendedAt, place)}`}
            </p>
            {mayAttend && unreturnedStates.has(refund.state) && refund.attendedAt === null && (
              <form method="post" action={paths.deskDonation(donation.id)}>
                <input type="hidden" name="intent" value="attend-refund" />
                <input type="hidden" name="refund" value={refund.id} />
                <Button kind="secondary">I have seen to it</Button>
              </form>
            )}
          </li>
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

const reasonWords = (reason: string) =>
  Object.entries(refundReasons).find(([known]) => known === reason)?.[1] ?? reason;

interface RefundFormProps {
  readonly donation: Donation;
  readonly place: Place;
  readonly Heading: HeadingTag;
  readonly offer: RefundOffer;
  /** What remains of the donation, as the ledger has it. */
  readonly kept: Money;
}

export function RefundForm({ donation, place, Heading, offer, kept }: RefundFormProps) {
  const { draft, attemptKey } = offer;
  if (draft.toConfirm)
    return <Confirm {...{ donation, place, Heading, attemptKey, draft }} confirmed={draft.toConfirm} />;
  const { errors } = draft;
  const reasonIds = Object.keys(refundReasons);
  return (
    <>
      <Heading>Send it back</Heading>
      <RefundProblems errors={errors} />
      <form className="decide" method="post" action={paths.deskDonation(donation.id)}>
        <input type="hidden" name="intent" value="refund" />
        <input type="hidden" name="attempt" value={attemptKey} />
        <div className="decide-choices">
          <fieldset className="choice-refund">
            <legend>How much</legend>
            <FieldError fieldId="refund-whole" message={errors.scope} />
            <Choice id="refund-whole" name="scope" value="whole" chosen={draft.scope}>
              All that is left, with the fee that the donor added ({formatMoney(kept, place.locale, 'always')}{' '}
              in the ledger)
            </Choice>
            <Choice id="refund-part" name="scope" value="part" chosen={draft.scope}>
              A part
            </Choice>
            <div className="field">
              <label htmlFor="refund-amount">How much of it, in {kept.currency}</label>
              <FieldError fieldId="refund-amount" message={errors.amount} />
              <input
                type="text"
                inputMode="decimal"
                id="refund-amount"
                name="amount"
                defaultValue={draft.amount}
                autoComplete="off"
                aria-invalid={errors.amount !== undefined}
                aria-describedby={errors.amount === undefined ? undefined : errorId('refund-amount')}
              />
            </div>
          </fieldset>
          <fieldset className="choice-refund">
            <legend>Why</legend>
            <FieldError fieldId="refund-reason-0" message={errors.reason} />
            {reasonIds.map((reason, index) => (
              <Choice
                key={reason}
                id={`refund-reason-${String(index)}`}
                name="reason"
                value={reason}
                chosen={draft.reason}
              >
                {reasonWords(reason)}
              </Choice>
            ))}
          </fieldset>
        </div>
        <div className="field">
          <label htmlFor="refund-note">
            Note for the record <span className="optional">(optional)</span>
          </label>
          <FieldError fieldId="refund-note" message={errors.note} />
          <textarea id="refund-note" name="note" rows={3} defaultValue={draft.note} />
          <p className="hint">{noteLengthMax.toLocaleString('en')} characters at most. Only staff read it.</p>
        </div>
        <Button kind="secondary">Go on: see what goes back</Button>
      </form>
    </>
  );
}

function RefundProblems({ errors }: Pick<RefundDraft, 'errors'>) {
  const fields = {
    scope: 'refund-whole',
    amount: 'refund-amount',
    reason: 'refund-reason-0',
    note: 'refund-note',
  } as const;
  const items = (Object.keys(fields) as (keyof typeof fields)[]).flatMap((field) => {
    const message = errors[field];
    return message === undefined ? [] : [{ fieldId: fields[field], message }];
  });
  return <FormErrors title="Nothing was sent back" items={items} />;
}

function Choice({
  id,
  name,
  value,
  chosen,
  children,
}: {
  id: string;
  name: string;
  value: string;
  chosen: string;
  children: React.ReactNode;
}) {
  return (
    <label className="choice">
      <input type="radio" id={id} name={name} value={value} defaultChecked={chosen === value} />
      <span>{children}</span>
    </label>
  );
}

/** The sum and what it means, before anything happens; what was typed before goes with it. */
function Confirm({
  donation,
  place,
  Heading,
  attemptKey,
  draft,
  confirmed,
}: Pick<RefundFormProps, 'donation' | 'place' | 'Heading'> & {
  attemptKey: string;
  draft: RefundDraft;
  confirmed: NonNullable<RefundDraft['toConfirm']>;
}) {
  const { amount, refundable } = confirmed;
  const sum = formatMoney(amount, place.locale, 'always');
  const left = formatMoney(refundable, place.locale, 'always');
  const isWhole = amount.amountMinor === refundable.amountMinor;
  return (
    <>
      <Heading id="confirm-refund">{`Send ${sum} back?`}</Heading>
      <p role="status">
        {isWhole
          ? `All that is left of this gift, ${sum},`
          : `${sum} of the ${left} that are left of this gift`}{' '}
        goes back to the card that paid. The donor is told by mail. This cannot be taken back, and Stripe
        keeps its fee.
      </p>
      <form className="decide" method="post" action={paths.deskDonation(donation.id)}>
        <input type="hidden" name="intent" value="refund" />
        <input type="hidden" name="attempt" value={attemptKey} />
        <input type="hidden" name="confirmed" value={amount.amountMinor} />
        <input type="hidden" name="scope" value={draft.scope} />
        <input type="hidden" name="amount" value={draft.amount} />
        <input type="hidden" name="reason" value={draft.reason} />
        <input type="hidden" name="note" value={draft.note} />
        <div className="decide-do">
          <Button>{`Send ${sum} back`}</Button>
          <a href={paths.deskDonation(donation.id)}>Keep it</a>
        </div>
      </form>
    </>
  );
}

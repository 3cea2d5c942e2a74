/** The desk's form that sends money back: how much and why, then the sum to confirm. */
import type { ReactNode } from 'react';
import type { Donation } from '#app/domain/donation/donation.ts';
import { formatMoney, type Money } from '#app/domain/money.ts';
import { refundReasons, type RefundErrors } from '#app/domain/refund/form.ts';
import { noteLengthMax } from '#app/domain/review.ts';
import { paths } from '#app/paths.ts';
import { Button } from '#app/ui/buttons.tsx';
import { errorId, FieldError, FormErrors } from '#app/ui/form-errors.tsx';
import type { Place } from './desk-words.ts';

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

interface RefundFormProps {
  readonly donation: Donation;
  readonly place: Place;
  readonly Heading: 'h2' | 'h3';
  readonly offer: RefundOffer;
  /** What remains of the donation, as the ledger has it. */
  readonly kept: Money;
}

export function RefundForm({ donation, place, Heading, offer, kept }: RefundFormProps) {
  const { draft, attemptKey } = offer;
  if (draft.toConfirm)
    return <Confirm {...{ donation, place, Heading, attemptKey, draft }} confirmed={draft.toConfirm} />;
  const { errors } = draft;
  return (
    <>
      <Heading id="refund">Send it back</Heading>
      <RefundProblems errors={errors} />
      <form className="decide" method="post" action={paths.deskDonation(donation.id)}>
        <input type="hidden" name="intent" value="refund" />
        <input type="hidden" name="attempt" value={attemptKey} />
        <div className="decide-choices">
          <HowMuch {...{ draft, kept, place }} hasCover={donation.feeCover.amountMinor > 0} />
          <Why draft={draft} />
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

function HowMuch({
  draft,
  kept,
  place,
  hasCover,
}: {
  draft: RefundDraft;
  kept: Money;
  place: Place;
  hasCover: boolean;
}) {
  const { errors } = draft;
  return (
    <fieldset>
      <legend>How much</legend>
      <FieldError fieldId="refund-whole" message={errors.scope} />
      <Choice id="refund-whole" name="scope" value="whole" chosen={draft.scope}>
        {hasCover ? 'All that is left, with the fee that the donor added' : 'All that is left'}:{' '}
        {formatMoney(kept, place.locale, 'always')} in the ledger
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
  );
}

function Why({ draft }: { draft: RefundDraft }) {
  return (
    <fieldset>
      <legend>Why</legend>
      <FieldError fieldId="refund-reason-0" message={draft.errors.reason} />
      {Object.entries(refundReasons).map(([reason, words], index) => (
        <Choice
          key={reason}
          id={`refund-reason-${String(index)}`}
          name="reason"
          value={reason}
          chosen={draft.reason}
        >
          {words}
        </Choice>
      ))}
    </fieldset>
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
  children: ReactNode;
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

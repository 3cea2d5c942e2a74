/** The desk's form that sends money back: how much and why, then the sum to confirm. */
import type { ReactNode } from 'react';
import type { Donation } from '#app/domain/donation/donation.ts';
import type { Place } from '#app/domain/moments.ts';
import { formatMoney, type Money } from '#app/domain/money.ts';
import type { RefundErrors } from '#app/domain/refund/form.ts';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { paths } from '#app/paths.ts';
import { Button } from '#app/ui/buttons.tsx';
import { errorId, FieldError, FormErrors } from '#app/ui/form-errors.tsx';

const { notes } = deskTexts;
const { reasons, form: words, confirm } = deskTexts.refunds;

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

/** What is wrong with the form, in words at its fields. */
type Problems = { readonly [Field in keyof RefundErrors]-?: string | undefined };

function problemsOf({ scope, amount, reason, note }: RefundDraft['errors'], { locale }: Place): Problems {
  return {
    scope: scope === undefined ? undefined : words.errors.scope,
    amount: amount && words.partProblem(amount, locale),
    reason: reason === undefined ? undefined : words.errors.reason,
    note: note && notes.tooLong(note),
  };
}

export function RefundForm({ donation, place, Heading, offer, kept }: RefundFormProps) {
  const { draft, attemptKey } = offer;
  if (draft.toConfirm)
    return <Confirm {...{ donation, place, Heading, attemptKey, draft }} confirmed={draft.toConfirm} />;
  const errors = problemsOf(draft.errors, place);
  return (
    <>
      <Heading id="refund">{words.title}</Heading>
      <RefundProblems errors={errors} />
      <form className="decide" method="post" action={paths.deskDonation(donation.id)}>
        <input type="hidden" name="intent" value="refund" />
        <input type="hidden" name="attempt" value={attemptKey} />
        <div className="decide-choices">
          <HowMuch {...{ draft, errors, kept, place }} hasCover={donation.feeCover.amountMinor > 0} />
          <Why draft={draft} error={errors.reason} />
        </div>
        <div className="field">
          <label htmlFor="refund-note">
            {notes.label} <span className="optional">{notes.optional}</span>
          </label>
          <FieldError fieldId="refund-note" message={errors.note} />
          <textarea id="refund-note" name="note" rows={3} defaultValue={draft.note} />
          <p className="hint">{notes.hint}</p>
        </div>
        <Button kind="secondary">{words.goOn}</Button>
      </form>
    </>
  );
}

function HowMuch({
  draft,
  errors,
  kept,
  place,
  hasCover,
}: {
  draft: RefundDraft;
  errors: Problems;
  kept: Money;
  place: Place;
  hasCover: boolean;
}) {
  return (
    <fieldset>
      <legend>{words.howMuch}</legend>
      <FieldError fieldId="refund-whole" message={errors.scope} />
      <Choice id="refund-whole" name="scope" value="whole" chosen={draft.scope}>
        {words.whole(formatMoney(kept, place.locale, 'always'), hasCover)}
      </Choice>
      <Choice id="refund-part" name="scope" value="part" chosen={draft.scope}>
        {words.part}
      </Choice>
      <div className="field">
        <label htmlFor="refund-amount">{words.amount(kept.currency)}</label>
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

function Why({ draft, error }: { draft: RefundDraft; error: string | undefined }) {
  return (
    <fieldset>
      <legend>{words.why}</legend>
      <FieldError fieldId="refund-reason-0" message={error} />
      {Object.entries(reasons).map(([reason, shown], index) => (
        <Choice
          key={reason}
          id={`refund-reason-${String(index)}`}
          name="reason"
          value={reason}
          chosen={draft.reason}
        >
          {shown}
        </Choice>
      ))}
    </fieldset>
  );
}

function RefundProblems({ errors }: { errors: Problems }) {
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
  return <FormErrors title={words.errorsTitle} items={items} />;
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
      <Heading id="confirm-refund">{confirm.title(sum)}</Heading>
      <p role="status">{confirm.text(sum, left, isWhole)}</p>
      <form className="decide" method="post" action={paths.deskDonation(donation.id)}>
        <input type="hidden" name="intent" value="refund" />
        <input type="hidden" name="attempt" value={attemptKey} />
        <input type="hidden" name="confirmed" value={amount.amountMinor} />
        <input type="hidden" name="scope" value={draft.scope} />
        <input type="hidden" name="amount" value={draft.amount} />
        <input type="hidden" name="reason" value={draft.reason} />
        <input type="hidden" name="note" value={draft.note} />
        <div className="decide-do">
          <Button>{confirm.send(sum)}</Button>
          <a href={paths.deskDonation(donation.id)}>{confirm.keep}</a>
        </div>
      </form>
    </>
  );
}

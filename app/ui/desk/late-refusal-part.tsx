/** A gift that must not be kept, on its page at the desk: refusing it after all, what follows to confirm, and where its money is. */
import type { LateRefusal } from '#app/domain/late-refusal/late-refusal.ts';
import { lateRefusalReasons, type LateRefusalErrors } from '#app/domain/late-refusal/form.ts';
import { formatMoney, type Money } from '#app/domain/money.ts';
import { noteLengthMax } from '#app/domain/review.ts';
import { paths } from '#app/paths.ts';
import { Button } from '#app/ui/buttons.tsx';
import { FieldError, FormErrors } from '#app/ui/form-errors.tsx';
import { reasonWords, stamp, type Place } from './desk-words.ts';
import { openCauseWords } from './late-refusal-words.ts';

export interface LateRefusalDraft {
  readonly reason: string;
  readonly note: string;
  readonly errors: { readonly [Field in keyof LateRefusalErrors]: LateRefusalErrors[Field] | undefined };
  readonly toConfirm: { readonly amount: Money; readonly isDisputed: boolean } | null;
}

export const emptyLateRefusal: LateRefusalDraft = { reason: '', note: '', errors: {}, toConfirm: null };

interface PartProps {
  readonly donationId: string;
  readonly refusal: LateRefusal | null;
  readonly draft: LateRefusalDraft;
  /** Whether this person may refuse it. */
  readonly mayRefuse: boolean;
  readonly place: Place;
  readonly Heading: 'h2' | 'h3';
}

export function LateRefusalPart(props: PartProps) {
  const { donationId, refusal, draft, mayRefuse, place, Heading } = props;
  if (mayRefuse && draft.toConfirm)
    return <Confirm {...{ donationId, draft, place, Heading }} confirmed={draft.toConfirm} />;
  if (refusal) return <Standing {...props} refusal={refusal} />;
  return mayRefuse ? <RefuseForm {...{ donationId, draft, Heading }} /> : null;
}

function Standing({ donationId, refusal, mayRefuse, place, Heading }: PartProps & { refusal: LateRefusal }) {
  const { state, reason, note, decidedAt, actorName, attendedBy, settledAt } = refusal;
  const isOpen = state === 'open' && mayRefuse;
  return (
    <>
      <Heading>Refused after it was received</Heading>
      <p>
        {state === 'returning' && 'It is being returned. Stripe has not confirmed it yet.'}
        {state === 'open' && (
          <>
            <span className="late">It is not returned:</span> {openCauseWords(refusal.cause)}.
          </>
        )}
        {state === 'returned' &&
          (attendedBy === null ? 'It is returned.' : `${attendedBy} returned it in another way.`)}{' '}
        {settledAt !== null && `${stamp(settledAt, place)}.`}
      </p>
      <p className="soft">
        {stamp(decidedAt, place)}, by {actorName}. {reasonWords(reason)}.{note !== null && ` ${note}`}
      </p>
      {isOpen && (
        <>
          <form method="post" action={paths.deskDonation(donationId)}>
            <input type="hidden" name="intent" value="refuse-late" />
            <Button kind="secondary">Try again: see what goes back</Button>
          </form>
          <details className="more">
            <summary>It was returned in another way</summary>
            <form method="post" action={paths.deskDonation(donationId)}>
              <input type="hidden" name="intent" value="attend-late-refusal" />
              <p className="hint">
                For a bank transfer, for example. Stripe and the ledger know nothing of it, and the item is
                closed.
              </p>
              <Button kind="secondary">I have returned it</Button>
            </form>
          </details>
        </>
      )}
    </>
  );
}

function RefuseForm({ donationId, draft, Heading }: Pick<PartProps, 'donationId' | 'draft' | 'Heading'>) {
  const { errors } = draft;
  const fields = { reason: 'late-reason-0', note: 'late-note' } as const;
  const items = (Object.keys(fields) as (keyof typeof fields)[]).flatMap((field) => {
    const message = errors[field];
    return message === undefined ? [] : [{ fieldId: fields[field], message }];
  });
  return (
    <>
      <Heading id="refuse">Refuse it after all</Heading>
      <p className="soft">
        For money that we must not keep: all that is left goes back, the donor is told, the card is
        remembered, and the public figures count it as returned.
      </p>
      <FormErrors title="Nothing was refused" items={items} />
      <form className="decide" method="post" action={paths.deskDonation(donationId)}>
        <input type="hidden" name="intent" value="refuse-late" />
        <fieldset>
          <legend>Why it must not be kept</legend>
          <FieldError fieldId="late-reason-0" message={errors.reason} />
          {Object.entries(lateRefusalReasons).map(([reason, words], index) => (
            <label className="choice" key={reason}>
              <input
                type="radio"
                id={`late-reason-${String(index)}`}
                name="reason"
                value={reason}
                defaultChecked={draft.reason === reason}
              />
              <span>{words}</span>
            </label>
          ))}
        </fieldset>
        <div className="field">
          <label htmlFor="late-note">
            Note for the record <span className="optional">(optional)</span>
          </label>
          <FieldError fieldId="late-note" message={errors.note} />
          <textarea id="late-note" name="note" rows={3} defaultValue={draft.note} />
          <p className="hint">{noteLengthMax.toLocaleString('en')} characters at most. Only staff read it.</p>
        </div>
        <Button kind="secondary">Go on: see what follows</Button>
      </form>
    </>
  );
}

/** What follows, before anything happens; what was typed goes with it. */
function Confirm({
  donationId,
  draft,
  confirmed,
  place,
  Heading,
}: Pick<PartProps, 'donationId' | 'draft' | 'place' | 'Heading'> & {
  confirmed: NonNullable<LateRefusalDraft['toConfirm']>;
}) {
  const { amount, isDisputed } = confirmed;
  const sum = formatMoney(amount, place.locale, 'always');
  return (
    <>
      <Heading id="refuse">
        {isDisputed ? 'Refuse it and give in to the bank?' : `Refuse it and return ${sum}?`}
      </Heading>
      <p role="status">
        {isDisputed
          ? 'The donor’s bank disputes this payment. Sending it back as well would pay it twice, so the dispute is accepted at Stripe: the bank keeps the money for the donor, and Stripe keeps the fee of the dispute.'
          : `All that is left of this gift, ${sum}, goes back to the card that paid. Stripe keeps its fee.`}{' '}
        The donor is told by mail, the card is remembered, and findings about this gift are closed. This
        cannot be taken back.
      </p>
      <form className="decide" method="post" action={paths.deskDonation(donationId)}>
        <input type="hidden" name="intent" value="refuse-late" />
        <input type="hidden" name="confirmed" value={amount.amountMinor} />
        <input type="hidden" name="reason" value={draft.reason} />
        <input type="hidden" name="note" value={draft.note} />
        <div className="decide-do">
          <Button>{isDisputed ? 'Refuse it and give in' : `Refuse it and return ${sum}`}</Button>
          <a href={paths.deskDonation(donationId)}>Keep it</a>
        </div>
      </form>
    </>
  );
}

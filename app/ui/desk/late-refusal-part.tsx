/** A gift that must not be kept, on its page at the desk: refusing it after all, what follows to confirm, and where its money is. */
import type { LateRefusal } from '#app/domain/late-refusal/late-refusal.ts';
import type { LateRefusalErrors } from '#app/domain/late-refusal/form.ts';
import { stamp, type Place } from '#app/domain/moments.ts';
import { formatMoney, type Money } from '#app/domain/money.ts';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { paths } from '#app/paths.ts';
import { Button } from '#app/ui/buttons.tsx';
import { FieldError, FormErrors } from '#app/ui/form-errors.tsx';

const { decision, lateRefusal: words, notes } = deskTexts;

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
      <Heading>{words.standing.title}</Heading>
      <p>
        {state === 'returning' && words.standing.returning}
        {state === 'open' && (
          <>
            <span className="late">{words.standing.notReturned}</span> {words.openCauseWords(refusal.cause)}.
          </>
        )}
        {state === 'returned' &&
          (attendedBy === null ? words.standing.returned : words.standing.returnedBy(attendedBy))}{' '}
        {settledAt !== null && `${stamp(settledAt, place)}.`}
      </p>
      <p className="soft">
        {words.standing.decided(stamp(decidedAt, place), actorName, decision.reasonWords(reason))}
        {note !== null && ` ${note}`}
      </p>
      {isOpen && (
        <>
          <form method="post" action={paths.deskDonation(donationId)}>
            <input type="hidden" name="intent" value="refuse-late" />
            <Button kind="secondary">{words.standing.tryAgain}</Button>
          </form>
          <details className="more">
            <summary>{words.standing.otherWay}</summary>
            <form method="post" action={paths.deskDonation(donationId)}>
              <input type="hidden" name="intent" value="attend-late-refusal" />
              <p className="hint">{words.standing.otherWayHint}</p>
              <Button kind="secondary">{words.standing.haveReturned}</Button>
            </form>
          </details>
        </>
      )}
    </>
  );
}

/** What is wrong with the form, at its fields. */
function problemsOf({ reason, note }: LateRefusalDraft['errors']) {
  return {
    reason: reason === undefined ? undefined : words.form.errors.reason,
    note: note && notes.tooLong(note),
  };
}

function RefuseForm({ donationId, draft, Heading }: Pick<PartProps, 'donationId' | 'draft' | 'Heading'>) {
  const errors = problemsOf(draft.errors);
  const fields = { reason: 'late-reason-0', note: 'late-note' } as const;
  const items = (Object.keys(fields) as (keyof typeof fields)[]).flatMap((field) => {
    const message = errors[field];
    return message === undefined ? [] : [{ fieldId: fields[field], message }];
  });
  return (
    <>
      <Heading id="refuse">{words.form.title}</Heading>
      <p className="soft">{words.form.text}</p>
      <FormErrors title={words.form.errorsTitle} items={items} />
      <form className="decide" method="post" action={paths.deskDonation(donationId)}>
        <input type="hidden" name="intent" value="refuse-late" />
        <fieldset>
          <legend>{words.form.why}</legend>
          <FieldError fieldId="late-reason-0" message={errors.reason} />
          {Object.entries(words.reasons).map(([reason, shown], index) => (
            <label className="choice" key={reason}>
              <input
                type="radio"
                id={`late-reason-${String(index)}`}
                name="reason"
                value={reason}
                defaultChecked={draft.reason === reason}
              />
              <span>{shown}</span>
            </label>
          ))}
        </fieldset>
        <div className="field">
          <label htmlFor="late-note">
            {notes.label} <span className="optional">{notes.optional}</span>
          </label>
          <FieldError fieldId="late-note" message={errors.note} />
          <textarea id="late-note" name="note" rows={3} defaultValue={draft.note} />
          <p className="hint">{notes.hint}</p>
        </div>
        <Button kind="secondary">{words.form.goOn}</Button>
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
  const { title, text, button } = isDisputed
    ? words.confirm.giveIn
    : words.confirm.sendBack(formatMoney(amount, place.locale, 'always'));
  return (
    <>
      <Heading id="refuse">{title}</Heading>
      <p role="status">
        {text} {words.confirm.follows}
      </p>
      <form className="decide" method="post" action={paths.deskDonation(donationId)}>
        <input type="hidden" name="intent" value="refuse-late" />
        <input type="hidden" name="confirmed" value={amount.amountMinor} />
        <input type="hidden" name="reason" value={draft.reason} />
        <input type="hidden" name="note" value={draft.note} />
        <div className="decide-do">
          <Button>{button}</Button>
          <a href={paths.deskDonation(donationId)}>{words.confirm.keep}</a>
        </div>
      </form>
    </>
  );
}

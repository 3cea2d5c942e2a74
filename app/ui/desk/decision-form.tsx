/** The form that clears or refuses: one reason, a note, and a button that says what will happen. */
import type { ReactNode } from 'react';
import type { DecisionErrors } from '#app/domain/review.ts';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { Button } from '#app/ui/buttons.tsx';
import { errorId, FieldError, FormErrors } from '#app/ui/form-errors.tsx';
import { StatusNote } from '#app/ui/status-note.tsx';
import { useMay } from './desk-context.tsx';

/** What was typed before an error, and what was wrong with it. */
export interface DecisionDraft {
  /** Decision and reason, as the radio buttons send them: `clear:private-person`. */
  readonly choice: string;
  readonly note: string;
  readonly errors: { readonly [Field in keyof DecisionErrors]: DecisionErrors[Field] | undefined };
}

const { decision: texts, notes } = deskTexts;

export const emptyDraft: DecisionDraft = { choice: '', note: '', errors: {} };

interface Choice {
  readonly legend: string;
  readonly button: string;
  /** What the screening learns from it; false where it learns nothing. */
  readonly teaches: ReactNode;
}

interface DecisionFormProps {
  readonly action: string;
  readonly draft: DecisionDraft;
  /** What each decision means here: the heading over its reasons, and the button's words once a reason is chosen. */
  readonly clear: Choice;
  readonly refuse: Choice;
}

/** The decision follows from the reason, so that one question asks for both. */
function reasonErrorOf({ reason, decision }: DecisionDraft['errors']): string | undefined {
  if (reason !== undefined) return texts.errors.reason[reason];
  return decision === undefined ? undefined : texts.errors.decision[decision];
}

/** What was wrong with the form below; it stands on top of the page, where the page is seen from when it comes back. */
export function DecisionErrorSummary({ draft: { errors } }: { draft: DecisionDraft }) {
  const reasonError = reasonErrorOf(errors);
  const problems = [
    ...(reasonError === undefined ? [] : [{ fieldId: 'decide-clear-0', message: reasonError }]),
    ...(errors.note === undefined ? [] : [{ fieldId: 'decide-note', message: notes.tooLong(errors.note) }]),
  ];
  return <FormErrors title={texts.errorsTitle} items={problems} />;
}

/** The decision follows from the reason that is chosen, so that the two can never disagree, with scripts or without. */
export function DecisionForm({ action, draft, clear, refuse }: DecisionFormProps) {
  const mayDecide = useMay('review');
  if (!mayDecide) return <StatusNote title={texts.waitsForReviewer} />;
  const { errors } = draft;
  const reasonError = reasonErrorOf(errors);
  return (
    <form className="decide" method="post" action={action}>
      <input type="hidden" name="intent" value="decide" />
      <FieldError fieldId="decide-clear-0" message={reasonError} />
      <div className="decide-choices">
        <Reasons decision="clear" means={clear} reasons={texts.clearReasons} draft={draft} />
        <Reasons decision="refuse" means={refuse} reasons={texts.refuseReasons} draft={draft} />
      </div>
      <div className="field">
        <label htmlFor="decide-note">
          {notes.label} <span className="optional">{notes.optional}</span>
        </label>
        <FieldError fieldId="decide-note" message={errors.note && notes.tooLong(errors.note)} />
        <textarea
          id="decide-note"
          name="note"
          rows={3}
          defaultValue={draft.note}
          aria-invalid={errors.note !== undefined}
          aria-describedby={
            errors.note === undefined ? 'decide-note-hint' : `decide-note-hint ${errorId('decide-note')}`
          }
        />
        <p className="hint" id="decide-note-hint">
          {texts.noteHint}
        </p>
      </div>
      <div className="decide-do">
        <Button>
          <span className="do-none">{texts.record}</span>
          <span className="do-clear">{clear.button}</span>
          <span className="do-refuse">{refuse.button}</span>
        </Button>
        <p className="hint">{texts.recordHint}</p>
      </div>
    </form>
  );
}

interface ReasonsProps {
  readonly decision: 'clear' | 'refuse';
  readonly means: Choice;
  readonly reasons: Readonly<Record<string, string>>;
  readonly draft: DecisionDraft;
}

function Reasons({ decision, means, reasons, draft }: ReasonsProps) {
  const isInvalid = draft.errors.reason !== undefined || draft.errors.decision !== undefined;
  return (
    <fieldset
      className={`choice-${decision}`}
      aria-describedby={isInvalid ? errorId('decide-clear-0') : undefined}
    >
      <legend>{means.legend}</legend>
      {Object.entries(reasons).map(([reason, words], index) => (
        <label className="choice" key={reason}>
          <input
            type="radio"
            name="choice"
            id={`decide-${decision}-${index}`}
            value={`${decision}:${reason}`}
            defaultChecked={draft.choice === `${decision}:${reason}`}
          />
          <span>{words}</span>
        </label>
      ))}
      {means.teaches !== false && <p className="hint teaches">{means.teaches}</p>}
    </fieldset>
  );
}

/** A decision that is not in force yet, with the way to take it back. */
export function UndoForm({ action, minutes }: { action: string; minutes: string }) {
  const mayUndo = useMay('review');
  if (!mayUndo) return null;
  return (
    <form className="undo" method="post" action={action}>
      <input type="hidden" name="intent" value="undo" />
      <Button>{texts.undo}</Button>
      <p className="hint">{texts.undoHint(minutes)}</p>
    </form>
  );
}

/** Staff decisions on held donations and on appeals: the typed reasons a person must choose from. */
import { cleanParagraphs } from './clean-text.ts';

export const refuseReasons = {
  'is-listed-group': 'The payer is the listed group',
  'acts-for-group': 'The payer acts for a political group',
  'is-political-group': 'A political group that is not listed yet',
  'not-genuine': 'The payment does not look genuine',
} as const;
export type RefuseReason = keyof typeof refuseReasons;

export const clearReasons = {
  'same-name-only': 'Another party with a similar name',
  'private-person': 'A private person giving for themselves',
  'not-political': 'An organization that is not political',
  'checked-with-payer': 'Checked with the payer',
} as const;

/** A note is for the record: long enough to say why, short enough to be read. */
export const noteLengthMax = 2000;

export interface DecisionErrors {
  readonly decision?: string;
  readonly reason?: string;
  readonly note?: string;
}

/** What a person of the staff sent, checked against the lists; the note trimmed, null where there is none. */
export function parseDecision(input: { decision: string; reason: string; note: string }):
  | {
      readonly ok: true;
      readonly decision: 'clear' | 'refuse';
      readonly reason: string;
      readonly note: string | null;
    }
  | { readonly ok: false; readonly errors: DecisionErrors } {
  const { decision, reason } = input;
  const note = cleanParagraphs(input.note);
  if (decision !== 'clear' && decision !== 'refuse')
    return { ok: false, errors: { decision: 'Choose “clear” or “refuse”.' } };
  const reasons = decision === 'clear' ? clearReasons : refuseReasons;
  if (!Object.hasOwn(reasons, reason)) {
    return { ok: false, errors: { reason: `Choose one of the reasons to ${decision}.` } };
  }
  if (note.length > noteLengthMax) {
    const problem = `The note has ${String(note.length)} characters; ${String(noteLengthMax)} are the most.`;
    return { ok: false, errors: { note: problem } };
  }
  return { ok: true, decision, reason, note: note === '' ? null : note };
}

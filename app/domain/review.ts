/** Staff decisions on held donations and on appeals: the typed reasons a person must choose from. */
import { cleanParagraphs } from './clean-text.ts';

export const refuseReasons = [
  'is-listed-group',
  'acts-for-group',
  'is-political-group',
  'not-genuine',
] as const;
export type RefuseReason = (typeof refuseReasons)[number];

export const clearReasons = [
  'same-name-only',
  'private-person',
  'not-political',
  'checked-with-payer',
] as const;
export type ClearReason = (typeof clearReasons)[number];

/** A note is for the record: long enough to say why, short enough to be read. */
export const noteLengthMax = 2000;

export interface NoteTooLong {
  readonly kind: 'too-long';
  readonly length: number;
}

/** What is wrong with a note that must say something. */
export type NoteProblem = { readonly kind: 'empty' } | NoteTooLong;

export interface DecisionErrors {
  readonly decision?: 'neither';
  /** `none`: where a form asks for both with one question, and nothing was chosen. */
  readonly reason?: 'none' | 'not-to-clear' | 'not-to-refuse';
  readonly note?: NoteTooLong;
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
  if (decision !== 'clear' && decision !== 'refuse') return { ok: false, errors: { decision: 'neither' } };
  const reasons: readonly string[] = decision === 'clear' ? clearReasons : refuseReasons;
  if (!reasons.includes(reason)) return { ok: false, errors: { reason: `not-to-${decision}` } };
  if (note.length > noteLengthMax)
    return { ok: false, errors: { note: { kind: 'too-long', length: note.length } } };
  return { ok: true, decision, reason, note: note === '' ? null : note };
}

/** A note that must say something, cleaned; else what is wrong with it. */
export function parseNote(
  text: string,
): { readonly ok: true; readonly note: string } | { readonly ok: false; readonly problem: NoteProblem } {
  const note = cleanParagraphs(text);
  if (note === '') return { ok: false, problem: { kind: 'empty' } };
  if (note.length > noteLengthMax) return { ok: false, problem: { kind: 'too-long', length: note.length } };
  return { ok: true, note };
}

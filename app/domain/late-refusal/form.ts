/** The desk's form that refuses a gift after it was received: the typed reason a person must choose, and a note. */
import { cleanParagraphs } from '../clean-text.ts';
import { noteLengthMax, type NoteTooLong, type RefuseReason } from '../review.ts';

/** A payment that is not genuine is refunded, not refused. */
export const lateRefusalReasons = [
  'is-listed-group',
  'acts-for-group',
  'is-political-group',
] as const satisfies readonly RefuseReason[];
export type LateRefusalReason = (typeof lateRefusalReasons)[number];

export interface LateRefusalErrors {
  readonly reason?: 'none';
  readonly note?: NoteTooLong;
}

export interface LateRefusalFormInput {
  readonly reason: string;
  readonly note: string;
}

export type ParsedLateRefusal =
  | { readonly ok: true; readonly reason: string; readonly note: string | null }
  | { readonly ok: false; readonly errors: LateRefusalErrors };

export function parseLateRefusal(input: LateRefusalFormInput): ParsedLateRefusal {
  const note = cleanParagraphs(input.note);
  const isKnown = (lateRefusalReasons as readonly string[]).includes(input.reason);
  const errors: LateRefusalErrors = {
    ...(isKnown ? {} : { reason: 'none' }),
    ...(note.length > noteLengthMax ? { note: { kind: 'too-long', length: note.length } } : {}),
  };
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  return { ok: true, reason: input.reason, note: note === '' ? null : note };
}

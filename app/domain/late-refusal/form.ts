/** The desk's form that refuses a gift after it was received: the typed reason a person must choose, and a note. */
import { cleanParagraphs } from '../clean-text.ts';
import { noteLengthMax, refuseReasons } from '../review.ts';

/** A payment that is not genuine is refunded, not refused. */
export const lateRefusalReasons = {
  'is-listed-group': refuseReasons['is-listed-group'],
  'acts-for-group': refuseReasons['acts-for-group'],
  'is-political-group': refuseReasons['is-political-group'],
} as const;

export interface LateRefusalErrors {
  readonly reason?: string;
  readonly note?: string;
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
  const errors = {
    ...(Object.hasOwn(lateRefusalReasons, input.reason) ? {} : { reason: 'Choose a reason.' }),
    ...(note.length > noteLengthMax
      ? { note: `The note has ${String(note.length)} characters; ${String(noteLengthMax)} are the most.` }
      : {}),
  };
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  return { ok: true, reason: input.reason, note: note === '' ? null : note };
}

/** The desk's form that sends money back: how much, the typed reason a person must choose, and a note. */
import { cleanParagraphs } from '../clean-text.ts';
import type { Money } from '../money.ts';
import { noteLengthMax, type NoteTooLong } from '../review.ts';
import { readTypedAmount } from '../typed-amount.ts';

export const refundReasons = ['donor-asked', 'duplicate', 'not-genuine'] as const;
export type RefundReason = (typeof refundReasons)[number];

/** Of the refund that a late refusal makes; nobody chooses it, because more than money follows from it. */
export const lateRefusalReason = 'late-refusal';

const refundScopes = ['whole', 'part'] as const;

/** What is wrong with the part that somebody typed; `most` is what can still go back. */
export type PartProblem =
  | { readonly kind: 'none' }
  | { readonly kind: 'too-much'; readonly most: Money }
  | { readonly kind: 'unsure'; readonly readings: readonly Money[]; readonly most: Money }
  | { readonly kind: 'other-currency'; readonly currency: string }
  | { readonly kind: 'too-fine'; readonly currency: string }
  | { readonly kind: 'unreadable' };

export interface RefundErrors {
  readonly scope?: 'none';
  readonly amount?: PartProblem;
  readonly reason?: 'none';
  readonly note?: NoteTooLong;
}

export interface RefundFormInput {
  readonly scope: string;
  /** As somebody typed it; read where `scope` is `part`. */
  readonly amount: string;
  readonly reason: string;
  readonly note: string;
}

export type ParsedRefund =
  | { readonly ok: true; readonly amount: Money; readonly reason: string; readonly note: string | null }
  | { readonly ok: false; readonly errors: RefundErrors };

/**
 * `refundable`: what can still go back. The whole is all of it, the fee cover with it; a part is what was typed, and nothing of it
 * is for gift or fee.
 */
export function parseRefund(input: RefundFormInput, refundable: Money, locale: string): ParsedRefund {
  const errors: { -readonly [Field in keyof RefundErrors]: RefundErrors[Field] } = {};
  const scope = refundScopes.find((known) => known === input.scope);
  if (!scope) errors.scope = 'none';
  const amount = scope === 'part' ? readPart(input.amount, refundable, locale) : refundable;
  if (!(refundReasons as readonly string[]).includes(input.reason)) errors.reason = 'none';
  const note = cleanParagraphs(input.note);
  if (note.length > noteLengthMax) errors.note = { kind: 'too-long', length: note.length };
  if ('kind' in amount) return { ok: false, errors: { ...errors, amount } };
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  return { ok: true, amount, reason: input.reason, note: note === '' ? null : note };
}

/** The amount, or what is wrong with it. */
function readPart(typed: string, refundable: Money, locale: string): Money | PartProblem {
  const { currency } = refundable;
  const read = readTypedAmount(typed, currency, locale);
  switch (read.kind) {
    case 'amount':
      if (read.amount.amountMinor === 0) return { kind: 'none' };
      return read.amount.amountMinor > refundable.amountMinor
        ? { kind: 'too-much', most: refundable }
        : read.amount;
    case 'unsure':
      return { kind: 'unsure', readings: read.readings, most: refundable };
    case 'other-currency':
    case 'too-fine':
      return { kind: read.kind, currency };
    case 'unreadable':
      return { kind: typed.trim() === '' ? 'none' : 'unreadable' };
  }
}

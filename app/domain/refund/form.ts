/** The desk's form that sends money back: how much, the typed reason a person must choose, and a note. */
import { cleanParagraphs } from '../clean-text.ts';
import { formatMoney, type Money } from '../money.ts';
import { noteLengthMax } from '../review.ts';
import { readTypedAmount } from '../typed-amount.ts';

export const refundReasons = {
  'donor-asked': 'The donor asked for it',
  duplicate: 'The donor paid twice, or too much',
  'not-genuine': 'The payment does not look genuine',
} as const;

/** Of the refund that a late refusal makes; nobody chooses it, because more than money follows from it. */
export const lateRefusalReason = 'late-refusal';

const refundScopes = ['whole', 'part'] as const;

export interface RefundErrors {
  readonly scope?: string;
  readonly amount?: string;
  readonly reason?: string;
  readonly note?: string;
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
  if (!scope) errors.scope = 'Choose whether all of it goes back or a part.';
  const amount = scope === 'part' ? readPart(input.amount, refundable, locale) : refundable;
  if (!Object.hasOwn(refundReasons, input.reason)) errors.reason = 'Choose a reason.';
  const note = cleanParagraphs(input.note);
  if (note.length > noteLengthMax)
    errors.note = `The note has ${String(note.length)} characters; ${String(noteLengthMax)} are the most.`;
  if (typeof amount === 'string') return { ok: false, errors: { ...errors, amount } };
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  return { ok: true, amount, reason: input.reason, note: note === '' ? null : note };
}

/** The amount, or what is wrong with it. */
function readPart(typed: string, refundable: Money, locale: string): Money | string {
  const { currency } = refundable;
  const most = formatMoney(refundable, locale, 'always');
  const read = readTypedAmount(typed, currency, locale);
  switch (read.kind) {
    case 'amount':
      if (read.amount.amountMinor === 0) return 'Write how much goes back.';
      return read.amount.amountMinor > refundable.amountMinor ? `At most ${most} can go back.` : read.amount;
    case 'unsure': {
      const readings = read.readings.map((each) => formatMoney(each, locale, 'always'));
      return `This could be ${readings.join(' or ')}. Write it as in ${most}.`;
    }
    case 'other-currency':
      return `This gift was made in ${currency}.`;
    case 'too-fine':
      return `${currency} cannot be charged or returned to that fraction.`;
    case 'unreadable':
      return typed.trim() === '' ? 'Write how much goes back.' : 'Write a number.';
  }
}

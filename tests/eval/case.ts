/** A labelled payer, and what the screening made of it. */
import type { Payer } from '#app/domain/screening/payer.ts';
import type { Outcome } from '#app/domain/screening/screening.ts';

export type Label = 'political' | 'ordinary' | 'hard';

/** Which corruptions: the kinds that every builder has, those of our own, and those that nobody may tune to. */
export type Family = 'alike' | 'further' | 'held-out';

export interface Case {
  readonly id: string;
  readonly builder: 'own' | 'shared';
  readonly label: Label;
  readonly kind: string;
  /** Of political payers only. */
  readonly family: Family | null;
  /** The listing it was made from, by its source's own identifier. */
  readonly target: { readonly id: string; readonly name: string } | null;
  readonly payer: Payer;
}

export interface Judged {
  readonly case: Case;
  readonly outcome: Outcome;
  readonly score: number;
  readonly rule: string;
  readonly listing: { readonly id: string; readonly name: string } | null;
  /** The name that decided by its own words (S19); null elsewhere. */
  readonly ownWords: string | null;
}

/**
 * Shown, not counted: what is left says too little; and a sponsor's name cut short, which is the very text of its
 * committee's name cut short, so that neither outcome is wrong.
 */
export const UNCOUNTED = new Set(['acronym', 'initials', 'sponsor, cut short']);
/** Leaves mostly the bare name of a committee's sponsor, which ought to pass. Shown apart. */
export const SPONSOR_KINDS = new Set(['drop_suffix', 'closing-word-dropped']);

/** Letters and digits alone, in capitals: a plain comparison that owes nothing to the product's normaliser. */
export function bare(text: string): string {
  return text
    .normalize('NFKD')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

export function titled(text: string): string {
  return text.toLowerCase().replace(/(?<![\p{L}'])\p{L}/gu, (letter) => letter.toUpperCase());
}

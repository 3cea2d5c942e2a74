/** Names that cannot be judged by what was read of them: too long to be read whole, in disguise, or without a letter. */
import { readsAsItLooks } from '#app/domain/clean-text.ts';
import { isReadWhole, normalise } from './normalise.ts';
import { NAME_FIELDS, type NameField, type Payer } from '#app/domain/screening/payer.ts';

/** `turned`: it reads otherwise than it looks; `no-letters`: something stands there, and it is no name. */
export const ILLEGIBLE = ['too-long', 'turned', 'no-letters'] as const;
export type Illegible = (typeof ILLEGIBLE)[number];

/** A name that was not read, or not as whoever sees it reads it. */
export interface Unread {
  readonly field: NameField;
  /** At most NAME_LENGTH_MAX characters of it. */
  readonly given: string;
  readonly why: Illegible;
  /** Of the whole name, in UTF-16 units. */
  readonly length: number;
}

const GIVEN_LENGTH_MAX = 200;

/**
 * Such names of a clean payer, each once: the card mostly repeats the name. Signs in the place of a name tell something only
 * where no name stands beside them.
 */
export function unreadOf(payer: Payer): Unread[] {
  const unread = new Map<string, Unread>();
  for (const field of NAME_FIELDS) {
    const text = payer[field] ?? '';
    const why = illegible(text);
    if (
      why === null ||
      unread.has(text) ||
      (why === 'no-letters' && field !== 'organisation' && isNamed(payer))
    )
      continue;
    const given = text.slice(0, GIVEN_LENGTH_MAX).toWellFormed();
    unread.set(text, { field, given, why, length: text.length });
  }
  return [...unread.values()];
}

function illegible(text: string): Illegible | null {
  if (text === '') return null;
  if (!readsAsItLooks(text)) return 'turned';
  if (!isReadWhole(text)) return 'too-long';
  return hasLetters(text) ? null : 'no-letters';
}

function isNamed({ name, billingName }: Payer): boolean {
  return hasLetters(name ?? '') || hasLetters(billingName ?? '');
}

function hasLetters(text: string): boolean {
  return /[a-z]/i.test(text) || normalise(text) !== '';
}

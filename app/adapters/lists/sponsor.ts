/** Whom a list names as connected with a committee. */
import { readName, type ReadName } from '#app/domain/screening/text/name.ts';

const NOTHING = /^(?:none|n\W?a\W?|not applicable|unknown)?\W*$/i;

/** The company, union, association or other committee; null where the text names the committee itself or nothing. */
export function connectedWith(name: ReadName, text: string): string | null {
  if (NOTHING.test(text)) return null;
  const connected = readName(text);
  return connected.compact === '' || name.compact === connected.compact ? null : text;
}

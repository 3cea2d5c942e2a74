/** Characters that no page, feed or database carries: wherever they come from, they are found in what was parsed. */

// Controls but tab and line ends, U+FFFD (the trace of a wrong encoding), halves of pairs, and what Unicode never assigns.
const unreadable =
  // eslint-disable-next-line no-control-regex -- these are what is looked for
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFD]|\p{Cs}|\p{Noncharacter_Code_Point}/u;

/** The first such character and where it stands in the text; null where there is none. */
export function unreadableIn(text: string): { readonly code: string; readonly index: number } | null {
  const found = unreadable.exec(text);
  if (!found) return null;
  const code = (found[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return { code: `U+${code}`, index: found.index };
}

/** Words for a problem. */
export const unreadableMessage = (code: string): string =>
  `expected ${code === 'U+FFFD' ? 'UTF-8 text' : 'text'}, got the character ${code}`;

/** Every such string within a value, however deep, with the keys that lead to it. */
export function unreadableWithin(
  value: unknown,
  path: readonly string[] = [],
): { readonly path: readonly string[]; readonly code: string }[] {
  if (typeof value === 'string') {
    const found = unreadableIn(value);
    return found ? [{ path, code: found.code }] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => unreadableWithin(part, [...path, key]));
}

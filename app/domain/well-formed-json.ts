/** JSON that every reader takes. */

/** Halves of characters, which JSON can write and many readers refuse, become U+FFFD. */
export function wellFormedJson(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) =>
    typeof each === 'string' ? each.toWellFormed() : each,
  );
}

/** Which slug somebody meant who mistyped one. */

/** One that begins so, else the one that needs the fewest letters changed, at most a third of what was typed; else null. */
export function nearestSlug(typed: string, slugs: readonly string[]): string | null {
  const begun = typed.length >= 5 ? slugs.find((slug) => slug.startsWith(typed)) : undefined;
  if (begun !== undefined) return begun;
  const letters = typed.slice(0, lengthMax);
  let nearest: string | null = null;
  let least = Math.floor(letters.length / 3) + 1;
  for (const slug of slugs) {
    const changes = lettersChanged(letters, slug, least);
    if (changes < least) [nearest, least] = [slug, changes];
  }
  return nearest;
}

const lengthMax = 200;

/** Levenshtein's distance; `most` or more where it is not below that. */
function lettersChanged(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) >= most) return most;
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let at = 1; at <= one.length; at += 1) {
    const next = [at];
    for (let to = 1; to <= other.length; to += 1) {
      const replaced = (row[to - 1] ?? 0) + (one[at - 1] === other[to - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[to] ?? 0) + 1, (next[to - 1] ?? 0) + 1));
    }
    if (Math.min(...next) >= most) return most;
    row = next;
  }
  return row[other.length] ?? most;
}

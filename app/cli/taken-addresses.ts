/** The addresses that one import has given away: two fact-checks with one would replace each other in silence. */
import type { ParsedArticle } from '#app/domain/article/import-report.ts';

export interface TakenAddresses {
  /** Refuses what was read from `name` where something before it has the same address. */
  claim(parsed: ParsedArticle, name: string): ParsedArticle;
}

export function takenAddresses(): TakenAddresses {
  const taken = new Map<string, string>();
  return {
    claim: (parsed, name) => {
      if (!parsed.ok) return parsed;
      const { slug } = parsed.article;
      const other = taken.get(slug);
      if (other === undefined) {
        taken.set(ownText(slug), ownText(name));
        return parsed;
      }
      const message = `expected an address of its own (slug: …), got ${slug}, which ${other} has taken`;
      return { ok: false, problems: [{ line: null, message }] };
    },
  };
}

/** A copy: a piece of a string holds in memory the whole that it was cut from, here a part of an export each. */
const ownText = (text: string): string => Buffer.from(text).toString();

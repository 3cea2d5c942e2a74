/** The newsroom's own words on a correction or a withdrawal, as they come from a terminal. */
import { cleanParagraphs, readsAsItLooks } from '#app/domain/clean-text.ts';
import { noteLengthMax } from '#app/domain/article/publication.ts';
import { unreadableIn } from '#app/domain/article/readable-text.ts';

export type NoteProblem =
  | { readonly kind: 'empty' }
  | { readonly kind: 'too-long'; readonly length: number }
  /** A character that no page, feed or database carries, or one that turns the way the text reads. */
  | { readonly kind: 'unreadable'; readonly code: string | null };

/** Blanks are put in order; whatever else would be changed is refused, since readers must get what the newsroom wrote. */
export function parseNote(
  text: string,
): { readonly ok: true; readonly note: string } | { readonly ok: false; readonly problem: NoteProblem } {
  const unreadable = unreadableIn(text);
  if (unreadable) return { ok: false, problem: { kind: 'unreadable', code: unreadable.code } };
  const note = cleanParagraphs(text).replace(/ {2,}/g, ' ');
  if (note === '') return { ok: false, problem: { kind: 'empty' } };
  if (!readsAsItLooks(note)) return { ok: false, problem: { kind: 'unreadable', code: null } };
  if (note.length > noteLengthMax) return { ok: false, problem: { kind: 'too-long', length: note.length } };
  return { ok: true, note };
}

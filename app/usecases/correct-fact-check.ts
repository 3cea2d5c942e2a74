/** Tells the readers of a fact-check what was wrong in it. */
import { nearestSlug } from '#app/domain/article/nearest-slug.ts';
import { parseNote, type NoteProblem } from '#app/domain/article/note.ts';
import { publicationState, type PublicationState } from '#app/domain/article/publication.ts';
import type { Ports } from '#app/ports.ts';

export type CorrectFactCheckOutcome =
  | { readonly kind: 'corrected'; readonly state: PublicationState }
  | { readonly kind: 'unknown'; readonly nearest: string | null }
  /** Nobody has read it: what is wrong in it is mended in its file. */
  | { readonly kind: 'not-public' }
  | { readonly kind: 'said-already'; readonly at: Date }
  | { readonly kind: 'invalid-note'; readonly problem: NoteProblem };

/** The same words within this time are a command that was sent twice. */
const sameNoteMs = 24 * 3_600_000;

export async function correctFactCheck(
  { articles, clock, ids }: Pick<Ports, 'articles' | 'clock' | 'ids'>,
  { slug, note: text }: { readonly slug: string; readonly note: string },
): Promise<CorrectFactCheckOutcome> {
  const now = clock.now();
  const parsed = parseNote(text);
  if (!parsed.ok) return { kind: 'invalid-note', problem: parsed.problem };
  const kept = await articles.find(slug);
  if (!kept) return { kind: 'unknown', nearest: nearestSlug(slug, await articles.slugs()) };
  const state = publicationState(kept, now);
  if (state === 'draft' || state === 'scheduled') return { kind: 'not-public' };
  const said = kept.corrections.find(
    ({ at, note }) => note === parsed.note && now.getTime() - at.getTime() < sameNoteMs,
  );
  if (said) return { kind: 'said-already', at: said.at };
  await articles.correct(slug, ids.row(), parsed.note, now);
  return { kind: 'corrected', state };
}

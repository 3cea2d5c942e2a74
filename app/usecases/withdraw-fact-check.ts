/** Takes a fact-check back: its address stays and says why. */
import { nearestSlug } from '#app/domain/article/nearest-slug.ts';
import { parseNote, type NoteProblem } from '#app/domain/article/note.ts';
import { publicationState } from '#app/domain/article/publication.ts';
import type { Ports } from '#app/ports.ts';

export type WithdrawFactCheckOutcome =
  | { readonly kind: 'withdrawn' }
  | { readonly kind: 'unknown'; readonly nearest: string | null }
  /** Nobody has seen it, so that there is nothing to take back. */
  | { readonly kind: 'not-public'; readonly publishedAt: Date | null }
  | { readonly kind: 'already-withdrawn'; readonly at: Date }
  | { readonly kind: 'invalid-note'; readonly problem: NoteProblem };

export async function withdrawFactCheck(
  { articles, clock }: Pick<Ports, 'articles' | 'clock'>,
  { slug, note: text }: { readonly slug: string; readonly note: string },
): Promise<WithdrawFactCheckOutcome> {
  const now = clock.now();
  const parsed = parseNote(text);
  if (!parsed.ok) return { kind: 'invalid-note', problem: parsed.problem };
  const kept = await articles.find(slug);
  if (!kept) return { kind: 'unknown', nearest: nearestSlug(slug, await articles.slugs()) };
  const state = publicationState(kept, now);
  if (state === 'draft' || state === 'scheduled')
    return { kind: 'not-public', publishedAt: kept.publishedAt };
  const isWithdrawn = await articles.withdraw(slug, { at: now, note: parsed.note });
  return isWithdrawn ? { kind: 'withdrawn' } : { kind: 'already-withdrawn', at: kept.withdrawal?.at ?? now };
}

/** A draft becomes public, at once or at a time to come; a time that was set is moved; one that was withdrawn is put back. */
import { nearestSlug } from '#app/domain/article/nearest-slug.ts';
import { publicationState } from '#app/domain/article/publication.ts';
import type { Ports } from '#app/ports.ts';

export type PublishFactCheckOutcome =
  | {
      readonly kind: 'published' | 'scheduled' | 'put-back' | 'already-published';
      readonly publishedAt: Date;
    }
  | { readonly kind: 'unknown'; readonly nearest: string | null }
  /** `at` must be in the future: readers are told since when they could read it. */
  | { readonly kind: 'time-is-past' }
  /** Until then its address would say nothing, where now it says that it was withdrawn. */
  | { readonly kind: 'withdrawn-returns-at-once' };

/** `at` is null for at once. */
export async function publishFactCheck(
  { articles, clock }: Pick<Ports, 'articles' | 'clock'>,
  { slug, at }: { readonly slug: string; readonly at: Date | null },
): Promise<PublishFactCheckOutcome> {
  const now = clock.now();
  const kept = await articles.find(slug);
  if (!kept) return { kind: 'unknown', nearest: nearestSlug(slug, await articles.slugs()) };
  const state = publicationState(kept, now);
  if (state === 'published' && kept.publishedAt)
    return { kind: 'already-published', publishedAt: kept.publishedAt };
  if (at !== null && at <= now) return { kind: 'time-is-past' };
  if (state === 'withdrawn' && at !== null) return { kind: 'withdrawn-returns-at-once' };
  const publishedAt = state === 'withdrawn' ? (kept.publishedAt ?? now) : (at ?? now);
  await articles.publish(slug, publishedAt, now);
  if (state === 'withdrawn') return { kind: 'put-back', publishedAt };
  return { kind: at === null ? 'published' : 'scheduled', publishedAt };
}

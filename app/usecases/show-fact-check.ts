/** One fact-check as readers may see it at this moment. */
import { publicationState, type PublishedArticle, type Withdrawal } from '#app/domain/article/publication.ts';
import type { Ports } from '#app/ports.ts';

export type ShownFactCheck =
  | { readonly kind: 'published'; readonly published: PublishedArticle }
  | {
      readonly kind: 'withdrawn';
      readonly slug: string;
      readonly headline: string;
      readonly language: string;
      readonly withdrawal: Withdrawal;
    };

/** Null where there is none, a draft, or one whose time has not come. `published` is the very same object while nothing changed. */
export async function showFactCheck(
  { articles, clock }: Pick<Ports, 'articles' | 'clock'>,
  slug: string,
): Promise<ShownFactCheck | null> {
  const kept = await articles.find(slug);
  if (!kept) return null;
  const state = publicationState(kept, clock.now());
  if (state === 'published') return { kind: 'published', published: kept as PublishedArticle };
  if (state !== 'withdrawn' || kept.withdrawal === null) return null;
  const { headline, language } = kept.article;
  return { kind: 'withdrawn', slug, headline, language, withdrawal: kept.withdrawal };
}

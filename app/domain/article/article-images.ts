/** From an image that a file names to one of ours: what it shows must be known, and its alt text given. */
import { lengthMax } from '#app/domain/article/article-limits.ts';
import type { ArticleImage, ImageData, Inline } from '#app/domain/article/article.ts';

/** What is known of the image that a file names (`police.png`, an address), or why it cannot be had, in words. */
export type ImageOf = (reference: string) => ImageData | { readonly problem: string };

/** The image as a fact-check shows it, or what is wrong with it in words. */
export function articleImage(
  { reference, alt, caption }: { reference: string; alt: string; caption: readonly Inline[] },
  imageOf: ImageOf | undefined,
): ArticleImage | { readonly problem: string } {
  const name = `the image "${reference.slice(0, 60)}"`;
  const text = alt.replace(/\s+/g, ' ').trim();
  if (!text) {
    return {
      problem: `expected words that say what ${name} shows, ![so](${reference.slice(0, 60)}), got none`,
    };
  }
  if (text.length > lengthMax.alt) {
    return {
      problem: `expected at most ${String(lengthMax.alt)} characters on what ${name} shows, got more`,
    };
  }
  if (!imageOf) return { problem: `expected no images here: they must stand beside the file; got ${name}` };
  const data = imageOf(reference);
  return 'problem' in data ? data : { ...data, alt: text, caption };
}

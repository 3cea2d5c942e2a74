/** All texts that readers see, by language. A language is complete or it does not compile; unknown ones read English. */
import { article, front } from '#app/ui/texts/en/article.ts';
import { ask } from '#app/ui/texts/en/ask.ts';
import { frame } from '#app/ui/texts/en/frame.ts';

const en = { frame, front, article, ask };

export type ReaderTexts = typeof en;

const catalogue: Readonly<Record<string, ReaderTexts>> = { en };

/** The texts for a BCP 47 locale: its own, else its language's, else English. */
export function readerTexts(locale: string): ReaderTexts {
  return catalogue[locale] ?? catalogue[locale.split('-')[0] ?? ''] ?? en;
}

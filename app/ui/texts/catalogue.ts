/** All texts that readers see, by language. A language is complete or it does not compile; unknown ones read English. */
import { appeal, refusal } from '#app/ui/texts/en/appeal.ts';
import { article, front } from '#app/ui/texts/en/article.ts';
import { ask } from '#app/ui/texts/en/ask.ts';
import { donate } from '#app/ui/texts/en/donate.ts';
import { frame } from '#app/ui/texts/en/frame.ts';
import { gift } from '#app/ui/texts/en/gift.ts';
import { independence } from '#app/ui/texts/en/independence.ts';
import { keptMail } from '#app/ui/texts/en/kept-mail.ts';

const en = { frame, front, article, ask, donate, refusal, gift, appeal, independence, keptMail };

export type ReaderTexts = typeof en;

const catalogue: Readonly<Record<string, ReaderTexts>> = { en };

/** The texts for a BCP 47 locale: its own, else its language's, else English. */
export function readerTexts(locale: string): ReaderTexts {
  return catalogue[locale] ?? catalogue[locale.split('-')[0] ?? ''] ?? en;
}

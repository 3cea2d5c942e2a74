/** All texts that readers see, by language. A language is complete or it does not compile; unknown ones read English. */
import { appeal, refusal } from '#app/domain/texts/en/appeal.ts';
import { article, front } from '#app/domain/texts/en/article.ts';
import { ask } from '#app/domain/texts/en/ask.ts';
import { donate } from '#app/domain/texts/en/donate.ts';
import { frame } from '#app/domain/texts/en/frame.ts';
import { gift } from '#app/domain/texts/en/gift.ts';
import { independence } from '#app/domain/texts/en/independence.ts';
import { keptMail } from '#app/domain/texts/en/kept-mail.ts';

const en = { frame, front, article, ask, donate, refusal, gift, appeal, independence, keptMail };

export type Texts = typeof en;

const catalogue: Readonly<Record<string, Texts>> = { en };

/** The texts for a BCP 47 locale: its own, else its language's, else English. */
export function textsFor(locale: string): Texts {
  return catalogue[locale] ?? catalogue[locale.split('-')[0] ?? ''] ?? en;
}

/** All texts that readers see, by language. A language is complete or it does not compile; unknown ones read English. */
import { appeal, refusal } from './en/appeal.ts';
import { article, factChecks, front, withdrawn } from './en/article.ts';
import { archive } from './en/archive.ts';
import { ask } from './en/ask.ts';
import { checkout } from './en/checkout.ts';
import { correction } from './en/correction.ts';
import { donate, donateErrors } from './en/donate.ts';
import { embed } from './en/embed.ts';
import { frame } from './en/frame.ts';
import { giftChanges } from './en/gift-changes.ts';
import { donation } from './en/donation.ts';
import { independence } from './en/independence.ts';
import { keptMail } from './en/kept-mail.ts';
import { legal } from './en/legal.ts';
import { mails } from './en/mails.ts';
import { receipt } from './en/receipt.ts';
import { reminders } from './en/reminders.ts';
import { second } from './en/second.ts';
import { screening } from './en/screening.ts';
import { standingGift } from './en/standing-gift.ts';
import { supporters } from './en/supporters.ts';

const en = {
  frame,
  front,
  article,
  correction,
  factChecks,
  withdrawn,
  archive,
  ask,
  donate,
  donateErrors,
  embed,
  checkout,
  screening,
  refusal,
  donation,
  standingGift,
  second,
  giftChanges,
  supporters,
  appeal,
  mails,
  receipt,
  reminders,
  independence,
  keptMail,
  legal,
};

/** What a language must say: what English says. */
export type Texts = typeof en;

/** By BCP 47 language, or language and region where two regions read different words. */
export const catalogue = { en } satisfies Readonly<Record<string, Texts>>;

export type TextsLanguage = keyof typeof catalogue;

const isLanguage = (tag: string): tag is TextsLanguage => Object.hasOwn(catalogue, tag);

/** The catalogue's language for a BCP 47 locale: the locale itself, else its language, else English. */
export function textsLanguage(locale: string): TextsLanguage {
  const language = locale.split('-')[0] ?? '';
  if (isLanguage(locale)) return locale;
  return isLanguage(language) ? language : 'en';
}

export function textsFor(locale: string): Texts {
  return catalogue[textsLanguage(locale)];
}

/** What `lang` must say of these texts: the locale with its region, or English where the locale's language has none. */
export function textsLocale(locale: string): string {
  const language = textsLanguage(locale);
  return locale === language || locale.startsWith(`${language}-`) ? locale : language;
}

/** Mails to donors and payers, each as plain text and as HTML that old mail programs understand. */
import { agreedMinor, type Donation } from './donation/donation.ts';
import { setHtml, type Signature, type StopReminders } from './mail-html.ts';
import type { AppealMailKind, DonationMailKind, MailBody, NextGift, Sender } from './mail-kinds.ts';
import { dateFormat } from './formats.ts';
import { formatMoney, money, type Money } from './money.ts';
import type { PrintedReceipt } from './receipt/receipt.ts';
import { textsFor, textsLocale } from './texts/catalogue.ts';

export interface DonationMailFacts {
  readonly site: Sender;
  readonly donation: Pick<Donation, 'amount' | 'feeCover' | 'locale' | 'heldUntil'>;
  /** What came in, or what the bank holds or held, as the ledger has it; null where it is what was agreed. */
  readonly received: Money | null;
  readonly donationUrl: string;
  /** Of a payment of a standing gift. */
  readonly standing: NextGift | null;
  readonly appealUrl: string | null;
  /** As `reasonsTold` says them (donation/reasons-told.ts). */
  readonly reasons: readonly string[];
  /** What the receipt says, where the mail is one. */
  readonly receipt?: PrintedReceipt;
}

export interface ComposedMail {
  /** One line. */
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Of a reminder: where it is stopped. Null where its reader cannot do without it. */
  readonly unsubscribeUrl: string | null;
}

/** The mail about one donation, in the donation's language, its times in the newsroom's zone. */
export function composeDonationMail(kind: DonationMailKind, facts: DonationMailFacts): ComposedMail {
  const { site, donation } = facts;
  const { locale, amount, feeCover } = donation;
  const agreed = money(agreedMinor(donation), amount.currency);
  const charged = facts.received ?? agreed;
  // Where something else came in than was agreed, nobody can say which part of it was for the fee.
  const isAsAgreed = charged.amountMinor === agreed.amountMinor && charged.currency === agreed.currency;
  const body = textsFor(locale).mails.donation[kind]({
    siteName: site.name,
    donation: formatMoney(isAsAgreed ? amount : charged, locale),
    charged: formatMoney(charged, locale),
    feeCover: isAsAgreed && feeCover.amountMinor > 0 ? formatMoney(feeCover, locale) : null,
    deadline: donation.heldUntil && printMoment(donation.heldUntil, locale, site.timeZone),
    reasons: facts.reasons,
    donationUrl: facts.donationUrl,
    appealUrl: facts.appealUrl,
    interval: facts.standing?.interval ?? null,
    nextDay: facts.standing && printDay(facts.standing.nextAt, locale, site.timeZone),
    standingGiftUrl: facts.standing?.url ?? null,
  });
  const { details, notes } = facts.receipt ?? {};
  return setMail(site, locale, { ...body, ...(details && { details }), ...(notes && { notes }) });
}

/** The answer to an appeal, in the newsroom's language: an appeal against a refusal at the form has no donation. */
export function composeAppealMail(
  kind: AppealMailKind,
  facts: { readonly site: Sender; readonly appealUrl: string; readonly giveUrl: string },
): ComposedMail {
  const { site, appealUrl, giveUrl } = facts;
  const body = textsFor(site.locale).mails.appeal[kind]({ siteName: site.name, appealUrl, giveUrl });
  return setMail(site, site.locale, body);
}

/** The mail that tells staff that payment pages run short, in the newsroom's language. */
export function composeShortageMail(facts: {
  readonly site: Sender;
  readonly beganAt: Date;
  readonly turnedAway: number;
  readonly perMinute: number;
  readonly deskUrl: string;
}): ComposedMail {
  const { site, beganAt, turnedAway, perMinute, deskUrl } = facts;
  const body = textsFor(site.locale).mails.staff['checkouts-short']({
    siteName: site.name,
    since: printMoment(beganAt, site.locale, site.timeZone),
    turnedAway,
    perMinute,
    deskUrl,
  });
  return setMail(site, site.locale, body);
}

export function printDay(at: Date, locale: string, timeZone: string): string {
  return dateFormat(locale, { timeZone, day: 'numeric', month: 'long', year: 'numeric' }).format(at);
}

export function printMoment(at: Date, locale: string, timeZone: string): string {
  return new Intl.DateTimeFormat(locale, {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(at);
}

/**
 * A mail of any kind from its words alone, as text and as HTML: no kind is written twice. `unsubscribeUrl`: of a reminder
 * (mail-purposes.ts), where it is stopped.
 */
export function setMail(
  site: Sender,
  locale: string,
  body: MailBody,
  unsubscribeUrl: string | null = null,
): ComposedMail {
  // What a payer typed may stand in a sentence; line breaks there would forge headers or paragraphs.
  const clean: MailBody = {
    subject: oneLine(body.subject),
    heading: oneLine(body.heading),
    paragraphs: body.paragraphs.map(oneLine),
    details: (body.details ?? []).map(({ label, value }) => ({
      label: oneLine(label),
      value: oneLine(value),
    })),
    notes: (body.notes ?? []).map(oneLine),
    links: body.links.map(({ label, url }) => ({ label: oneLine(label), url: oneLine(url) })),
  };
  const sender = {
    name: oneLine(site.name),
    url: oneLine(site.url),
    asks: [site.legalName, site.address, site.contact].map(oneLine),
  };
  const { greeting, reminder } = textsFor(locale).mails;
  const stop = unsubscribeUrl === null ? null : { ...reminder, url: oneLine(unsubscribeUrl) };
  return {
    subject: clean.subject,
    text: setText(greeting, clean, sender, stop),
    html: setHtml(textsLocale(locale), clean, sender, stop),
    unsubscribeUrl,
  };
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
}

/** Format=flowed readers and narrow ones alike: no hard wraps, an empty line between paragraphs. */
function setText(greeting: string, body: MailBody, sender: Signature, stop: StopReminders | null): string {
  const { details = [], notes = [] } = body;
  const facts = details.map(({ label, value }) => `${label}: ${value}`);
  const links = body.links.map(({ label, url }) => `${label}:\n${url}`);
  const foot = [sender.name, sender.url, ...sender.asks].join('\n');
  const listed = facts.length > 0 ? [facts.join('\n')] : [];
  const stopping = stop ? [`${stop.why} ${stop.label}:\n${stop.url}`] : [];
  const parts = [
    greeting,
    body.heading,
    ...body.paragraphs,
    ...listed,
    ...notes,
    ...links,
    ...stopping,
    foot,
  ];
  return `${parts.join('\n\n')}\n`;
}

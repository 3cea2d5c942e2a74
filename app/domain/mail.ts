/** Mails to donors and payers, each as plain text and as HTML that old mail programs understand. */
import { agreedMinor, type Donation } from './donation/donation.ts';
import type { AppealMailKind, DonationMailKind, MailBody } from './mail-kinds.ts';
import type { GiftInterval } from './standing-gift/standing-gift.ts';
import { dateFormat } from './formats.ts';
import { formatMoney, money, type Money } from './money.ts';
import { textsFor, textsLocale } from './texts/catalogue.ts';

/** Who writes. */
export interface Sender {
  readonly name: string;
  readonly legalName: string;
  readonly address: string;
  readonly contact: string;
  readonly url: string;
  readonly locale: string;
  readonly timeZone: string;
}

export interface DonationMailFacts {
  readonly site: Sender;
  readonly donation: Pick<Donation, 'amount' | 'feeCover' | 'locale' | 'heldUntil'>;
  /** What came in, or what the bank holds or held, as the ledger has it; null where it is what was agreed. */
  readonly received: Money | null;
  readonly donationUrl: string;
  /** Of a payment of a standing gift: how often it is made, and when the next is due. */
  readonly standing: { readonly interval: GiftInterval; readonly nextAt: Date; readonly url: string } | null;
  readonly appealUrl: string | null;
  /** As `reasonsTold` says them (donation/reasons-told.ts). */
  readonly reasons: readonly string[];
}

export interface ComposedMail {
  /** One line. */
  readonly subject: string;
  readonly text: string;
  readonly html: string;
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
  return setMail(site, locale, body);
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

/** What stands at the foot of each: the newsroom, and who it is in law, where, and how it is reached. */
interface Signature {
  readonly name: string;
  readonly url: string;
  readonly asks: readonly string[];
}

export function setMail(site: Sender, locale: string, body: MailBody): ComposedMail {
  // What a payer typed may stand in a sentence; line breaks there would forge headers or paragraphs.
  const clean: MailBody = {
    subject: oneLine(body.subject),
    heading: oneLine(body.heading),
    paragraphs: body.paragraphs.map(oneLine),
    links: body.links.map(({ label, url }) => ({ label: oneLine(label), url: oneLine(url) })),
  };
  const sender = {
    name: oneLine(site.name),
    url: oneLine(site.url),
    asks: [site.legalName, site.address, site.contact].map(oneLine),
  };
  const { greeting } = textsFor(locale).mails;
  return {
    subject: clean.subject,
    text: setText(greeting, clean, sender),
    html: setHtml(textsLocale(locale), clean, sender),
  };
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
}

/** Format=flowed readers and narrow ones alike: no hard wraps, an empty line between paragraphs. */
function setText(greeting: string, body: MailBody, sender: Signature): string {
  const links = body.links.map(({ label, url }) => `${label}:\n${url}`);
  const foot = [sender.name, sender.url, ...sender.asks].join('\n');
  const parts = [greeting, body.heading, ...body.paragraphs, ...links, foot];
  return `${parts.join('\n\n')}\n`;
}

const serif = "Newsreader,Georgia,'Times New Roman',serif";
/** Colours of the site on light paper; programs that darken mail do it evenly from these. */
const paper = '#FAF8F3';
const sheet = '#FFFFFF';
const ink = '#1A1916';
const soft = '#5D594F';
const rule = '#D9D4C7';

function setHtml(language: string, body: MailBody, sender: Signature): string {
  const paragraphs = body.paragraphs
    .map((text) => `<p style="margin:0 0 16px;font:18px/27px ${serif};color:${ink}">${escapeHtml(text)}</p>`)
    .join('\n');
  return `<!doctype html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(body.subject)}</title>
</head>
<body style="margin:0;padding:0;background-color:${paper}">
<div role="main">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="${paper}">
<tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:580px">
<tr><td style="padding:0 0 16px;font:600 20px/24px ${serif};color:${ink}">${escapeHtml(sender.name)}</td></tr>
<tr><td bgcolor="${sheet}" style="padding:32px 28px 20px;border:1px solid ${ink};background-color:${sheet}">
<h1 style="margin:0 0 20px;font:500 26px/32px ${serif};color:${ink}">${escapeHtml(body.heading)}</h1>
${paragraphs}
${setLinks(body.links)}
</td></tr>
<tr><td style="padding:16px 0 0;border-top:1px solid ${rule};font:15px/22px ${serif};color:${soft}">${escapeHtml(sender.name)}<br><a href="${escapeHtml(sender.url)}" style="color:${soft}">${escapeHtml(sender.url)}</a><br>${sender.asks.map(escapeHtml).join('<br>')}</td></tr>
</table>
</td></tr>
</table>
</div>
</body>
</html>
`;
}

/** The first as a button of table cells, which is all that old programs draw; the others as links in lines of their own. */
function setLinks([main, ...others]: MailBody['links']): string {
  if (!main) return '';
  const button = `<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:8px 0 20px"><tr><td bgcolor="${ink}" style="background-color:${ink}"><a href="${escapeHtml(main.url)}" style="display:block;padding:13px 24px;font:600 17px/22px ${serif};color:${paper};text-decoration:none">${escapeHtml(main.label)}</a></td></tr></table>`;
  const rest = others.map(
    ({ label, url }) =>
      `<p style="margin:0 0 16px;font:18px/27px ${serif}"><a href="${escapeHtml(url)}" style="color:${ink}">${escapeHtml(label)}</a></p>`,
  );
  return [button, ...rest].join('\n');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

/** Every kind of mail there is: its facts in both forms, nothing fetched, and nothing that somebody typed breaks out of it. */
import { parse, type DefaultTreeAdapterTypes as Html } from 'parse5';
import { expect, test } from 'vitest';
import { asCopy } from '#app/domain/mail-copy.ts';
import type { MailKind } from '#app/domain/mail-kinds.ts';
import { mailPurposes } from '#app/domain/mail-purposes.ts';
import { setMail } from '#app/domain/mail.ts';
import { donorOfReminders, reminderToken } from '#app/domain/reminder-token.ts';
import { everyMail, mailFacts, plainNames, type MailNames } from '#tests/support/every-mail.ts';

const kinds = Object.keys(mailPurposes) as MailKind[];
const mails = everyMail();

interface Read {
  /** Tags and the names of their attributes, in order. */
  readonly skeleton: readonly string[];
  /** What a reader sees, in one line. */
  readonly text: string;
  readonly links: readonly string[];
}

/** The HTML as a mail program reads it. */
function read(html: string): Read {
  const skeleton: string[] = [];
  const texts: string[] = [];
  const links: string[] = [];
  const walk = (node: Html.Node): void => {
    if ('tagName' in node) {
      skeleton.push(`${node.tagName} ${node.attrs.map(({ name }) => name).join(' ')}`);
      links.push(...node.attrs.filter(({ name }) => name === 'href').map(({ value }) => value));
      if (node.tagName === 'head') return;
    }
    if ('value' in node) texts.push(node.value);
    if ('childNodes' in node) node.childNodes.forEach(walk);
  };
  walk(parse(html));
  return { skeleton, text: texts.join(' ').replace(/\s+/gu, ' '), links };
}

/** As many paragraphs and details as with plain names, so that what a mail is made of can be compared. */
const hostile: readonly MailNames[] = [
  '"><script>alert(1)</script><a href="https://evil.example">',
  "</td></tr></table><h1>Paid!</h1><!-- ' onmouseover='alert(1)",
  'Robin\r\nBcc: all@example.org',
  'Robin\u2028https://evil.example/\u0000',
  'محمد علي الطويل',
  'W'.repeat(200),
  '{{name}} %s ${name} $& $1 =?utf-8?B?YQ==?=',
].map((typed) => ({ siteName: `N ${typed}`, payerName: `P ${typed}`, reason: `R ${typed}` }));

test.each(kinds)('the mail "%s" carries each of its facts in both forms, and a way on', (kind) => {
  const { subject, text, html } = mails[kind];
  const { sums, days, links } = mailFacts[kind];
  const seen = read(html);
  expect(subject.length, 'mail programs cut what is longer').toBeLessThan(110);
  for (const fact of [...sums, ...days]) {
    expect(text).toContain(fact);
    expect(seen.text).toContain(fact);
  }
  expect(links.length).toBeGreaterThan(0);
  for (const link of links) {
    expect(text.split('\n')).toContain(link);
    expect(seen.links).toContain(link);
  }
  // What one form says, the other says too.
  const flat = text.replace(/\s+/gu, ' ');
  for (const word of new Set(seen.text.match(/[\p{L}\p{N}$’.,-]{4,}/gu)))
    expect(flat, `“${word}” of the HTML`).toContain(word);
  for (const form of [text, seen.text]) expect(form).not.toMatch(/undefined|null|NaN|\[object/);
});

test('every mail is drawn without fetching anything, in light and dark, and its links work without scripts', () => {
  for (const [kind, { html }] of Object.entries(mails)) {
    const { skeleton, links } = read(html);
    expect(
      skeleton.filter((each) => /^(script|img|link|form|iframe|object|svg|video|base) /.test(each)),
      kind,
    ).toEqual([]);
    expect(html, kind).not.toMatch(/url\(|@import|@font-face|src=|background=/);
    expect(html, kind).toContain('@media (prefers-color-scheme:dark)');
    for (const [tag] of html.matchAll(/<(?:p|h1) [^>]*>/g))
      expect(tag, `${kind}: a long word makes a phone scroll sideways`).toContain('overflow-wrap:anywhere');
    expect(html.length, 'Gmail cuts a mail of 102 KB').toBeLessThan(30_000);
    for (const link of links) expect(link, kind).toMatch(/^https:\/\/[\w.]+(\/[\w./-]*)?$/);
  }
});

test('nothing that somebody typed becomes markup, a link or a header in any mail', () => {
  const plain = everyMail({ siteName: 'N', payerName: 'P', reason: 'R' });
  for (const names of hostile) {
    const typed = everyMail(names);
    for (const kind of kinds) {
      const { subject, text, html } = typed[kind];
      const [seen, expected] = [read(html), read(plain[kind].html)];
      // A correction's lines are paragraphs of their own.
      if (kind !== 'correction' || !/[\r\n]/.test(names.payerName))
        expect(seen.skeleton, `${kind} ${names.reason}`).toEqual(expected.skeleton);
      expect(seen.links, kind).toEqual(expected.links);
      expect(subject, kind).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
      expect(text.split('\n'), kind).not.toContain('https://evil.example/');
      if (kind !== 'correction') expect(text.split('\n'), kind).not.toContain('Bcc: all@example.org');
    }
  }
});

test('a copy after a restore is marked in the subject and at the head of both forms, whatever the mail says', () => {
  for (const [kind, mail] of Object.entries(mails)) {
    const copy = asCopy(mail, 'en');
    expect(copy.subject, kind).toMatch(/^COPY: /);
    const seen = read(copy.html);
    expect(seen.text, kind).toMatch(/^\s*You may have had this message before/);
    expect(copy.text, kind).toMatch(/^You may have had this message before/);
  }
});

test('only a reminder can be stopped, and it says so in both forms; no kind is without a purpose', () => {
  for (const kind of kinds)
    expect(mails[kind].unsubscribeUrl !== null, kind).toBe(mailPurposes[kind] === 'reminder');
  const url = 'https://factually.example/reminders/a.b';
  const site = {
    ...{
      name: plainNames.siteName,
      legalName: 'L',
      address: 'A',
      contact: 'C',
      locale: 'en',
      timeZone: 'UTC',
    },
    url: 'https://factually.example',
  };
  const body = { subject: 's', heading: 'h', paragraphs: ['p'], links: [] };
  const reminder = setMail(site, 'en', body, url);
  expect(reminder.unsubscribeUrl).toBe(url);
  expect(reminder.text).toContain(`Stop reminders:\n${url}`);
  expect(read(reminder.html).links).toContain(url);
  expect(setMail(site, 'en', body).text).not.toContain('reminder');
});

test('the address that stops reminders is one that we signed, for one donor, however they write their address', () => {
  const hash = (kind: string, value: string) => `${kind}-${value}`.replace(/\W/g, '_');
  const token = reminderToken(' Robin@Example.org ', hash);
  expect(token).toBe(reminderToken('robin@example.org', hash));
  expect(donorOfReminders(token, hash)).toBe(hash('email', 'robin@example.org'));
  for (const forged of ['', '.', token.slice(0, -1), `${token}.`, `x${token}`, token.split('.')[0] ?? ''])
    expect(donorOfReminders(forged, hash), forged).toBeNull();
});

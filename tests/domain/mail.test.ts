/** Mails: each says what happened, about how much, and what to do, and nothing a payer typed can break out of them. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AppealMailKind, DonationMailKind } from '#app/domain/mail-kinds.ts';
import {
  composeAppealMail,
  composeDonationMail,
  composeShortageMail,
  type DonationMailFacts,
} from '#app/domain/mail.ts';
import { money } from '#app/domain/money.ts';

const donationKinds: readonly DonationMailKind[] = ['received', 'held', 'refused', 'lapsed'];
const appealKinds: readonly AppealMailKind[] = ['appeal-won', 'appeal-rejected'];

const site = {
  name: 'Factually',
  legalName: 'Factually Media, Inc.',
  address: '100 Example Street, Springfield',
  contact: 'hello@factually.example',
  url: 'https://factually.example',
  locale: 'en',
  timeZone: 'Europe/Berlin',
};
const foot =
  'Factually\nhttps://factually.example\nFactually Media, Inc.\n100 Example Street, Springfield\nhello@factually.example\n';

function facts(changes: Partial<DonationMailFacts> = {}): DonationMailFacts {
  return {
    site,
    donation: {
      amount: money(500, 'USD'),
      feeCover: money(45, 'USD'),
      locale: 'en',
      heldUntil: new Date('2026-11-15T23:30:00Z'),
    },
    received: null,
    standing: null,
    donationUrl: 'https://factually.example/donations/d0',
    appealUrl: 'https://factually.example/appeals/a0',
    reasons: [],
    ...changes,
  };
}

function appealFacts() {
  return {
    site,
    appealUrl: 'https://factually.example/appeals/a0',
    giveUrl: 'https://factually.example/donate',
  };
}

const shortageLetter = (turnedAway = 41) =>
  composeShortageMail({
    site,
    beganAt: new Date('2026-11-15T23:30:00Z'),
    turnedAway,
    perMinute: 60,
    deskUrl: 'https://factually.example/desk',
  });

/** The tags and attributes of a mail, without what stands between the tags and inside the quotes. */
const skeleton = (html: string) =>
  (html.match(/<[^>]*>/g) ?? []).map((tag) => tag.replace(/(href|lang)="[^"]*"/g, '$1=""'));

test.each(donationKinds)(
  'the mail "%s" names the donation, the charged sum and the way to its page, in text and HTML',
  (kind) => {
    const { subject, text, html } = composeDonationMail(kind, facts());
    expect(subject).toContain('$5');
    for (const form of [text, html]) {
      expect(form).toContain('$5');
      expect(form).toContain('$5.45');
      expect(form).toContain('https://factually.example/donations/d0');
      expect(form).toContain('Factually');
    }
  },
);

test('what happened to the money is said in every mail, and never that something was taken where nothing was', () => {
  expect(composeDonationMail('received', facts()).text).toContain(
    'We charged your card $5.45: your gift of $5, plus the $0.45',
  );
  expect(composeDonationMail('held', facts()).subject).toContain('Held, not taken');
  for (const kind of ['held', 'refused', 'lapsed'] as const) {
    const { text } = composeDonationMail(kind, facts());
    expect(text).toMatch(/You (have|were) not (been )?charged/);
    expect(text).not.toContain('We charged');
  }
});

test('a donation without fee cover is not said to have one', () => {
  const { donation } = facts();
  const { text } = composeDonationMail(
    'received',
    facts({ donation: { ...donation, feeCover: money(0, 'USD') } }),
  );
  expect(text).toContain('We charged your card $5.');
  expect(text).not.toContain('card fee');
});

test('the deadline of a held donation is given in the newsroom’s time zone', () => {
  expect(composeDonationMail('held', facts()).text).toContain('Monday, November 16, 2026');
});

test('the screening’s sentences are the reasons, all of them, and a refusal by staff has its own', () => {
  const reasons = ['The organization you named is listed.', 'The card was refused before.'];
  for (const kind of ['refused', 'held'] as const)
    expect(composeDonationMail(kind, facts({ reasons })).text).toContain(reasons.join('\n\n'));
  expect(composeDonationMail('refused', facts()).text).toContain('A member of our staff');
  expect(composeDonationMail('refused', facts({ reasons: [] })).text).toContain('A member of our staff');
});

test('a refusal leads to the appeal first; without an address for it the donation’s page is named', () => {
  const { text } = composeDonationMail('refused', facts());
  expect(text.indexOf('/appeals/a0')).toBeGreaterThan(0);
  expect(text.indexOf('/appeals/a0')).toBeLessThan(text.indexOf('/donations/d0'));
  const without = composeDonationMail('refused', facts({ appealUrl: null }));
  expect(without.text).not.toContain('/appeals/');
  expect(without.html).not.toContain('href="null"');
});

test('the answers to an appeal say how it ended, that nothing is taken by itself, and where to go on', () => {
  const won = composeAppealMail('appeal-won', appealFacts());
  expect(won.text).toContain('We won’t charge you for the gift we refused');
  expect(won.text).toContain('https://factually.example/donate');
  const rejected = composeAppealMail('appeal-rejected', appealFacts());
  expect(rejected.text).toContain('our decision stands');
  expect(rejected.text).not.toContain('https://factually.example/donate');
  for (const { html } of [won, rejected])
    expect(html).toContain('href="https://factually.example/appeals/a0"');
});

test('M6: the mail to staff says since when, how many, what may be behind it and what to do', () => {
  const { subject, text, html } = shortageLetter();
  expect(subject).toContain('Factually');
  for (const said of [
    'Monday, November 16, 2026',
    '60 a minute',
    '41 requests have',
    'CHECKOUTS_PER_MINUTE',
    'stolen cards',
  ])
    expect(text).toContain(said);
  expect(shortageLetter(1).text).toContain('One request has');
  expect(html).toContain('href="https://factually.example/desk"');
});

test('the text reads as a mail: a greeting, paragraphs, each address in a line of its own, no markup', () => {
  for (const { text } of [
    ...donationKinds.map((kind) => composeDonationMail(kind, facts())),
    ...appealKinds.map((kind) => composeAppealMail(kind, appealFacts())),
    shortageLetter(),
  ]) {
    expect(text.startsWith('Hello,\n\n')).toBe(true);
    expect(text.endsWith(foot)).toBe(true);
    expect(text).not.toMatch(/<[a-z]|undefined|null|NaN/);
    for (const line of text.split('\n').filter((each) => each.includes('https://'))) {
      expect(line).toMatch(/^https:\/\/\S+$/);
    }
  }
});

test('the HTML needs nothing from anywhere: no script, image, form, nor a style sheet but its own for dark screens', () => {
  for (const kind of donationKinds) {
    const { html } = composeDonationMail(kind, facts());
    expect(html).not.toMatch(/<(script|img|link|form|iframe)|url\(|@import|@font-face/);
    expect(html.match(/<style>/g)).toHaveLength(1);
    expect(html).toContain('@media (prefers-color-scheme:dark)');
  }
});

/** What people who mean harm put into a name, besides anything at all. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    '"><script>alert(1)</script>',
    '</td></tr></table><h1>Paid!</h1>',
    "' onmouseover='alert(1)",
    '&lt;b&gt; & <!-- -->',
    'Robin\r\nBcc: all@example.org\r\n\r\nYour gift was $1,000,000',
    'Robin\u2028https://evil.example/',
  ),
);

test('no name, newsroom or address breaks out of the HTML or forges a header', () => {
  const plain = new Map(
    donationKinds.map((kind) => [kind, skeleton(composeDonationMail(kind, facts({ reasons: ['x'] })).html)]),
  );
  fc.assert(
    fc.property(fc.constantFrom(...donationKinds), hostile, hostile, (kind, name, typed) => {
      const { subject, text, html } = composeDonationMail(
        kind,
        facts({
          site: {
            ...site,
            name: `N${name}`,
            legalName: `L${name}`,
            address: `A${typed}`,
            contact: `C${name}`,
          },
          reasons: [`S${typed}`],
          donationUrl: `https://factually.example/donations/${typed}`,
        }),
      );
      expect(skeleton(html)).toEqual(plain.get(kind));
      expect(subject).not.toMatch(/[\r\n]/);
      expect(text.split('\n')).not.toContain('Bcc: all@example.org');
    }),
    { numRuns: 500 },
  );
});

test('a mail in words of another language than the donation’s says so', () => {
  const languageOf = (locale: string) => {
    const { html } = composeDonationMail('received', facts({ donation: { ...facts().donation, locale } }));
    return /<html dir="ltr" lang="([^"]*)">/.exec(html)?.[1];
  };
  expect(languageOf('en-GB')).toBe('en-GB');
  expect(languageOf('tlh')).toBe('en');
});

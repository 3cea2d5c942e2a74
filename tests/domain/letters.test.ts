/** Letters: each says what happened, about how much, and what to do, and nothing a payer typed can break out of them. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AppealLetterKind, GiftLetterKind } from '#app/domain/letter-kinds.ts';
import { composeAppealLetter, composeLetter, type GiftLetterFacts } from '#app/domain/letters.ts';
import { money } from '#app/domain/money.ts';

const giftKinds: readonly GiftLetterKind[] = ['received', 'held', 'refused', 'lapsed'];
const appealKinds: readonly AppealLetterKind[] = ['appeal-won', 'appeal-rejected'];

const site = { name: 'Factually', url: 'https://factually.example', locale: 'en', timeZone: 'Europe/Berlin' };

function facts(changes: Partial<GiftLetterFacts> = {}): GiftLetterFacts {
  return {
    site,
    donation: {
      amount: money(500, 'USD'),
      feeCover: money(45, 'USD'),
      locale: 'en',
      heldUntil: new Date('2026-11-15T23:30:00Z'),
    },
    donationUrl: 'https://factually.example/donations/d0',
    appealUrl: 'https://factually.example/appeals/a0',
    sentence: null,
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

/** The tags and attributes of a letter, without what stands between the tags and inside the quotes. */
const skeleton = (html: string) =>
  (html.match(/<[^>]*>/g) ?? []).map((tag) => tag.replace(/(href|lang)="[^"]*"/g, '$1=""'));

test.each(giftKinds)(
  'the letter "%s" names the gift, the charged sum and the way to its page, in text and HTML',
  (kind) => {
    const { subject, text, html } = composeLetter(kind, facts());
    expect(subject).toContain('$5');
    for (const form of [text, html]) {
      expect(form).toContain('$5');
      expect(form).toContain('$5.45');
      expect(form).toContain('https://factually.example/donations/d0');
      expect(form).toContain('Factually');
    }
  },
);

test('what happened to the money is said in every letter, and never that something was taken where nothing was', () => {
  expect(composeLetter('received', facts()).text).toContain(
    'Your card was charged $5.45: the gift of $5, and $0.45',
  );
  expect(composeLetter('held', facts()).text).toContain('held, not taken');
  for (const kind of ['held', 'refused', 'lapsed'] as const) {
    const { text } = composeLetter(kind, facts());
    expect(text).toMatch(/Nothing (has been|was) taken/);
    expect(text).not.toContain('charged');
  }
});

test('a gift without fee cover is not said to have one', () => {
  const { donation } = facts();
  const { text } = composeLetter('received', facts({ donation: { ...donation, feeCover: money(0, 'USD') } }));
  expect(text).toContain('Your card was charged $5.');
  expect(text).not.toContain('card fee');
});

test('the deadline of a held gift stands on the clocks of the newsroom', () => {
  expect(composeLetter('held', facts()).text).toContain('Monday, November 16, 2026');
});

test('the screening’s sentence is the reason, and a refusal by staff has its own', () => {
  const sentence = 'The organisation you named is listed.';
  expect(composeLetter('refused', facts({ sentence })).text).toContain(sentence);
  expect(composeLetter('held', facts({ sentence })).text).toContain(sentence);
  expect(composeLetter('refused', facts()).text).toContain('A person of our staff');
  expect(composeLetter('refused', facts({ sentence: '' })).text).toContain('A person of our staff');
});

test('a refusal leads to the appeal first; without an address for it the gift’s page is named', () => {
  const { text } = composeLetter('refused', facts());
  expect(text.indexOf('/appeals/a0')).toBeGreaterThan(0);
  expect(text.indexOf('/appeals/a0')).toBeLessThan(text.indexOf('/donations/d0'));
  const without = composeLetter('refused', facts({ appealUrl: null }));
  expect(without.text).not.toContain('/appeals/');
  expect(without.html).not.toContain('href="null"');
});

test('the answers to an appeal say how it ended, that nothing is taken by itself, and where to go on', () => {
  const won = composeAppealLetter('appeal-won', appealFacts());
  expect(won.text).toContain('Nothing is taken by itself');
  expect(won.text).toContain('https://factually.example/donate');
  const rejected = composeAppealLetter('appeal-rejected', appealFacts());
  expect(rejected.text).toContain('the refusal stands');
  expect(rejected.text).not.toContain('https://factually.example/donate');
  for (const { html } of [won, rejected])
    expect(html).toContain('href="https://factually.example/appeals/a0"');
});

test('the text reads as a letter: a greeting, paragraphs, each address in a line of its own, no markup', () => {
  for (const { text } of [
    ...giftKinds.map((kind) => composeLetter(kind, facts())),
    ...appealKinds.map((kind) => composeAppealLetter(kind, appealFacts())),
  ]) {
    expect(text.startsWith('Hello,\n\n')).toBe(true);
    expect(text.endsWith('Factually\nhttps://factually.example\n')).toBe(true);
    expect(text).not.toMatch(/<[a-z]|undefined|null|NaN/);
    for (const line of text.split('\n').filter((each) => each.includes('https://'))) {
      expect(line).toMatch(/^https:\/\/\S+$/);
    }
  }
});

test('the HTML needs nothing from anywhere: no script, image, style sheet or form', () => {
  for (const kind of giftKinds) {
    expect(composeLetter(kind, facts()).html).not.toMatch(/<(script|img|link|style|form|iframe)|url\(/);
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
    giftKinds.map((kind) => [kind, skeleton(composeLetter(kind, facts({ sentence: 'x' })).html)]),
  );
  fc.assert(
    fc.property(fc.constantFrom(...giftKinds), hostile, hostile, (kind, name, typed) => {
      const { subject, text, html } = composeLetter(
        kind,
        facts({
          site: { ...site, name: `N${name}` },
          sentence: `S${typed}`,
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

test('a letter in words of another language than the gift’s says so', () => {
  const languageOf = (locale: string) => {
    const { html } = composeLetter('received', facts({ donation: { ...facts().donation, locale } }));
    return /<html lang="([^"]*)">/.exec(html)?.[1];
  };
  expect(languageOf('en-GB')).toBe('en-GB');
  expect(languageOf('tlh')).toBe('en');
});

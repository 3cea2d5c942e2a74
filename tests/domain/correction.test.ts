/** A request for a correction: what is taken, what is asked back, and that nothing typed breaks out of the mail (M10). */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { composeCorrectionMail, parseCorrection, readCorrection } from '#app/domain/correction.ts';

const values = (changes: Partial<Record<'what' | 'evidence' | 'email', string>> = {}) => ({
  what: 'The height is wrong.',
  evidence: '',
  email: '',
  ...changes,
});
const site = {
  name: 'Factually',
  legalName: 'Factually Media, Inc.',
  address: '100 Example Street',
  contact: 'hello@factually.example',
  url: 'https://factually.example',
  locale: 'en',
  timeZone: 'UTC',
};
const article = { headline: 'Was Napoleon short?', url: 'https://factually.example/fact-checks/napoleon' };

test('what is wrong is needed, a link and an address only where they are ones', () => {
  expect(parseCorrection(values(), 'en')).toEqual({
    ok: true,
    request: { what: 'The height is wrong.', evidence: null, email: null },
  });
  const wrong = (changes: Parameters<typeof values>[0]) => {
    const parsed = parseCorrection(values(changes), 'en');
    return parsed.ok ? [] : Object.keys(parsed.errors);
  };
  expect(wrong({ what: ' \n ' })).toEqual(['what']);
  expect(wrong({ what: 'x'.repeat(4001), evidence: 'here', email: 'me' })).toEqual([
    'what',
    'evidence',
    'email',
  ]);
  for (const evidence of [
    'javascript:alert(1)',
    'ftp://a.example',
    'https://',
    'https://a.example\r\nBcc: b@c.example',
  ])
    expect(wrong({ evidence }), evidence).toEqual(['evidence']);
  for (const email of ['a@b.example, c@d.example', 'a@b.example\r\nBcc: c@d.example', 'A <a@b.example>'])
    expect(wrong({ email }), email).toEqual(['email']);
  expect(wrong({ evidence: ' https://a.example/x?y=1#z ', email: ' a@b.example ' })).toEqual([]);
});

test('fields that are missing or files count as empty', () => {
  expect(readCorrection((name) => (name === 'what' ? 'a\0b' : new File([], 'x')))).toEqual(
    values({ what: 'ab' }),
  );
});

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80, minLength: 1 }),
  fc.constantFrom(
    'Wrong.\r\nBcc: all@example.org\r\n\r\nSubject: You won',
    '</td></tr></table><script>alert(1)</script>',
    'x\u2028https://evil.example/',
  ),
);

test('no request forges a header, a line of ours or markup in the mail', () => {
  fc.assert(
    fc.property(hostile, hostile, (what, headline) => {
      const mail = composeCorrectionMail(
        site,
        { ...article, headline },
        { what, evidence: null, email: null },
      );
      expect(mail.subject).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
      expect(mail.html).not.toMatch(/<script/i);
      expect(mail.text).toContain(`\n${article.url}\n`);
      expect(mail.text.endsWith('hello@factually.example\n')).toBe(true);
    }),
  );
});

/** Origins: what may stand in a header, and who is believed about where a donation began. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asksOn, isSite, parseOrigin, readSite } from '#app/domain/embedding.ts';

const origins = ['https://partner.example', 'http://localhost:8080'];

test.each([
  ['https://partner.example', 'https://partner.example'],
  ['https://Partner.example:443/', 'https://partner.example'],
  ['https://partner.example/2026/some-page?x=1', 'https://partner.example'],
  ['http://localhost:8080', 'http://localhost:8080'],
  ['http://partner.example', 'direct'],
  ['https://partner.example.evil.example', 'direct'],
  ['https://www.partner.example', 'direct'],
  ['partner.example', 'direct'],
  ['direct', 'direct'],
  ['null', 'direct'],
  ['', 'direct'],
  [null, 'direct'],
])('"%s" is the site %s: a path is nothing that we keep', (text, site) => {
  expect(readSite(text, { origins })).toBe(site);
});

test.each([
  'https://*.example',
  'https://a.example;script-src',
  "https://a.example'",
  'https://a.example,b',
  'https://user@a.example',
  'https://a.example/path',
  'https://a.example?x',
  'ftp://a.example',
  'data:text/html,x',
  'null',
  '*',
  '',
])('"%s" is no origin', (text) => {
  expect(parseOrigin(text)).toBeNull();
});

test('whatever text is an origin can stand in a header as one source, and is kept as it is', () => {
  const host = fc.string({ unit: 'grapheme', maxLength: 30 });
  const texts = fc.oneof(
    fc.webUrl(),
    fc.string(),
    host.map((text) => `https://${text}`),
    fc.domain().map((text) => `http://${text}:8080`),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const origin = parseOrigin(text);
      if (origin === null) return;
      expect(origin).toMatch(/^https?:\/\/[\w.:[\]-]+$/);
      expect(parseOrigin(origin)).toBe(origin);
      expect(isSite(origin)).toBe(true);
      expect(readSite(text, { origins: [origin] })).toBe(origin);
    }),
  );
});

test('the ask is off where it is switched off, and always on on our own pages', () => {
  const off = { askOff: ['https://partner.example'] };
  expect(asksOn('https://partner.example', off)).toBe(false);
  expect(asksOn('http://localhost:8080', off)).toBe(true);
  expect(asksOn('direct', off)).toBe(true);
});

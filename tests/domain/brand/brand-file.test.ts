import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { brandJsonSchema, readBrandWords } from '#app/domain/brand/brand-file.ts';

const faultOf = (file: unknown) => {
  const reading = readBrandWords(typeof file === 'string' ? file : JSON.stringify(file));
  return reading.ok ? null : reading.fault;
};
const name = 'Harbor Facts';

test('a name alone is a brand', () => {
  expect(readBrandWords('{"name":"Harbor Facts"}')).toEqual({ ok: true, words: { name, accent: null } });
});

test('one color makes the one for dark screens, two are taken as they are', () => {
  const one = readBrandWords(JSON.stringify({ name, accent: '#9fd8ff' }));
  expect(one).toMatchObject({ ok: true, words: { accent: { light: '#9fd8ff' } } });
  const accent = { light: '#9FD8FF', dark: '#245a7c' };
  expect(readBrandWords(JSON.stringify({ name, accent }))).toMatchObject({ ok: true, words: { accent } });
});

test.each<[unknown, RegExp]>([
  ['{"name":', /^is no JSON \(.+\); mend it there$/],
  [[], /^expected an object with the name of the newsroom, .+, got \[\]$/],
  [{}, /^name: expected one line of at most 80 characters.*, got nothing$/],
  [{ name: '  ' }, /^name: expected one line/],
  [{ name: 'Two\nlines' }, /^name: expected one line/],
  [{ name, colour: '#fff' }, /^says "colour", which is not known; take it out/],
  [
    { name, socialImage: { file: 'a.png', alt: 'A', size: 1 } },
    /^says "size" in socialImage, which is not known/,
  ],
  [{ name, logo: 'logo.svg' }, /^logo: expected \{"file": "logo\.svg"\}.*, got "logo\.svg"$/],
  [{ name, logo: { file: '../../etc/logo.svg' } }, /^logo\.file: expected the name of an SVG file/],
  [{ name, logo: { file: '/etc/logo.svg' } }, /^logo\.file: expected/],
  [{ name, logo: { file: 'logo.png' } }, /^logo\.file: expected/],
  [{ name, icon: 'icon.ico' }, /^icon: expected the name of an SVG file/],
  [{ name, accent: 'yellow' }, /^accent: expected a color such as "#ffd54a"/],
  [{ name, accent: '#ffd54a80' }, /^accent: expected a color/],
  [
    { name, accent: '#003366' },
    /^accent cannot be read on in the light scheme: text #1a1916 on #003366 has a contrast of 1\.39:1, and at least 4\.5:1 is needed; the nearest that holds is "#[0-9a-f]{6}"$/,
  ],
  [
    { name, accent: { light: '#9fd8ff', dark: '#1b1a18' } },
    /^accent\.dark cannot be told from the paper in the dark scheme: #1b1a18 is 0\.0\d\d from #161513 \(OKLab\), and at least 0\.06 is needed; the nearest that holds is "#[0-9a-f]{6}"$/,
  ],
  [
    { name, footerLinks: [{ label: 'A', href: 'http://a.example' }] },
    /^footerLinks\[0\]\.href: expected an https address or a path/,
  ],
  [{ name, footerLinks: [{ label: 'A', href: 'javascript:alert(1)' }] }, /^footerLinks\[0\]\.href: expected/],
  [{ name, footerLinks: [{ label: 'A', href: '//evil.example' }] }, /^footerLinks\[0\]\.href: expected/],
  [{ name, footerLinks: [{ label: 'A', href: '/\\evil.example' }] }, /^footerLinks\[0\]\.href: expected/],
  [
    { name, footerLinks: [{ label: 'A', href: 'https://a@evil.example' }] },
    /^footerLinks\[0\]\.href: expected/,
  ],
  [
    { name, footerLinks: Array.from({ length: 7 }, () => ({ label: 'A', href: '/' })) },
    /^footerLinks: expected at most 6 links/,
  ],
  [{ name, socialImage: { file: 'a.png' } }, /^socialImage\.alt: expected one line/],
])('%j is refused in one line with the place and the mend', (file, words) => {
  const fault = faultOf(file);
  expect(fault).toMatch(words);
  expect(fault).not.toContain('\n');
});

test('links lead to https addresses and to paths of the site', () => {
  const hrefs = ['https://a.example', 'https://a.example/about?x=1#y', '/', '/independence#pledge'];
  const footerLinks = hrefs.map((href) => ({ label: 'A', href }));
  expect(readBrandWords(JSON.stringify({ name, footerLinks }))).toMatchObject({
    ok: true,
    words: { footerLinks },
  });
});

test('the schema that is published is the one that is used', () => {
  const published = readFileSync(join(import.meta.dirname, '../../../docs/brand.schema.json'), 'utf8');
  expect(JSON.parse(published)).toEqual(brandJsonSchema());
});

import { expect, test } from 'vitest';
import { brandStyle, logoSize, socialImageTags, type Brand } from '#app/domain/brand/brand.ts';
import { newsroomOf } from '#app/domain/newsroom.ts';

const unset = {
  siteName: undefined,
  siteLegalName: undefined,
  siteAddress: undefined,
  siteContact: undefined,
};
const brand: Brand = {
  name: 'Harbor Facts',
  description: null,
  logo: null,
  accent: null,
  icon: null,
  footerLinks: [],
  socialImage: null,
  style: '/brand/style-0.css',
};

test('a logo of any shape fits the masthead whole, and keeps its shape where pixels allow', () => {
  expect(logoSize({ width: 132, height: 40 })).toEqual({ width: 132, height: 40 });
  expect(logoSize({ width: 1200, height: 100 })).toEqual({ width: 240, height: 20 });
  expect(logoSize({ width: 1, height: 1 })).toEqual({ width: 40, height: 40 });
  expect(logoSize({ width: 10_000, height: 1 })).toEqual({ width: 240, height: 1 });
});

test('the style sheet sets the highlighter in both schemes, and none where the brand has no color', () => {
  const css = brandStyle({ accent: { light: '#9fd8ff', dark: '#245a7c' } });
  expect(css).toMatch(
    /:root \{ --mark: #9fd8ff; \}\n@media \(prefers-color-scheme: dark\) \{ :root \{ --mark: #245a7c; \} \}/,
  );
  expect(brandStyle({ accent: null })).not.toContain('--mark');
});

test('previews get the picture by its whole address with its size and words, or nothing', () => {
  expect(socialImageTags(null, 'https://a.example')).toEqual([]);
  expect(socialImageTags(brand, 'https://a.example')).toEqual([]);
  const socialImage = {
    address: '/brand/social-0.png',
    type: 'image/png',
    width: 1200,
    height: 630,
    alt: 'A pier',
  } as const;
  expect(socialImageTags({ ...brand, socialImage }, 'https://a.example')).toEqual([
    { property: 'og:image', content: 'https://a.example/brand/social-0.png' },
    { property: 'og:image:type', content: 'image/png' },
    { property: 'og:image:width', content: '1200' },
    { property: 'og:image:height', content: '630' },
    { property: 'og:image:alt', content: 'A pier' },
  ]);
});

test('nothing set is the demo’s newsroom; another’s demo is never in its name, and what is set stands', () => {
  expect(newsroomOf(unset, null)).toMatchObject({ name: 'Factually', legalName: 'Factually Media, Inc.' });
  for (const other of [newsroomOf(unset, brand), newsroomOf({ ...unset, siteName: 'Harbor Facts' }, null)]) {
    expect(other.name).toBe('Harbor Facts');
    expect(JSON.stringify(other)).not.toMatch(/factually/i);
  }
  const set = {
    siteName: undefined,
    siteLegalName: 'Harbor Facts e.V.',
    siteAddress: 'Pier 7',
    siteContact: 'a@b.example',
  };
  expect(newsroomOf(set, brand)).toEqual({
    name: 'Harbor Facts',
    legalName: 'Harbor Facts e.V.',
    address: 'Pier 7',
    contact: 'a@b.example',
  });
});

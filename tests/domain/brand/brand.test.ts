import { expect, test } from 'vitest';
import { brandStyle, logoSize, type Brand } from '#app/domain/brand/brand.ts';
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

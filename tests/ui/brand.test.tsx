/** What a brand puts in the head, the masthead and the foot; and that a site without one is as it was. */
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { Brand } from '#app/domain/brand/brand.ts';
import { BrandLinks } from '#app/ui/brand.tsx';
import { PageFrame } from '#app/ui/page-frame.tsx';

const brand: Brand = {
  name: 'Harbor & Facts',
  description: null,
  logo: null,
  accent: null,
  icon: null,
  footerLinks: [],
  socialImage: null,
  style: '/brand/style-0.css',
};

function render(given: Brand | null): string {
  return renderToStaticMarkup(
    <>
      <BrandLinks brand={given} />
      <PageFrame siteName={given?.name ?? 'Factually'} locale="en" brand={given}>
        Text
      </PageFrame>
    </>,
  );
}

test('without a brand there is our icon, the name, and nothing of a brand', () => {
  const html = render(null);
  expect(html).toContain('<link rel="icon" href="/favicon.svg" type="image/svg+xml"/>');
  expect(html).toContain('<a class="masthead-name" href="/">Factually</a>');
  expect(html).not.toContain('brand');
});

test('a text logo stands in place of the name, a long name as it is', () => {
  expect(render(brand)).toContain('<a class="masthead-name" href="/">Harbor &amp; Facts</a>');
  expect(render({ ...brand, logo: { kind: 'text', text: 'HF' } })).toContain(
    '<a class="masthead-name" href="/">HF</a>',
  );
});

test('a logo has its size and its name in the markup, so that nothing jumps and everybody hears who this is', () => {
  const logo = {
    kind: 'image',
    address: '/brand/l.svg',
    darkAddress: '/brand/d.svg',
    width: 132,
    height: 40,
  } as const;
  const html = render({ ...brand, logo });
  expect(html).toContain('<img src="/brand/l.svg" width="132" height="40" alt="Harbor &amp; Facts"/>');
  expect(html).toContain('<source media="(prefers-color-scheme: dark)" srcSet="/brand/d.svg"/>');
  expect(render({ ...brand, logo: { ...logo, darkAddress: null } })).not.toContain('<source');
});

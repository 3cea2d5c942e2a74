/** The page of a donation says where the money is at every state, polls only while something is about to happen. */
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { DonorStatus } from '#app/domain/donation/donor-status.ts';
import { money } from '#app/domain/money.ts';
import { DonationPage, type DonationPageProps } from '#app/ui/giving/donation-page.tsx';

function render(status: DonorStatus, changes: Partial<DonationPageProps> = {}): string {
  return renderToStaticMarkup(
    <DonationPage
      site={{ name: 'Factually', locale: 'en', timeZone: 'Europe/Berlin' }}
      status={status}
      isLate={false}
      token="d0"
      amount={money(500, 'USD')}
      feeCover={money(46, 'USD')}
      deadline={new Date('2026-11-15T23:30:00Z')}
      reasons={[]}
      appealToken="a0"
      paymentUrl="https://pay.example/c0"
      article={{ slug: 'napoleon-height', headline: 'Was Napoleon short?' }}
      history={[{ at: new Date('2026-11-09T10:00:00Z'), news: 'started' }]}
      {...changes}
    />,
  );
}

/** Held by the bank and taken by us, as the page's figures say. */
function whereMoneyIs(html: string): (string | undefined)[] {
  return ['on hold at your bank', 'charged'].map(
    (label) => new RegExp(`<dt>${label}</dt><dd>([^<]*)</dd>`).exec(html)?.[1],
  );
}

test.each<[DonorStatus, string, string]>([
  ['unopened', '$0', '$0'],
  ['open', '$0', '$0'],
  ['abandoned', '$0', '$0'],
  ['checking', '$5.46', '$0'],
  ['taking', '$5.46', '$0'],
  ['releasing', '$5.46', '$0'],
  ['held', '$5.46', '$0'],
  ['received', '$0', '$5.46'],
  ['refused', '$0', '$0'],
  ['lapsed', '$0', '$0'],
])('%s: the bank holds %s, we have %s', (status, held, taken) => {
  expect(whereMoneyIs(render(status))).toEqual([held, taken]);
});

test('only a donation that is about to change brings the script, and each of them has the link without it', () => {
  const passing = ['open', 'checking', 'taking', 'releasing'] as const;
  const others = ['unopened', 'abandoned', 'held', 'received', 'refused', 'lapsed'] as const;
  for (const status of passing) {
    expect(render(status)).toContain('<script src="/status.js" defer=""></script>');
    expect(render(status)).toMatch(/<a [^>]*href="\/donations\/d0">Check again</);
  }
  for (const status of others) expect(render(status)).not.toContain('<script');
});

test('a held donation names its deadline on the newsroom’s clocks, and says "held, not taken"', () => {
  const html = render('held');
  expect(html).toContain('held, not taken');
  expect(html).toContain('November 16, 2026');
});

test('a refusal can be appealed with one click, and gives the reason', () => {
  const html = render('refused', { reasons: ['The name is listed.'] });
  expect(html).toContain('<form method="post" action="/appeals/a0">');
  expect(html).toContain('The name is listed.');
  expect(render('refused', { appealToken: null })).not.toContain('<form');
});

test('an open donation leads back to the payment page, a lapsed one to the form it came from', () => {
  expect(render('open')).toContain('href="https://pay.example/c0"');
  expect(render('lapsed')).toContain('href="/donate?article=napoleon-height"');
});

test('no script and no style stands inline', () => {
  for (const status of ['held', 'received', 'checking'] as const) {
    expect(render(status)).not.toMatch(/ style=| on[a-z]+=|<script>|<style/);
  }
});

test('a donation that takes much longer than promised is said to be late, in words that still say where the money is (M13)', () => {
  for (const status of ['open', 'checking', 'taking', 'releasing'] as const) {
    const usual = render(status);
    const late = render(status, { isLate: true });
    expect(late, status).not.toBe(usual);
    expect(late, status).not.toMatch(/usually within|on its way|is being collected now/);
    expect(late, status).toMatch(/pay again|by itself within days/);
    expect(whereMoneyIs(late), status).toEqual(whereMoneyIs(usual));
  }
  // What is over or waits for a person cannot be late.
  expect(render('received', { isLate: true })).toBe(render('received'));
});

/** The page of a donation says where the money is at every state, polls only while something is about to happen. */
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { whereMoneyIs, type DonorStatus } from '#app/domain/donation/donor-status.ts';
import { donationSums, type AccountSum } from '#app/domain/ledger/donation-sums.ts';
import { money } from '#app/domain/money.ts';
import { DonationPage, type DonationPageProps } from '#app/ui/giving/donation-page.tsx';

const atTheBank: readonly DonorStatus[] = ['checking', 'taking', 'releasing', 'held'];
const sum = (account: AccountSum['account'], amountMinor: number) => ({
  account,
  currency: 'USD',
  amountMinor,
});

/** As the ledger has it of a gift of $5.46 in this state; `also` stands there besides. */
function whereIs(status: DonorStatus, also: readonly AccountSum[] = []) {
  const own = [
    ...(atTheBank.includes(status) ? [sum('card-holds', 546)] : []),
    ...(status === 'received' ? [sum('donation-income', -546)] : []),
  ];
  return whereMoneyIs(donationSums([...own, ...also], 'USD'), status);
}

function render(status: DonorStatus, changes: Partial<DonationPageProps> = {}): string {
  return renderToStaticMarkup(
    <DonationPage
      site={{ name: 'Factually', locale: 'en', timeZone: 'Europe/Berlin' }}
      status={status}
      isLate={false}
      token="d0"
      amount={money(500, 'USD')}
      feeCover={money(46, 'USD')}
      where={whereIs(status)}
      refunds={[]}
      receipt={null}
      disputes={[]}
      deadline={new Date('2026-11-15T23:30:00Z')}
      reasons={[]}
      appealToken="a0"
      monthlyUrl={null}
      paymentUrl="https://pay.example/c0"
      article={{ slug: 'napoleon-height', headline: 'Was Napoleon short?' }}
      history={[{ at: new Date('2026-11-09T10:00:00Z'), news: 'started' }]}
      {...changes}
    />,
  );
}

/** Held by the bank and taken by us, as the page's figures say. */
function whereMoneyIsSaid(html: string): (string | undefined)[] {
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
  expect(whereMoneyIsSaid(render(status))).toEqual([held, taken]);
});

test('what was charged and is not booked yet is promised and not guessed; what went back is said', () => {
  const unbooked = render('received', { where: whereMoneyIs(donationSums([], 'USD'), 'received') });
  expect(whereMoneyIsSaid(unbooked)).toEqual(['$0', 'in a moment']);
  expect(unbooked).not.toContain('We charged your card $');
  const refunded = render('received', { where: whereIs('received', [sum('refunds', 200)]) });
  expect(refunded).toContain('<dt>charged</dt><dd>$5.46</dd>');
  expect(refunded).toContain('<dt>back to you</dt><dd>$2</dd>');
  expect(refunded).toContain('$2 of it has gone back to you.');
});

test('what a bank holds is said as the ledger has it, also where something else was agreed', () => {
  const where = whereMoneyIs(donationSums([sum('card-holds', 900)], 'USD'), 'held');
  expect(whereMoneyIsSaid(render('held', { where }))).toEqual(['$9', '$0']);
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
    expect(whereMoneyIsSaid(late), status).toEqual(whereMoneyIsSaid(usual));
  }
  // What is over or waits for a person cannot be late.
  expect(render('received', { isLate: true })).toBe(render('received'));
});

test('a receipt is named and can be sent again, unless it was just asked for or there is no address', () => {
  const receipt = { number: '2026-000042', withdrawn: null };
  const form = '<form method="post" action="/donations/d0">';
  const offered = render('received', { receipt: { receipt, canCopy: true, copied: null } });
  expect(offered).toContain('Receipt 2026-000042');
  expect(offered).toContain(form);
  const sent = render('received', { receipt: { receipt, canCopy: true, copied: 'sent' } });
  expect(sent).toContain('A copy is on its way');
  expect(sent).not.toContain(form);
  expect(render('received', { receipt: { receipt, canCopy: false, copied: null } })).not.toContain(form);
  const withdrawn = {
    ...receipt,
    withdrawn: { at: new Date('2026-11-20T10:00:00Z'), reason: 'returned' as const },
  };
  expect(render('received', { receipt: { receipt: withdrawn, canCopy: true, copied: null } })).toContain(
    'Receipt 2026-000042 was withdrawn',
  );
});

/** The ask as HTML: what it sends, what it shows again after an error, and that it is the same for everybody. */
import { readFileSync } from 'node:fs';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { donationFields, parseDonationForm, readDonationForm } from '#app/domain/donation-form.ts';
import { money } from '#app/domain/money.ts';
import { currentAttestation, currentPledge } from '#app/domain/pledge.ts';
import { Ask, type AskProps } from '#app/ui/ask/ask.tsx';

const usd = (amountMinor: number) => money(amountMinor, 'USD');
const site = {
  locale: 'en',
  currency: 'USD',
  presets: [500, 1000, 2500, 5000].map(usd),
  amountMin: usd(100),
  amountMax: usd(500_000),
  step: usd(1),
  currencies: ['USD'],
  feeRate: { percent: 2.9, fixedMinor: 30 },
  offersStandingGifts: false,
};
const render = (props: Partial<AskProps> = {}): string =>
  renderToStaticMarkup(
    <Ask
      site={site}
      articleSlug="is-water-wet"
      pledge={currentPledge}
      attestation={currentAttestation}
      register={null}
      {...props}
    />,
  );

/** What a browser would send of the form, with the boxes ticked that `ticked` names. */
function sentBy(html: string, ticked: readonly string[] = []): Map<string, string> {
  const sent = new Map<string, string>();
  for (const [tag] of html.matchAll(/<input[^>]*>/g)) {
    const attribute = (name: string) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1];
    const name = attribute('name') ?? '';
    const isChoice = attribute('type') === 'radio' || attribute('type') === 'checkbox';
    if (!isChoice || / checked=/.test(tag) || ticked.includes(name)) sent.set(name, attribute('value') ?? '');
  }
  return sent;
}

test('the form sends what the domain reads: the first amount, no fee, the page’s constants', () => {
  const sent = sentBy(render(), [donationFields.attestation]);
  const parsed = parseDonationForm(
    readDonationForm((name) => sent.get(name)),
    {
      ...site,
      embedding: { origins: [] },
      pledgeVersions: new Set([currentPledge.version]),
      attestationVersions: new Set([currentAttestation.version]),
    },
  );
  expect(parsed).toEqual({
    ok: true,
    request: {
      amount: usd(500),
      feeCover: usd(0),
      frequency: 'once',
      organisation: null,
      articleSlug: 'is-water-wet',
      site: 'direct',
      pledgeVersion: currentPledge.version,
      attestationVersion: currentAttestation.version,
      locale: 'en',
    },
  });
});

test('no box is ticked beforehand', () => {
  for (const [tag] of render().matchAll(/<input[^>]*type="checkbox"[^>]*>/g))
    expect(tag).not.toContain('checked');
});

test('the button has a wording for each amount, with the fee and without, and one that is always true', () => {
  const html = render();
  for (const words of [
    'Give $5 once',
    'Give $5.46 once',
    'Give $50 once',
    'Give once',
    'Give this amount once',
  ]) {
    expect(html).toContain(`>${words}</span>`);
  }
  expect(html).toContain('Add $0.46 to cover the card fee');
});

test('the style sheet shows a wording for as many amounts as may be configured', () => {
  const css = readFileSync(new URL('../../app/ui/styles/ask-choice.css', import.meta.url), 'utf8');
  for (let index = 1; index <= 8; index += 1) {
    expect(css).toContain(`:has(#give-amount-${String(index)}:checked) .say-${String(index)}`);
  }
  expect(render()).toContain('id="give-amount-4"');
});

test('what the reader sent is kept, and each error stands at its field and in the summary', () => {
  const values = readDonationForm(
    (name) => ({ amount: '2500', amount_other: 'lots', cover_fee: 'yes', organisation: 'Acme "Ltd"' })[name],
  );
  const html = render({ values, errors: { amountOther: 'Write figures.', attestation: 'Please tick.' } });
  expect(html).toContain('value="lots"');
  expect(html).toContain('value="Acme &quot;Ltd&quot;"');
  expect(sentBy(html).get('amount')).toBe('2500');
  expect(sentBy(html).get('cover_fee')).toBe('yes');
  expect(html).toContain('<a href="#give-amount-other">Write figures.</a>');
  expect(html).toContain('id="give-amount-other-error"');
  expect(html).toContain('<a href="#give-attestation">Please tick.</a>');
  expect(html).toMatch(/id="give-attestation"[^>]*aria-describedby="give-attestation-error"/);
});

test('what could be read two ways is asked at the field, and each reading can be pressed; Enter presses none (M22)', () => {
  const values = readDonationForm((name) => (name === 'amount_other' ? '1.000' : ''));
  const message = 'Did you mean $1.00 or $1,000.00?';
  const html = render({ values, errors: { amountOther: message }, readings: [usd(100), usd(100_000)] });
  const buttons = [...html.matchAll(/<button[^>]*>/g)].map(([tag]) => tag);
  expect(buttons.map((tag) => / value="(\d+)"/.exec(tag)?.[1] ?? null)).toEqual([
    null,
    '100',
    '100000',
    null,
  ]);
  expect(buttons[1]).toContain('name="amount_meant"');
  expect(html).toContain('Give $1.00 once');
  expect(html).toContain('Give $1,030.18 once');
  expect(html).toContain('value="1.000"');
  expect(render().match(/<button/g)).toHaveLength(1);
});

test.each([
  [true, 'In 2026, through November 8.'],
  [false, 'In 2026, through November 9, 2026 at 2:05 PM UTC.'],
])('the figures say their year and up to when they go (a whole day: %s)', (isWholeDay, words) => {
  const none = { count: 0, total: usd(0) };
  const register = {
    year: 2026,
    asOf: new Date('2026-11-09T14:05:00Z'),
    through: isWholeDay ? '2026-11-08' : '2026-11-09',
    isWholeDay,
    timeZone: 'UTC',
    figures: [
      {
        received: none,
        supporters: 1642,
        refused: { count: 1, total: usd(500) },
        lapsed: { count: 0 },
        returned: { count: 0 },
      },
    ],
  };
  const html = render({ register });
  expect(html).toContain('1,642');
  expect(html).toContain('gift refused');
  expect(html.replace(/\u202f/g, ' ')).toContain(words);
});

test('there is no inline style and no script', () => {
  expect(render()).not.toMatch(/ style=|<script| on[a-z]+=/);
});

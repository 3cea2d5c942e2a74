/** What the page of a standing gift says first where one of its renewals needs its donor or a person. */
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { money } from '#app/domain/money.ts';
import type { RenewalStatus } from '#app/domain/renewal/donor-status.ts';
import { nextGiftAt, type StandingGiftStatus } from '#app/domain/standing-gift/donor-status.ts';
import { usualDay } from '#app/domain/standing-gift/gift-day.ts';
import { standingGift } from '#app/domain/texts/en/standing-gift.ts';
import { StandingGiftPage } from '#app/ui/giving/standing-gift-page.tsx';

const dueAt = new Date('2026-12-29T18:00:00Z');
const before = new Date('2026-12-28T18:00:00Z');

function shown(status: StandingGiftStatus, renewals: readonly RenewalStatus[], now: Date): string {
  const html = renderToStaticMarkup(
    <StandingGiftPage
      {...{ status, token: 't', interval: 'month' as const, reasons: [], payments: [], history: [] }}
      {...{ changes: [], now, isPaused: false }}
      {...{ amount: money(1000, 'USD'), feeCover: money(0, 'USD'), againUrl: '/donate', article: null }}
      {...{ deadline: null, appealToken: null, paymentUrl: null, confirmUrl: null, cardProblem: null }}
      site={{ name: 'Factually', locale: 'en', timeZone: 'UTC' }}
      nextAt={nextGiftAt({ state: 'active', paidUntil: dueAt, pausedUntil: null, ...usualDay }, now)}
      renewals={renewals.map((each) => ({ dueAt, status: each, until: null, confirmUrl: null }))}
    />,
  );
  return html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
}

test('one that runs says so, and when the next gift is due', () => {
  const text = shown('active', [], before);
  expect(text).toContain('Your standing gift is running.');
  expect(text).toContain('Dec 29, 2026');
});

test.each(['failing', 'last-try', 'held'] as const)(
  'a renewal that is %s stands first, and no day that has come is called the next',
  (status) => {
    const text = shown('active', [status], dueAt);
    const { heading } = standingGift.renewalHeads[status];
    expect(text).toContain(heading);
    expect(text).not.toContain('Your standing gift is running.');
    expect(text).not.toContain('Dec 29, 2026');
    expect(text).not.toContain('The next gift is due');
  },
);

test('what became of a renewal does not speak over the end of its standing gift, nor over one that was left out', () => {
  expect(shown('stopped', ['failing'], dueAt)).toContain(standingGift.statuses.stopped.heading);
  expect(shown('active', ['lapsed'], before)).toContain('Your standing gift is running.');
});

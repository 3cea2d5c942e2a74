/** The desk's words, at their edges. */
import { expect, test } from 'vitest';
import { clockTime, isLate } from '#app/domain/moments.ts';
import { money } from '#app/domain/money.ts';
import type { AliasProblem } from '#app/domain/learning.ts';
import type { PartProblem } from '#app/domain/refund/form.ts';
import type { RescreeningCause } from '#app/domain/rescreening.ts';
import { NAME_LENGTH_MAX } from '#app/domain/screening/text/normalise.ts';
import { deskTexts } from '#app/domain/texts/desk.ts';

const { minutesLeft, momentWords } = deskTexts.moments;
const { holdWords, waitingWords } = deskTexts.queue;
const { reasonWords } = deskTexts.decision;

const berlin = { locale: 'en', timeZone: 'Europe/Berlin' };
const at = (text: string) => new Date(text);

test('what waits is counted in words up to twelve, donations and appeals apart', () => {
  expect(waitingWords({ donations: 4, appeals: 0 })).toBe('Four gifts are waiting');
  expect(waitingWords({ donations: 1, appeals: 0 })).toBe('One gift is waiting');
  expect(waitingWords({ donations: 0, appeals: 1 })).toBe('One appeal is waiting');
  expect(waitingWords({ donations: 1, appeals: 2 })).toBe('One gift and two appeals are waiting');
  expect(waitingWords({ donations: 40, appeals: 13 })).toBe('40 gifts and 13 appeals are waiting');
  expect(waitingWords({ donations: 0, appeals: 0 })).toBe('Nothing is waiting');
});

test('today and tomorrow are those of the newsroom’s clocks, not of UTC', () => {
  const now = at('2026-11-29T22:30:00Z'); // 23:30 in Berlin
  expect(momentWords(at('2026-11-29T22:50:00Z'), now, berlin)).toBe('today at 11:50 PM');
  expect(momentWords(at('2026-11-29T23:10:00Z'), now, berlin)).toBe('tomorrow at 12:10 AM');
  expect(momentWords(at('2026-11-28T22:50:00Z'), now, berlin)).toBe('yesterday at 11:50 PM');
  expect(momentWords(at('2026-11-30T08:00:00Z'), at('2026-11-29T23:30:00Z'), berlin)).toBe(
    'today at 9:00 AM',
  );
  expect(momentWords(at('2026-12-01T13:10:00Z'), now, berlin)).toBe('on Tue, Dec 1 at 2:10 PM');
  expect(momentWords(at('2027-01-01T13:10:00Z'), now, berlin)).toBe('on Fri, Jan 1, 2027 at 2:10 PM');
});

test('a clock that is put back between two moments still shows the right day and hour', () => {
  const now = at('2026-10-24T20:00:00Z'); // 22:00, summer time
  const after = at('2026-10-25T12:00:00Z'); // 13:00, winter time
  expect(momentWords(after, now, berlin)).toBe('tomorrow at 1:00 PM');
  expect(clockTime(at('2026-10-25T23:05:00Z'), berlin)).toBe('12:05 AM');
});

test('less than a day is late', () => {
  const now = at('2026-11-29T12:00:00Z');
  expect(isLate(at('2026-11-30T12:00:00Z'), now)).toBe(false);
  expect(isLate(at('2026-11-30T11:59:59Z'), now)).toBe(true);
});

test('a decision that can still be undone has at least a minute', () => {
  const now = at('2026-11-29T12:00:00Z');
  expect(minutesLeft(at('2026-11-29T12:05:00Z'), now)).toBe('5 minutes');
  expect(minutesLeft(at('2026-11-29T12:00:01Z'), now)).toBe('1 minute');
});

test('a row says why its donation waits', () => {
  const words = (rule: string, listingName: string | null) => holdWords([{ rule, listingName }]);
  expect(words('near-name', 'Harbor PAC')).toBe('resembles Harbor PAC');
  expect(words('refused-card', null)).toBe('the card of a refused payer');
  expect(words('near-domain', 'Harbor PAC')).toBe('mail domain is called like Harbor PAC');
  expect(words('cannot-screen', null)).toContain('could not be screened');
  expect(holdWords([])).toBe('waits for a person');
  expect(
    holdWords([
      { rule: 'refused-card', listingName: null },
      { rule: 'near-name', listingName: 'Harbor PAC' },
    ]),
  ).toBe('the card of a refused payer; resembles Harbor PAC');
});

test('a reason that is no longer offered stands for itself', () => {
  expect(reasonWords('private-person')).toBe('A private person giving for themselves');
  expect(reasonWords('of-old')).toBe('of-old');
});

test.each<[PartProblem, string]>([
  [{ kind: 'none' }, 'Write how much goes back.'],
  [{ kind: 'unreadable' }, 'Write a number.'],
  [{ kind: 'too-much', most: money(10_000, 'USD') }, 'At most $100.00 can go back.'],
  [{ kind: 'other-currency', currency: 'USD' }, 'This gift was made in USD.'],
  [{ kind: 'too-fine', currency: 'JPY' }, 'JPY cannot be charged or returned to that fraction.'],
  [
    { kind: 'unsure', readings: [money(350, 'USD'), money(35_000, 'USD')], most: money(10_000, 'USD') },
    'This could be $3.50 or $350.00. Write it as in $100.00.',
  ],
])('a part that cannot go back is told why: %o', (problem, words) => {
  expect(deskTexts.refunds.form.partProblem(problem, 'en')).toBe(words);
});

test('a note that is too long is counted', () => {
  const tooLong = { kind: 'too-long', length: 2001 } as const;
  expect(deskTexts.notes.tooLong(tooLong)).toBe('The note has 2001 characters; 2000 are the most.');
  expect(deskTexts.rescreening.finding.noteProblem(tooLong)).toBe(deskTexts.notes.tooLong(tooLong));
  expect(deskTexts.disputes.ofGift.noteProblem(tooLong)).toBe(
    'The reason has 2001 characters; 2000 are the most.',
  );
  expect(deskTexts.notes.hint).toBe('2,000 characters at most. Only staff read it.');
});

test.each<[AliasProblem, string]>([
  [{ kind: 'empty' }, 'Write the other name or the mail domain.'],
  [{ kind: 'too-long', length: 600 }, `That has 600 characters; ${String(NAME_LENGTH_MAX)} are the most.`],
  [{ kind: 'too-short' }, 'Write the other name in full; this is too short to be one.'],
  [
    { kind: 'could-be-person' },
    'This could be the name of a person. Only a name that says it is a group’s can be added.',
  ],
  [
    { kind: 'free-mail', host: 'gmail.com' },
    'Anybody can have an address at gmail.com; it says nothing about a group.',
  ],
  [{ kind: 'no-domain' }, 'This is not a mail domain. Write it as “example.org”.'],
  [{ kind: 'only-reports' }, 'This listing only files reports: it holds and refuses nobody, under any name.'],
  [{ kind: 'known', text: 'Harbor PAC' }, 'The listing is known by “Harbor PAC” already.'],
])('a name that cannot be added to a listing is told why: %o', (problem, words) => {
  expect(deskTexts.learned.form.errors.text(problem)).toBe(words);
});

test('a password is told how long it is and may be', () => {
  const { password } = deskTexts.signIn.signUp.errors;
  expect(password({ kind: 'too-short', length: 5 })).toBe('Use at least 12 characters; this has 5.');
  expect(password({ kind: 'too-long', length: 129 })).toBe('Use at most 128 characters; this has 129.');
});

test('what changed since the last re-screening is said in words, each change once', () => {
  const causes: readonly RescreeningCause[] = [
    { kind: 'new-edition', label: 'FEC' },
    { kind: 'source-removed', sourceId: 'uk' },
    { kind: 'rules-changed' },
  ];
  expect(deskTexts.rescreening.causes(causes)).toBe(
    'New edition: FEC; Source removed: uk; The rules of the screening changed',
  );
  expect(deskTexts.rescreening.causes([{ kind: 'first' }])).toBe('The first re-screening');
});

test('what a decision teaches names two listings and counts the rest', () => {
  const { cleared, refused } = deskTexts.decision.teaches;
  expect(cleared('Ann', [])).toBe('“Ann” pass whatever it says of itself');
  expect(cleared('Ann', ['A'])).toBe('“Ann” pass for A');
  expect(cleared('Ann', ['A', 'B'])).toBe('“Ann” pass for A and B');
  expect(refused('Ann', ['A', 'B', 'C', 'D'])).toBe('“Ann” another name of A, B and 2 more');
});

/** The desk's words, at their edges. */
import { expect, test } from 'vitest';
import {
  clockTime,
  holdWords,
  isLate,
  minutesLeft,
  momentWords,
  reasonWords,
  waitingWords,
} from '#app/ui/desk/desk-words.ts';

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

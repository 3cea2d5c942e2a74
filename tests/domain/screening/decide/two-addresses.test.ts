/** A payer known by two addresses: the worse finding counts, and what holds by both is held for both. */
import { expect, test } from 'vitest';
import { screenPayer } from '#app/domain/screening/decide/decide.ts';
import type { Outcome, Screening } from '#app/domain/screening/screening.ts';
import { reasonsOf } from '#app/domain/screening/screening.ts';
import { screenBoth } from '#app/domain/screening/decide/two-addresses.ts';
import { registry } from '#tests/domain/screening/build.ts';

const plain = screenPayer(registry(['Harbor Valley Victory Fund PAC']), {});
const said = (outcome: Outcome, rule: string): Screening => ({ ...plain, outcome, rule, further: [] });

test('of two addresses the worse one decides, whichever of them it is', () => {
  const outcomes: Outcome[] = ['clear', 'unclear', 'political'];
  for (const now of outcomes)
    for (const given of outcomes) {
      const found = screenBoth((email) => said(email === 'now' ? now : given, 'a'), 'now', 'given');
      const worse = outcomes[Math.max(outcomes.indexOf(now), outcomes.indexOf(given))];
      expect(found.outcome, `${now} and ${given}`).toBe(worse);
    }
});

test('what holds by both addresses is held for the reasons of both, each once', () => {
  const by = { now: said('unclear', 'one'), given: { ...said('unclear', 'two'), further: [plain] } };
  const found = screenBoth((email) => (email === 'now' ? by.now : by.given), 'now', 'given');
  expect(reasonsOf(found).map(({ rule }) => rule)).toEqual(['one', 'two', plain.rule]);
  const same = screenBoth(() => by.now, 'now', 'given');
  expect(reasonsOf(same).map(({ rule }) => rule)).toEqual(['one']);
  let asked = 0;
  for (const other of [null, 'now']) screenBoth(() => (asked++, by.now), 'now', other);
  expect(asked).toBe(2);
});

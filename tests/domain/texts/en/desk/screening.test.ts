/** Every way to match and every rule has words for staff. */
import { expect, test } from 'vitest';
import { DERIVED_RULES } from '#app/domain/screening/index/derived-names.ts';
import { HOWS, type FieldEvidence } from '#app/domain/screening/match/evidence.ts';
import { RULES } from '#app/domain/screening/decide/rules.ts';
import { screenPayer } from '#app/domain/screening/decide/decide.ts';
import type { Payer } from '#app/domain/screening/payer.ts';
import { registry } from '#tests/domain/screening/build.ts';
import { deskTexts } from '#app/domain/texts/desk.ts';

const { likelihoodWords, matchSentence, ruleReason, scoreWords, unexplainedSentence, editionsWords } =
  deskTexts.screening;

function match(changes: Partial<FieldEvidence> = {}): FieldEvidence {
  return {
    field: 'name',
    given: 'Harbor Valley',
    listed: 'Harbor Valley PAC',
    listingId: 'fec:1',
    how: 'similar',
    score: 0.9,
    bits: 24,
    covered: { given: 1, listed: 0.8 },
    isPolitical: true,
    spared: null,
    givenWords: [],
    listedWords: [],
    unexplained: { given: [], listed: ['PAC'] },
    ...changes,
  };
}

test('every way to match makes a sentence with its score', () => {
  for (const how of HOWS) {
    expect(matchSentence(match({ how, score: 0.92 }))).toMatch(
      /^The payer’s name (is|has|was) .+ \(0\.92 of 1\)\.$/,
    );
  }
});

test('a name that the list does not give is said to be derived, and how', () => {
  for (const derived of DERIVED_RULES)
    expect(matchSentence(match({ derived, listed: 'DUNE PAC' }))).toMatch(
      /^The payer’s name .+ “DUNE PAC” (?:is|was) .+\.$/,
    );
});

test('a derived name that is given exactly is not said to be the listed one', () => {
  expect(matchSentence(match({ derived: 'part', how: 'exact' }))).toMatch(
    /^The payer’s name is a name that we derive/,
  );
  expect(
    matchSentence(
      match({
        derived: 'former',
        how: 'exact',
        score: 1,
        listed: 'OLD PAC',
        formerly: { from: '2016-06', to: '2020-11' },
      }),
    ),
  ).toBe(
    'The payer’s name is a former name of the listed group (1 of 1). “OLD PAC” was its name in the editions from 2016-06 to 2020-11 of the list.',
  );
  expect(editionsWords({ from: '2020-11', to: '2020-11' })).toBe('the 2020-11 edition');
  expect(matchSentence(match({ how: 'exact' }))).toMatch(/^The payer’s name is the listed name/);
});

test('a spared match says why it does not count', () => {
  expect(matchSentence(match({ spared: 'sponsor' }))).toContain('does not count: who sponsors');
});

test('what decides only together with something else is not said to count for nothing', () => {
  expect(matchSentence(match({ spared: 'weak' }))).toContain('It does not count: too little agrees');
  expect(matchSentence(match({ spared: 'weak' }), 'fields-agree')).toContain('By itself it would not count');
  expect(matchSentence(match({ spared: 'sponsor' }), 'fields-agree')).toContain('It does not count');
});

test('words of one side only are named, side by side', () => {
  expect(unexplainedSentence(match())).toBe('Only the listing says “PAC”.');
  const both = match({ unexplained: { given: ['Rowing', 'Club'], listed: ['PAC'] } });
  expect(unexplainedSentence(both)).toBe(
    'Only the payer says “Rowing”, “Club”; only the listing says “PAC”.',
  );
  expect(unexplainedSentence(match({ unexplained: { given: [], listed: [] } }))).toBeNull();
});

test('a score is never rounded up to certainty', () => {
  expect(scoreWords(0.999)).toBe('0.99 of 1');
  expect(scoreWords(1)).toBe('1 of 1');
});

test('every rule that screening can name is explained with its number', () => {
  for (const { id } of RULES) expect(ruleReason(id)).toMatch(/^S\d+: /);
  expect(ruleReason('too-many-donations')).toMatch(/^S16: /);
  expect(ruleReason('of-old')).toBe('of-old');
});

test('how likely it is stands in words, by what real names showed on the same ground; nothing is said where they show none', () => {
  const ready = registry([
    'TIDEWATER VOICES PAC',
    'HARBOR VALLEY COTTON GROWERS ASSOCIATION STAKEHOLDERS PAC',
    'NEIGHBORS FOR DUNES ACTION',
  ]);
  const said = (payer: Payer) => likelihoodWords(screenPayer(ready, payer))?.headline;
  expect(said({ organisation: 'Tidewater Voices PAC' })).toBe('Nearly always a political group.');
  expect(said({ organisation: 'Dune Neighbors to Elect Sample' })).toBe('Nearly always a political group.');
  expect(said({ billingName: 'HARBOR VALLEY COTTON GROWERS' })).toBe(
    'About as often as not a political group.',
  );
  expect(said({ organisation: 'Harbor Bakery' })).toBe('Seldom a political group.');
  expect(said({})).toBeUndefined();
  const seen = likelihoodWords(screenPayer(ready, { organisation: 'Tidewater Voices PAC' }))?.seen;
  expect(seen).toMatch(
    /^Of real names that came out like this one, 99 in 100 were a political group’s\. That was measured on [\d,]+ names, of which \d\d in 100 were\.$/,
  );
});

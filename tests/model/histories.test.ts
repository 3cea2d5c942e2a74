/** As many histories of money as a change has time for: the same few each time, and others each day. tests/long/histories.test.ts lives the rest. */
import { expect, test } from 'vitest';
import { inWords, liveAll } from './run-histories.ts';

const second = 1000;
/** Of real time, in which new histories begin after those that are always lived. */
const beginWithinMs = 60 * second;

/** Those that a change is always tried on, so that two runs of one commit say the same of it. */
const always = [1, 2, 3, 4, 5, 6, 7, 8];

/** The rest go by the day, which all runs of a day share: what is new on a day and fails is named by its number, and is no luck of one run. */
const ofTheDay = Number(new Date().toISOString().slice(0, 10).replaceAll('-', ''));

function* seeds(): Generator<number> {
  yield* always;
  for (let more = 1; ; more += 1) yield ofTheDay * 100 + more;
}

test(
  'whatever happens to money, in any order and over any fault, ends in one state each, booked to the cent, told once, and nobody is charged who is refused',
  async () => {
    const endsAt = Date.now() + beginWithinMs;
    const { lived, faulty } = await liveAll(
      seeds(),
      2,
      (told) => told.length >= always.length && Date.now() >= endsAt,
    );
    console.log(
      `Lived ${String(lived)} histories: first 1 to 8, then from ${String(ofTheDay * 100 + 1)} on.`,
    );
    expect(faulty.map(inWords).join('\n\n')).toBe('');
    expect(lived).toBeGreaterThanOrEqual(always.length);
  },
  300 * second,
);

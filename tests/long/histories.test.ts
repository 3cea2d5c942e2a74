/** A thousand histories of money (tests/model), gone on with where the last run broke off; or one of them, to see why it fails. */
import { availableParallelism } from 'node:os';
import { expect, test } from 'vitest';
import { live, readHistory, reduce, writeHistory } from '#tests/model/history.ts';
import { startProcesses } from '#tests/model/processes.ts';
import { keepProgress, readProgress } from '#tests/model/progress.ts';
import { inWords, liveAll } from '#tests/model/run-histories.ts';

/** One a core, and no more, since the server has connections for so many histories. */
const processes = Math.min(2, availableParallelism());
const sideBySide = 2;

const {
  TEST_SEED = '1',
  MODEL_COUNT = '1000',
  /** One history by its number. */
  MODEL_SEED,
  /** One history by its steps, as a failure prints them. */
  MODEL_STEPS,
  /** Words of a fault: the shortest part of MODEL_STEPS that still ends in it is searched for. */
  MODEL_REDUCE,
} = process.env;

test('the history of MODEL_STEPS', async ({ skip }) => {
  skip(MODEL_STEPS === undefined, 'no MODEL_STEPS');
  const given = readHistory(MODEL_STEPS ?? '');
  const words = MODEL_REDUCE;
  const isStill = ({ faults }: { faults: readonly string[] }) =>
    faults.some((fault) => fault.includes(words ?? ''));
  const steps = words === undefined ? given : await reduce(given, isStill);
  const { faults, log } = await live(steps);
  console.log([writeHistory(steps), ...log].join('\n'));
  expect(faults.join('\n')).toBe('');
});

test('the history of MODEL_SEED', async ({ skip }) => {
  skip(MODEL_SEED === undefined, 'no MODEL_SEED');
  const { faulty } = await liveAll(
    [Number(MODEL_SEED)],
    1,
    () => false,
    ({ log }) => {
      console.log(log.join('\n'));
    },
  );
  expect(faulty.map(inWords).join('\n\n')).toBe('');
});

test('a thousand histories end in one state each, booked to the cent, told once, and nobody is charged who is refused', async ({
  skip,
}) => {
  skip(MODEL_SEED !== undefined || MODEL_STEPS !== undefined, 'one history was asked for');
  const count = Number(MODEL_COUNT);
  const progress = readProgress(Number(TEST_SEED), count);
  const begun = progress.done.length;
  console.log(`Histories of seed ${String(progress.seed)}, of which ${String(begun)} were lived before.`);
  const done = new Set(progress.done);
  const all = Array.from({ length: count }, (_, at) => (Math.imul(progress.seed, 1009) + at) | 0);
  const since = Date.now();
  await using others = startProcesses(processes);
  await liveAll(
    all.filter((seed) => !done.has(seed)),
    processes * sideBySide,
    () => progress.faulty.length >= 10,
    (told) => {
      progress.done.push(told.seed);
      if (told.faults.length > 0) {
        progress.faulty.push(told.seed);
        console.log(inWords(told));
      }
      keepProgress(progress);
      const lived = progress.done.length - begun;
      if (lived % 50 === 0)
        console.log(`${String(progress.done.length)}; ${perMinute(lived, since)} a minute`);
    },
    others.live,
  );
  expect(progress.faulty).toEqual([]);
});

const perMinute = (lived: number, since: number) => ((lived * 60_000) / (Date.now() - since)).toFixed(1);

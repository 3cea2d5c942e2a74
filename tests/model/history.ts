/** A history: steps drawn from one number, lived in a scene of its own, and everything checked at its end. */
import fc from 'fast-check';
import { seeded } from '#tests/eval/random.ts';
import { faultsOf } from './checks.ts';
import { comeToRest } from './rest.ts';
import { openScene, type Scene } from './scene.ts';
import { bankSteps } from './steps/bank.ts';
import { deskSteps } from './steps/desk.ts';
import { changeSteps } from './steps/changes.ts';
import { givingSteps } from './steps/giving.ts';
import type { StepTable } from './steps/step.ts';
import { workingSteps } from './steps/workings.ts';

/** All steps; a new one is one entry in one of these tables. */
const table: StepTable = { ...givingSteps, ...changeSteps, ...deskSteps, ...bankSteps, ...workingSteps };

const openings: StepTable = Object.fromEntries(
  Object.entries(table).filter(([name]) => /^(?:give|deliver|work)/.test(name)),
);

/** A step as it is drawn: its name, and the number from which all of its chances follow. */
interface Drawn {
  readonly name: string;
  readonly roll: number;
}

const stepsMin = 30;
const stepsMax = 40;

const drawnFrom = (steps: StepTable): fc.Arbitrary<Drawn> =>
  fc
    .oneof(...Object.entries(steps).map(([name, { weight }]) => ({ weight, arbitrary: fc.constant(name) })))
    .chain((name) => fc.nat({ max: 0xffff }).map((roll) => ({ name, roll })));

/** Without gifts there is nothing that most steps could be done to, so each history begins with some. */
const drawnHistory = fc.noBias(
  fc
    .tuple(
      fc.array(drawnFrom(openings), { minLength: 4, maxLength: 8, size: 'max' }),
      fc.array(drawnFrom(table), { minLength: stepsMin, maxLength: stepsMax, size: 'max' }),
    )
    .map((parts) => parts.flat()),
);

/** The steps of one number: the same number, the same steps. */
export function historyOf(seed: number): Drawn[] {
  const [history] = fc.sample(drawnHistory, { seed, numRuns: 1 });
  if (!history) throw new Error('fast-check drew nothing');
  return history;
}

/** `give:1f clock:a0 …`: as a failure prints it, and MODEL_STEPS takes it. */
export const writeHistory = (history: readonly Drawn[]): string =>
  history.map(({ name, roll }) => `${name}:${roll.toString(16)}`).join(' ');

export function readHistory(written: string): Drawn[] {
  return written
    .trim()
    .split(/\s+/)
    .map((each) => {
      const [name = '', roll = ''] = each.split(':');
      if (!table[name]) throw new Error(`there is no step ${name}`);
      return { name, roll: Number.parseInt(roll, 16) };
    });
}

export interface Lived {
  /** What is wrong at its end; empty where all is well. */
  readonly faults: readonly string[];
  /** What was done, a line a step. */
  readonly log: readonly string[];
}

/** What goes on beside a history, in other processes: told before each step, and ended before the history comes to rest. */
export interface Company {
  readonly beforeStep: () => Promise<void>;
  readonly end: () => Promise<void>;
}

/** What a step or a check throws is a fault like any other. */
export async function live(
  history: readonly Drawn[],
  meet: (scene: Scene) => Promise<Company | null> = () => Promise.resolve(null),
): Promise<Lived> {
  await using scene = await openScene(seeded('scene', history.length));
  try {
    const company = await meet(scene);
    for (const step of history) {
      await company?.beforeStep();
      await take(scene, step);
    }
    await company?.end();
    await comeToRest(scene);
    return { faults: await faultsOf(scene), log: scene.log };
  } catch (error) {
    const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { faults: [`thrown: ${words}`], log: scene.log };
  }
}

async function take(scene: Scene, { name, roll }: Drawn): Promise<void> {
  const step = table[name];
  if (!step) throw new Error(`there is no step ${name}`);
  const written = `${name}:${roll.toString(16)}`;
  const at = scene.log.push(written) - 1;
  const words = await step.take(scene, seeded(name, roll));
  scene.log[at] = `${written} ${words ?? 'nothing to do'}`;
}

/** The shortest part of a history that still ends in the same sort of fault; each try is a whole life. */
export async function reduce(
  history: readonly Drawn[],
  isStill: (lived: Lived) => boolean,
): Promise<Drawn[]> {
  let kept = [...history];
  for (let size = Math.ceil(kept.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = 0; from < kept.length;) {
      const fewer = kept.toSpliced(from, size);
      if (isStill(await live(fewer))) kept = fewer;
      else from += size;
    }
  }
  return kept;
}

/** What a step of a history is: one entry of a table, which chooses what it is done to by the chances that it is given. */
import type { Random } from '#tests/eval/random.ts';
import { ControlRefused, type Row, type Scene } from '../scene.ts';

export interface ModelStep {
  /** How often it is drawn, beside the others. */
  readonly weight: number;
  /** Answers in a few words what was done; null where there is nothing that it could be done to. */
  readonly take: (scene: Scene, random: Random) => Promise<string | null>;
}

export type StepTable = Readonly<Record<string, ModelStep>>;

export const actor = { id: 'staff-1', name: 'Ada Admin' };

/** One of the rows that a query finds, in an order that is the same each time. */
export async function oneOf<T extends Row>(
  scene: Scene,
  random: Random,
  sql: string,
  values: readonly unknown[] = [],
): Promise<T | null> {
  const rows = await scene.query<T>(sql, values);
  return rows.length === 0 ? null : random.pick(rows);
}

/** What the local Stripe refuses is a step that cannot be taken now. */
export async function tryControl(scene: Scene, action: Row): Promise<string> {
  try {
    await scene.control(action);
    return 'done';
  } catch (error) {
    if (error instanceof ControlRefused) return `refused`;
    throw error;
  }
}

/** What one of Stripe's answers of the Dashboard refuses, or a fault that was asked for breaks, is a step that came to nothing. */
export async function tryStripe(ask: () => Promise<unknown>): Promise<string> {
  try {
    await ask();
    return 'done';
  } catch (error) {
    return `refused (${error instanceof Error ? error.name : 'unknown'})`;
  }
}

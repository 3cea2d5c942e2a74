/** Faults of the API: which requests meet what. */
import { z } from 'zod';
import { type Action, action } from '#app/sandbox/control/action.ts';
import { changeSetting, FAULT_KINDS, FAULT_TARGETS } from '#app/sandbox/settings.ts';

const fault = {
  on: z.enum(FAULT_TARGETS),
  kind: z.enum(FAULT_KINDS),
  times: z.int().min(1).max(1000).default(1),
};

export const FAULT_ACTIONS: readonly Action[] = [
  action('fault', fault, async ({ sql }, input) => ({
    faults: await changeSetting(sql, 'faults', (before) => [...before, input]),
  })),
  action('faults-clear', {}, async ({ sql }) => ({ faults: await changeSetting(sql, 'faults', () => []) })),
];

/** Faults of the API: which requests meet what. */
import { z } from 'zod';
import { FAULT_TARGETS } from '#app/sandbox/api/fault-targets.ts';
import { type Action, action } from '#app/sandbox/control/action.ts';
import { FAULT_KINDS } from '#app/sandbox/fault.ts';
import { changeSetting } from '#app/sandbox/settings.ts';

const fault = {
  on: z.enum(FAULT_TARGETS).default('any'),
  kind: z.enum(FAULT_KINDS),
  /** The next so many requests meet it: one, unless a share is given; then until it is removed. */
  times: z.int().min(1).max(1_000_000).optional(),
  share: z.number().gt(0).max(1).optional(),
  delayMs: z.int().min(0).max(60_000).default(3000),
};

export const FAULT_ACTIONS: readonly Action[] = [
  action('fault', fault, async ({ sql }, { times, share, ...rest }) => {
    const added = { ...rest, share: share ?? 1, times: times ?? (share === undefined ? 1 : null) };
    return { faults: await changeSetting(sql, 'faults', (before) => [...before, added]) };
  }),
  action('faults-clear', {}, async ({ sql }) => ({ faults: await changeSetting(sql, 'faults', () => []) })),
];

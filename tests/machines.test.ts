/** docs/machines.md is what the tables say, and every state can be reached and, but for the ends, left. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { machines, machinesPage } from './support/machines.ts';

test('the drawn machines are those that the code runs on; npm run machines draws them again', () => {
  expect(readFileSync('docs/machines.md', 'utf8')).toBe(machinesPage());
});

test.each(machines.map((machine) => [machine.title, machine] as const))(
  '%s: every state is reached from the first one, and every one but an end is left',
  (_, { states, events, next, ends }) => {
    const [first = ''] = states;
    const reached = new Set([first]);
    for (const state of reached)
      for (const event of events) {
        const to = next(state, event);
        if (states.includes(to)) reached.add(to);
      }
    expect([...reached].sort()).toEqual([...states].sort());
    const stuck = states.filter((state) =>
      events.every((event) => !states.includes(next(state, event)) || next(state, event) === state),
    );
    expect(stuck.filter((state) => !ends.has(state))).toEqual([]);
  },
);

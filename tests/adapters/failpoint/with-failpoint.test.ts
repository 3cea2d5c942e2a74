/** A crash at a named moment: the wrapped port ends the process there and nowhere else. */
import { expect, test } from 'vitest';
import { withFailpoint } from '#app/adapters/failpoint/with-failpoint.ts';
import type { Ports } from '#app/ports.ts';

/** Ports of which only these two are asked. */
const portsWith = (done: string[]) =>
  ({
    payments: {
      capture: (id: string) => {
        done.push(`captured ${id}`);
        return Promise.resolve({ kind: 'done' });
      },
      cancel: () => Promise.resolve({ kind: 'done' }),
    },
    commit: () => {
      done.push('committed');
      return Promise.resolve('committed');
    },
  }) as unknown as Ports;

const step = (event: string) =>
  ({ subject: 'donation', history: { event }, effects: [] }) as unknown as Parameters<Ports['commit']>[0];

test('the process ends before or after the call that is named, and goes by every other', async () => {
  for (const [side, expected] of [
    ['before', ['ended', 'captured pi_1']],
    ['after', ['captured pi_1', 'ended']],
  ] as const) {
    const done: string[] = [];
    const ports = withFailpoint(portsWith(done), `payments.capture@${side}`, () => done.push('ended'));
    await ports.payments.cancel('pi_1', 'key');
    expect(done).toEqual([]);
    expect(await ports.payments.capture('pi_1', 'key')).toEqual({ kind: 'done' });
    expect(done, side).toEqual(expected);
  }
});

test('a commit is named by the event of its step', async () => {
  const done: string[] = [];
  const ports = withFailpoint(portsWith(done), 'commit.captured@after', () => done.push('ended'));
  await ports.commit(step('authorised'));
  expect(done).toEqual(['committed']);
  await ports.commit(step('captured'));
  expect(done).toEqual(['committed', 'committed', 'ended']);
});

test('only the step that books a capture is named so, not every other that leaves a donation in its state', async () => {
  const done: string[] = [];
  const ports = withFailpoint(portsWith(done), 'commit.booked@before', () => done.push('ended'));
  const within = (fields: object) =>
    ({ subject: 'donation', history: null, fields, effects: [] }) as unknown as ReturnType<typeof step>;
  await ports.commit(within({}));
  expect(done).toEqual(['committed']);
  await ports.commit(within({ bookedAt: new Date() }));
  expect(done).toEqual(['committed', 'ended', 'committed']);
});

test('a moment that cannot come is refused, with how it is written', () => {
  const refusal = (text: string) => () => withFailpoint(portsWith([]), text, () => undefined);
  expect(refusal('stored')).toThrow('write it as');
  for (const text of ['payments.pay@after', 'planets.turn@before', 'payments@before'])
    expect(refusal(text), text).toThrow('no such port or method');
});

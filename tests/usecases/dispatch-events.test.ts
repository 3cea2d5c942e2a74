import { expect, test } from 'vitest';
import type { Ports } from '#app/ports.ts';
import { dispatchEvents } from '#app/usecases/dispatch-events.ts';

test('a full batch of events, even of few donations or none, is followed by the next until there are no more', async () => {
  const sent: string[] = [];
  let batches = 0;
  const ports = {
    events: {
      claimWaiting: async (limit: number) => {
        batches += 1;
        const notUnderstood: never[] = [];
        if (batches === 1) return { events: limit, donationIds: [], notUnderstood };
        if (batches === 2) return { events: limit, donationIds: ['donation 1'], notUnderstood };
        return { events: 3, donationIds: ['donation 2', 'donation 3'], notUnderstood };
      },
    },
    jobs: { send: async (_name: string, id: string) => void sent.push(id) },
    random: () => 0,
  } as unknown as Ports;
  expect(await dispatchEvents(ports)).toBe(3);
  expect(batches).toBe(3);
  expect(sent).toEqual(['donation 1', 'donation 2', 'donation 3']);
});

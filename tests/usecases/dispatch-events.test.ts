import { expect, test } from 'vitest';
import { donationSubject } from '#app/domain/subject.ts';
import type { Ports } from '#app/ports.ts';
import type { ClaimedEvents } from '#app/ports/events.ts';
import { dispatchEvents } from '#app/usecases/dispatch-events.ts';

const nothing: ClaimedEvents = { count: 0, subjects: [], unsaid: [], dead: [] };

/** Ports whose events are claimed by `lotOf`, the first with 1, and the jobs that were asked for. */
function claiming(lotOf: (lot: number, limit: number) => ClaimedEvents) {
  const sent: string[] = [];
  let lots = 0;
  const ports = {
    clock: { now: () => new Date(0) },
    events: { claimWaiting: async (_now: Date, limit: number) => lotOf((lots += 1), limit) },
    jobs: { send: async (name: string, id: string) => void sent.push(`${name} ${id} after ${lots}`) },
    random: () => 0,
  } as unknown as Ports;
  return { ports, sent, lots: () => lots };
}

test('a full lot of events, even of few subjects or none, is followed by the next until there are no more', async () => {
  const { ports, sent, lots } = claiming((lot, limit) => {
    if (lot === 1) return { ...nothing, count: limit };
    if (lot === 2) return { ...nothing, count: limit, subjects: [donationSubject('1')] };
    return { ...nothing, count: 3, subjects: [donationSubject('2')], unsaid: ['evt_1'] };
  });
  let breaths = 0;
  expect(await dispatchEvents(ports, async () => void (breaths += 1))).toBe(3);
  expect(lots()).toBe(3);
  expect(breaths).toBe(2);
  expect(sent).toEqual([
    'advance donation/1 after 3',
    'advance donation/2 after 3',
    'place-event evt_1 after 3',
  ]);
});

test('a burst about one donation asks for it once, and one without end does not keep it waiting', async () => {
  const { ports, sent } = claiming((lot, limit) =>
    lot <= 12 ? { ...nothing, count: limit, subjects: [donationSubject('1')] } : nothing,
  );
  await dispatchEvents(ports);
  expect(sent).toEqual([5, 10, 13].map((lot) => `advance donation/1 after ${lot}`));
});

test('what was handed out before the database went away is asked for all the same', async () => {
  const { ports, sent } = claiming((lot, limit) => {
    if (lot === 2) throw new Error('gone');
    return { ...nothing, count: limit, subjects: [donationSubject('1')] };
  });
  await expect(dispatchEvents(ports)).rejects.toThrow('gone');
  expect(sent).toEqual(['advance donation/1 after 2']);
});

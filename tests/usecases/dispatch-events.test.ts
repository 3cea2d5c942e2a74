import { expect, test } from 'vitest';
import { donationSubject } from '#app/domain/subject.ts';
import type { Ports } from '#app/ports.ts';
import type { ClaimedEvents } from '#app/ports/events.ts';
import { dispatchEvents } from '#app/usecases/dispatch-events.ts';

test('a full batch of events, even of few subjects or none, is followed by the next until there are no more', async () => {
  const sent: string[] = [];
  let batches = 0;
  const nothing = { subjects: [], unsaid: [], dead: [] };
  const ports = {
    clock: { now: () => new Date(0) },
    events: {
      claimWaiting: async (_now: Date, limit: number): Promise<ClaimedEvents> => {
        batches += 1;
        if (batches === 1) return { ...nothing, count: limit };
        if (batches === 2) return { ...nothing, count: limit, subjects: [donationSubject('1')] };
        return { ...nothing, count: 3, subjects: [donationSubject('2')], unsaid: ['evt_1'] };
      },
    },
    jobs: { send: async (name: string, id: string) => void sent.push(`${name} ${id}`) },
    random: () => 0,
  } as unknown as Ports;
  let breaths = 0;
  expect(await dispatchEvents(ports, async () => void (breaths += 1))).toBe(3);
  expect(batches).toBe(3);
  expect(breaths).toBe(2);
  expect(sent).toEqual(['advance donation/1', 'advance donation/2', 'place-event evt_1']);
});

test('a burst about one donation asks for it once, and one without end does not keep it waiting', async () => {
  const sent: string[] = [];
  let lots = 0;
  const ports = {
    clock: { now: () => new Date(0) },
    events: {
      claimWaiting: async (_now: Date, limit: number): Promise<ClaimedEvents> => {
        lots += 1;
        return {
          count: lots <= 12 ? limit : 0,
          subjects: lots <= 12 ? [donationSubject('1')] : [],
          unsaid: [],
          dead: [],
        };
      },
    },
    jobs: { send: async (name: string, id: string) => void sent.push(`${name} ${id} after ${lots}`) },
    random: () => 0,
  } as unknown as Ports;
  await dispatchEvents(ports);
  expect(sent).toEqual([
    'advance donation/1 after 5',
    'advance donation/1 after 10',
    'advance donation/1 after 13',
  ]);
});

test('what was handed out before the database went away is asked for all the same', async () => {
  const sent: string[] = [];
  let lots = 0;
  const ports = {
    clock: { now: () => new Date(0) },
    events: {
      claimWaiting: async (_now: Date, limit: number): Promise<ClaimedEvents> => {
        lots += 1;
        if (lots === 2) throw new Error('gone');
        return { count: limit, subjects: [donationSubject('1')], unsaid: [], dead: [] };
      },
    },
    jobs: { send: async (name: string, id: string) => void sent.push(`${name} ${id}`) },
    random: () => 0,
  } as unknown as Ports;
  await expect(dispatchEvents(ports)).rejects.toThrow('gone');
  expect(sent).toEqual(['advance donation/1']);
});

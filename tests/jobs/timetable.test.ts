/** What happens by itself, on a real database; the intervals are driven by hand, so that an hour takes no time. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startTimetable } from '#app/jobs/timetable.ts';
import type { Subject } from '#app/domain/subject.ts';
import type { Ports } from '#app/ports.ts';
import { openWorld } from '#tests/support/world.ts';

// Only the intervals: connections and pauses keep their real time.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const hour = 3_600_000;

/** The ports with a count of what is done by `name`, and a wait until it was done so often. */
function counting<Args extends unknown[], T>(work: (...args: Args) => Promise<T>) {
  let done = 0;
  const waiting: { times: number; resolve: () => void }[] = [];
  return {
    counted: async (...args: Args) => {
      try {
        return await work(...args);
      } finally {
        done += 1;
        for (const { times, resolve } of waiting) if (done >= times) resolve();
      }
    },
    count: () => done,
    until: (times: number) =>
      new Promise<void>((resolve) => {
        if (done >= times) resolve();
        else waiting.push({ times, resolve });
      }),
  };
}

test('what was kept long enough goes at the start and then every hour, and nothing goes after the stop (M27)', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  const donation = await world.give();
  await world.pay(donation);
  const events = await world.events();
  for (const event of events) await world.deliver(event);
  const expiring = counting((now: Date) => ports.personalData.expire(now));
  const info = vi.fn();
  const watched: Ports = {
    ...ports,
    log: { ...ports.log, info },
    personalData: { ...ports.personalData, expire: expiring.counted },
  };
  const timetable = startTimetable(watched);
  await expiring.until(1);
  await world.control({ action: 'clock', advanceSeconds: 31 * 24 * 3600 });
  await vi.advanceTimersByTimeAsync(hour - 1);
  expect(expiring.count()).toBe(1);
  await vi.advanceTimersByTimeAsync(1);
  await expiring.until(2);
  await vi.advanceTimersByTimeAsync(hour);
  await expiring.until(3);
  await timetable.stop();
  const said = info.mock.calls.filter(([message]) => message === 'personal data expired');
  const bodies = said.map(([, counts]) => (counts as { eventBodies: number }).eventBodies);
  expect(bodies).toEqual([0, events.length, 0]);
  await vi.advanceTimersByTimeAsync(2 * hour);
  expect(expiring.count()).toBe(3);
});

test('old imports go at the start and then every hour, from the tables and from the disk', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  const runs = counting(() => ports.importRuns.dropOld());
  const folders = counting(() => ports.listFolders.dropOld());
  const timetable = startTimetable({
    ...ports,
    importRuns: { ...ports.importRuns, dropOld: runs.counted },
    listFolders: { ...ports.listFolders, dropOld: folders.counted },
  });
  await folders.until(1);
  await vi.advanceTimersByTimeAsync(hour);
  await folders.until(2);
  await timetable.stop();
  expect([runs.count(), folders.count()]).toEqual([2, 2]);
});

test('each round is made again after it failed, and a failure in one keeps no other from its work (M27)', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  const failing = counting(() => Promise.reject<Subject[]>(new Error('no answer')));
  const events = counting((now: Date, limit: number, waitsMs: readonly number[]) =>
    ports.events.claimWaiting(now, limit, waitsMs),
  );
  const appeals = counting((now: Date) => ports.appeals.due(now));
  const registry = counting(() => ports.registry.refresh());
  const error = vi.fn();
  const watched: Ports = {
    ...ports,
    log: { ...ports.log, error },
    work: { ...ports.work, claimDue: failing.counted },
    events: { ...ports.events, claimWaiting: events.counted },
    appeals: { ...ports.appeals, due: appeals.counted },
    registry: { ...ports.registry, refresh: registry.counted },
  };
  const timetable = startTimetable(watched);
  const rounds = [failing, events, appeals];
  await Promise.all(rounds.map(({ until }) => until(1)));
  for (let second = 2; second <= 5; second++) {
    await vi.advanceTimersByTimeAsync(1000);
    await Promise.all(rounds.map(({ until }) => until(second)));
  }
  expect(registry.count()).toBe(1);
  await vi.advanceTimersByTimeAsync(1000);
  await registry.until(2);
  timetable.wake();
  await Promise.all(rounds.map(({ until }) => until(7)));
  await timetable.stop();
  expect(error).toHaveBeenCalledWith('the sweep of what is due failed', { error: 'Error', failures: 1 });
  const counts = rounds.map(({ count }) => count());
  timetable.wake();
  await vi.advanceTimersByTimeAsync(5000);
  expect(rounds.map(({ count }) => count())).toEqual(counts);
});

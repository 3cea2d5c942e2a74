/** What happens by itself: the sweep for everything due, and the hourly end of what was kept long enough. */
import { setTimeout as sleep } from 'node:timers/promises';
import { failureCode } from '#app/domain/retry.ts';
import type { Ports } from '#app/ports.ts';
import { catchUp } from './catch-up.ts';
import { dispatchDue } from '#app/usecases/dispatch-due.ts';
import { dispatchEvents } from '#app/usecases/dispatch-events.ts';
import { dropOldImports } from '#app/usecases/drop-old-imports.ts';
import { enforceAppeals } from '#app/usecases/enforce-appeals.ts';
import { importBalance } from '#app/usecases/import-balance.ts';
import { reportDeadLetters } from '#app/usecases/report-dead-letters.ts';
import { reportShortage } from '#app/usecases/report-shortage.ts';
import { startReconciliation } from '#app/usecases/start-reconciliation.ts';
import { rescreenOutrun, startRescreening } from '#app/usecases/start-rescreening.ts';
import { sweepDisputes } from '#app/usecases/sweep-disputes.ts';

/** A few indexed queries; a donor waits at most this long for what no webhook announced. */
const sweepEveryMs = 1000;
/** What is asked for while work runs follows after this pause, so that a burst of webhooks does not make a sweep each. */
const pauseMs = 250;
/** Between two lots of events, while more come in. */
const breathMs = 15;
/** Another process may import a list or allow a payer; this long the old index may serve on. */
const registryEveryMs = 5000;
/** One request to Stripe where nothing is new. Nobody waits for it: what a donor waits for, the donation reads by itself. */
const balanceEveryMs = 15_000;
/** Two requests to Stripe; what banks open has a deadline of days. */
const disputesEveryMs = 600_000;
/** It is due once an hour by the product's clock, which may be moved. */
const reconciliationEveryMs = 60_000;
/** Until a restore is caught up with; afterwards a look at what this process remembers. */
const catchUpEveryMs = 5000;
/** One query where nothing is new; staff hear of it once a day. */
const deadLettersEveryMs = 600_000;
const expireEveryMs = 3_600_000;
/** One query over what came in since the lists changed. */
const outrunEveryMs = 3_600_000;

export interface Timetable {
  /** Sweeps now: a webhook came, or the clock was moved. Many calls at once make one sweep. */
  wake(): void;
  /** Ends when the sweep under way has ended. */
  stop(): Promise<void>;
}

export function startTimetable(ports: Ports): Timetable {
  // Each on its own: a fault in one must not keep the deadlines of another.
  const sweeps = [
    every(ports, 'sweep of what is due', sweepEveryMs, () => dispatchDue(ports)),
    every(ports, 'sweep of events', sweepEveryMs, () => dispatchEvents(ports, () => sleep(breathMs))),
    every(ports, 'sweep of appeals', sweepEveryMs, () => enforceAppeals(ports)),
    every(ports, 'report of a shortage', sweepEveryMs, () => reportShortage(ports)),
  ];
  const telling = every(ports, 'report of what was given up', deadLettersEveryMs, () =>
    reportDeadLetters(ports),
  );
  const reading = every(ports, 'registry', registryEveryMs, async () => {
    await ports.registry.refresh();
    await startRescreening(ports);
  });
  const outrunning = every(ports, 'look for gifts that outran the lists', outrunEveryMs, () =>
    rescreenOutrun(ports),
  );
  const booking = every(ports, 'reading of the balance', balanceEveryMs, () => importBalance(ports));
  const disputing = every(ports, 'sweep of disputes', disputesEveryMs, () => sweepDisputes(ports));
  const reconciling = every(ports, 'comparison with Stripe', reconciliationEveryMs, () =>
    startReconciliation(ports),
  );
  const catchingUp = every(ports, 'catching up after a restore', catchUpEveryMs, () => catchUp(ports));
  const expiring = every(ports, 'expiry', expireEveryMs, async () => {
    const counts = await ports.personalData.expire(ports.clock.now());
    ports.log.info('personal data expired', counts);
  });
  const dropping = every(ports, 'removal of old imports', expireEveryMs, () => dropOldImports(ports));
  return {
    wake: () => {
      for (const sweep of sweeps) sweep.wake();
    },
    stop: async () => {
      await Promise.all(
        [
          ...sweeps,
          telling,
          reading,
          outrunning,
          booking,
          disputing,
          reconciling,
          catchingUp,
          expiring,
          dropping,
        ].map((task) => task.stop()),
      );
    },
  };
}

const isPowerOfTwo = (count: number) => Number.isInteger(Math.log2(count));

/** Runs `work` now and again every `ms`, never twice at once; a wake while it runs makes it run once more. */
function every(ports: Pick<Ports, 'log'>, name: string, ms: number, work: () => Promise<unknown>) {
  let running: Promise<void> | null = null;
  let again = false;
  let stopped = false;
  let failures = 0;
  const run = async () => {
    try {
      await work();
      if (failures > 0) ports.log.info(`the ${name} works again`, { failures });
      failures = 0;
    } catch (error) {
      // The next round tries again, and what was due stays due. A line a second would bury every other.
      failures += 1;
      if (isPowerOfTwo(failures))
        ports.log.error(`the ${name} failed`, { failures, error: failureCode(error) });
    }
    if (again && !stopped) await sleep(pauseMs);
    running = null;
    if (again) wake();
  };
  const wake = () => {
    if (stopped) return;
    again = running !== null;
    running ??= run();
  };
  const timer = setInterval(wake, ms);
  timer.unref();
  wake();
  return {
    wake,
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await running;
    },
  };
}

/** One set of deps as a process is: its ports until it dies, the jobs that it was asked for, and what it does by the clock. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Deps } from '#app/deps.server.ts';
import { withFailpoint } from '#app/adapters/failpoint/with-failpoint.ts';
import { jobHandlers } from '#app/jobs/handlers.ts';
import type { Ports } from '#app/ports.ts';
import type { JobName } from '#app/ports/operations.ts';
import { dispatchDue } from '#app/usecases/dispatch-due.ts';
import { dispatchEvents } from '#app/usecases/dispatch-events.ts';
import { enforceAppeals } from '#app/usecases/enforce-appeals.ts';
import { importBalance } from '#app/usecases/import-balance.ts';
import { reportDeadLetters } from '#app/usecases/report-dead-letters.ts';
import { startReconciliation } from '#app/usecases/start-reconciliation.ts';
import { rescreenOutrun, startRescreening } from '#app/usecases/start-rescreening.ts';
import { sweepDisputes } from '#app/usecases/sweep-disputes.ts';
import type { Random } from '#tests/eval/random.ts';
import { staffInMemory } from '#tests/support/staff-ports.ts';

export interface Worker {
  readonly deps: Deps;
  readonly ports: Ports;
  /** Sweeps and works on jobs until nothing more is due; what fails is left to its next try. */
  drain(): Promise<void>;
  /** Everything of the timetable once, and what it asks for. */
  round(): Promise<void>;
  /** Dies at the moment that is named, at its `at`-th time; from then on every port fails. */
  arm(failpoint: string, at: number): void;
  readonly isDead: () => boolean;
  /** What jobs and tasks threw since this was emptied last. */
  readonly failures: string[];
}

interface Around {
  readonly random: Random;
  readonly sent: Map<string, number>;
  readonly lists: { readonly areOld: boolean };
}

const staff = staffInMemory([
  { email: 'ada@example.org', name: 'Ada Admin', role: 'admin', password: 'correct horse battery' },
]);

/** More rounds than any work needs; what goes on beyond is a loop that never ends. */
const roundsMax = 200;

export function openWorker(deps: Deps, around: Around): Worker {
  const life = { isDead: false };
  const asked: [JobName, string][] = [];
  const failures: string[] = [];
  const base = mortal(outside(deps.ports, around, asked), life);
  let ports = base;
  let handlers = jobHandlers(ports);
  const tasks: readonly ((ports: Ports) => Promise<unknown>)[] = [
    (own) => own.registry.refresh(),
    startRescreening,
    rescreenOutrun,
    importBalance,
    sweepDisputes,
    enforceAppeals,
    startReconciliation,
    reportDeadLetters,
  ];
  const attempt = async (work: () => Promise<unknown>) => {
    // Kept with the subject, or found by the next sweep, as in a process.
    if (!life.isDead)
      await work().catch((error: unknown) => {
        failures.push(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
      });
  };
  const drain = async () => {
    for (let rounds = 0; rounds < roundsMax && !life.isDead; rounds += 1) {
      for (const [name, id] of unique(asked.splice(0))) await attempt(() => handlers[name](id));
      let found = 0;
      await attempt(async () => (found = (await dispatchEvents(ports)) + (await dispatchDue(ports))));
      if (found === 0 && asked.length === 0) return;
    }
    if (!life.isDead)
      throw new Error(`work goes on after ${String(roundsMax)} rounds: ${JSON.stringify(asked)}`);
  };
  return {
    deps,
    failures,
    get ports() {
      return ports;
    },
    drain,
    round: async () => {
      for (const task of tasks) await attempt(() => task(ports));
      await drain();
    },
    arm: (failpoint, at) => {
      let passed = 0;
      ports = withFailpoint(base, failpoint, () => {
        passed += 1;
        if (passed !== at) return;
        life.isDead = true;
        throw new Error('died');
      });
      handlers = jobHandlers(ports);
    },
    isDead: () => life.isDead,
  };
}

/** Jobs asked for twice before they run are done once. */
function unique(asked: readonly [JobName, string][]): [JobName, string][] {
  return [...new Map(asked.map((each) => [each.join(' '), each])).values()];
}

/** The ports with what is outside of a history: chance, staff, the mail server, the age of the lists, a silent log. */
function outside(ports: Ports, { random, sent, lists }: Around, asked: [JobName, string][]): Ports {
  const silent = () => undefined;
  return {
    ...ports,
    log: { info: silent, warn: silent, error: silent },
    random: () => random.next(),
    staff: { ...ports.staff, all: () => staff.all() },
    jobs: { send: async (name, id) => void asked.push([name, id]) },
    mailer: {
      send: async ({ id }) => {
        sent.set(id, (sent.get(id) ?? 0) + 1);
        // As long as a near server takes: whoever else finds the mail meanwhile must leave it.
        await pause(10);
        return null;
      },
    },
    registry: {
      ...ports.registry,
      current: () => (lists.areOld ? { status: 'stale' as const, index: null } : ports.registry.current()),
    },
  };
}

/** Ports of a process: once it is dead nothing that it still does reaches anything. */
function mortal(ports: Ports, life: { readonly isDead: boolean }): Ports {
  const guard = <Given extends unknown[], Answer>(method: (...given: Given) => Answer) =>
    function guarded(this: unknown, ...given: Given): Answer {
      if (life.isDead) throw new Error('died');
      return Reflect.apply(method, this, given);
    };
  const guarded = Object.entries(ports as unknown as Record<string, unknown>).map(([name, port]) => {
    if (name === 'site' || name === 'ids' || name === 'log' || name === 'clock') return [name, port];
    if (typeof port === 'function') return [name, guard(port as (...given: unknown[]) => unknown)];
    if (typeof port !== 'object' || port === null) return [name, port];
    const methods = Object.entries(port).map(([key, method]: [string, unknown]) => [
      key,
      typeof method === 'function' ? guard(method as (...given: unknown[]) => unknown) : method,
    ]);
    return [name, Object.fromEntries(methods) as unknown];
  });
  return Object.fromEntries(guarded) as Ports;
}

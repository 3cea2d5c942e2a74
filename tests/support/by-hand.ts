/** Jobs done when a test says so: what was asked for waits in a list, and running one may ask for more. */
import { jobHandlers } from '#app/jobs/handlers.ts';
import type { Ports } from '#app/ports.ts';
import type { JobName } from '#app/ports/operations.ts';
import { dispatchDue } from '#app/usecases/dispatch-due.ts';
import { dispatchEvents } from '#app/usecases/dispatch-events.ts';

export interface ByHand {
  readonly ports: Ports;
  readonly logged: string[];
  /** Sweeps and runs jobs until there are none; a job that fails is left to its next try. */
  readonly drain: () => Promise<void>;
}

export function byHand(base: Ports, changes: Partial<Ports> = {}): ByHand {
  const logged: string[] = [];
  const note = (message: string) => void logged.push(message);
  const asked: [JobName, string][] = [];
  const jobs = { send: async (name: JobName, id: string) => void asked.push([name, id]) };
  const ports: Ports = { ...base, log: { info: note, warn: note, error: note }, ...changes, jobs };
  const handlers = jobHandlers(ports);
  return {
    ports,
    logged,
    drain: async () => {
      do {
        for (const [name, id] of asked.splice(0)) await handlers[name](id).catch(() => undefined);
      } while ((await dispatchEvents(ports)) + (await dispatchDue(ports)) > 0);
    },
  };
}

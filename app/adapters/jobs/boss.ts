/** The job queue: pg-boss on the same PostgreSQL, woken at once by whoever sends. */
import { PgBoss } from 'pg-boss';
import type { JobName, Jobs, Log } from '#app/ports.ts';

export type JobHandlers = Readonly<Record<JobName, (id: string) => Promise<void>>>;

export interface JobQueue extends Jobs {
  /** Begins to work on jobs; until then they wait. */
  work(handlers: JobHandlers): Promise<void>;
  /** Lets the jobs under way finish. */
  stop(): Promise<void>;
}

/**
 * `short`: of equal jobs that wait to begin, one is kept; an equal one may begin while another runs, so handlers must
 * bear company. A job that fails is tried again soon and then given up: whatever is still due is asked for again by the
 * sweep, so a queue that tried for hours would only pile up.
 */
const queues: Readonly<Record<JobName, { retryLimit: number; retryDelay: number }>> = {
  'advance-donation': { retryLimit: 2, retryDelay: 1 },
  // A mail has its own times to be tried, kept with it.
  'send-mail': { retryLimit: 0, retryDelay: 0 },
  // The sweep asks for an unfinished check again and again.
  'rescreen-past': { retryLimit: 0, retryDelay: 0 },
};

/** Opens a few connections of its own; the queue's tables live in the schema `pgboss`. */
export async function openJobQueue(url: string, log: Log): Promise<JobQueue> {
  const boss = new PgBoss({
    connectionString: url,
    application_name: 'unbought-jobs',
    max: 4,
    schedule: false,
  });
  boss.on('error', (error) => {
    log.error('the job queue reports an error', { error: error.message });
  });
  await boss.start();
  for (const [name, retry] of Object.entries(queues)) {
    await boss.createQueue(name, { policy: 'short', retryBackoff: true, expireInSeconds: 120, ...retry });
  }
  const workers = new Map<JobName, string>();
  return {
    send: async (name, id) => {
      await boss.send(name, { id }, { singletonKey: id });
      const worker = workers.get(name);
      if (worker !== undefined) boss.notifyWorker(worker);
    },
    work: async (handlers) => {
      for (const name of Object.keys(queues) as JobName[]) {
        const handle = async (jobs: { data: { id: string } }[]) => {
          for (const { data } of jobs) {
            const failure = await handlers[name](data.id).then(() => null, wordsOf);
            if (failure === null) continue;
            log.warn('a job failed; what is still due is tried again', {
              job: name,
              id: data.id,
              error: failure,
            });
            // The queue keeps what is thrown, and an error of Stripe or of a mail server carries whom it is about.
            throw new Error(failure);
          }
        };
        const options = { pollingIntervalSeconds: 1, localConcurrency: concurrency };
        workers.set(name, await boss.work<{ id: string }>(name, options, handle));
      }
    },
    stop: async () => {
      await boss.stop({ graceful: true, timeout: 10_000 });
    },
  };
}

/** What an error says, without the e-mail addresses that mail servers repeat in their answers. */
function wordsOf(error: unknown): string {
  const said = error instanceof Error ? error.message : String(error);
  return said.replace(/[^\s<>"'(),:;]+@[^\s<>"'(),:;]+/g, '…');
}

/** Each job waits for Stripe most of its time. */
const concurrency = 4;

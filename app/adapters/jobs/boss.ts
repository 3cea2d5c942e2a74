/** The job queue: pg-boss on the same PostgreSQL, woken at once by whoever sends. */
import { PgBoss } from 'pg-boss';
import type { Log } from '#app/ports/ambient.ts';
import type { JobName, Jobs } from '#app/ports/operations.ts';

export type JobHandlers = Readonly<Record<JobName, (id: string) => Promise<void>>>;

export interface JobQueue extends Jobs {
  /** Begins to work on jobs; until then they wait. */
  work(handlers: JobHandlers): Promise<void>;
  /** Lets the jobs under way finish. */
  stop(): Promise<void>;
}

const queues: readonly JobName[] = [
  'advance',
  'place-event',
  'send-mail',
  'write-sign-in-mail',
  'rescreen-past',
  'reconcile',
  'import-list',
];
/**
 * `short`: of equal jobs that wait to begin, one is kept; an equal one may begin while another runs, so handlers must bear
 * company. The queue tries nothing again: what fails is due again at its own time (app/domain/retry.ts), which is kept with it.
 */
const queueSettings = { policy: 'short', retryLimit: 0 } as const;
/** Beyond it the queue takes a job for lost. A list of gigabytes is read within the hour. */
const expireInSeconds = (name: JobName) => (name === 'import-list' ? 4 * 3600 : 120);
/** While the database is away, each of the queue's own looks fails; the same words once in so long are enough. */
const sayAgainMs = 60_000;
const saidMax = 20;

/** The rows of a statement, or of each where the text holds several. */
export type ExecuteSql = (text: string, values?: unknown[]) => Promise<{ rows: unknown[] }>;

/** How many connections the queue uses at once: one for each job under way would only wait for the same rows. */
export const queueConnectionsMax = 4;

/** Makes the queue's tables, in the schema `pgboss`, or brings them up to date, for which it takes the right to make tables. */
export async function prepareJobQueue(executeSql: ExecuteSql, log: Log): Promise<void> {
  const boss = new PgBoss({ db: { executeSql }, schedule: false, supervise: false });
  boss.on('error', (error) => {
    log.error('the tables of the job queue', { error: error.message });
  });
  await boss.start();
  await boss.stop({ graceful: true, timeout: 10_000 });
}

/** On the tables of `prepareJobQueue`, which it does not change. The connections are the caller's, who closes them after `stop`. */
export async function openJobQueue(executeSql: ExecuteSql, log: Log): Promise<JobQueue> {
  const boss = new PgBoss({ db: { executeSql }, schedule: false, migrate: false });
  const saidAt = new Map<string, number>();
  boss.on('error', (error) => {
    const now = performance.now();
    if (now - (saidAt.get(error.message) ?? -sayAgainMs) < sayAgainMs) return;
    if (saidAt.size >= saidMax) saidAt.clear();
    saidAt.set(error.message, now);
    log.error('the job queue reports an error', { error: error.message });
  });
  await boss.start();
  for (const name of queues)
    await boss.createQueue(name, { ...queueSettings, expireInSeconds: expireInSeconds(name) });
  const startWorker = async (
    name: JobName,
    pollingIntervalSeconds: number,
    handler: (id: string) => Promise<void>,
  ): Promise<Worker> => {
    let workerId = '';
    const worker: Worker = { isBusy: false, wake: () => boss.notifyWorker(workerId) };
    const handle = async (jobs: { data: { id: string } }[]) => {
      worker.isBusy = true;
      try {
        for (const { data } of jobs) await handleOne(name, data.id, handler);
      } finally {
        worker.isBusy = false;
        worker.wake();
      }
    };
    workerId = await boss.work<{ id: string }>(name, { pollingIntervalSeconds }, handle);
    return worker;
  };
  const handleOne = async (name: JobName, id: string, handler: (id: string) => Promise<void>) => {
    const failure = await handler(id).then(() => null, wordsOf);
    if (failure === null) return;
    log.warn('a job failed; what is still due is tried again later', { job: name, id, error: failure });
    // The queue keeps what is thrown, and an error of Stripe or of a mail server carries whom it is about.
    throw new Error(failure);
  };
  const workers = new Map<JobName, Worker[]>();
  return {
    send: async (name, id) => {
      await boss.send(name, { id }, { singletonKey: id });
      wakeOne(workers.get(name) ?? []);
    },
    work: async (handlers) => {
      for (const name of queues) {
        workers.set(
          name,
          await Promise.all(
            Array.from({ length: concurrencyOf(name) }, (_, at) =>
              startWorker(name, at === 0 ? lookSeconds : lookSecondsOfOthers, handlers[name]),
            ),
          ),
        );
      }
    },
    stop: async () => {
      await boss.stop({ graceful: true, timeout: 10_000 });
    },
  };
}

/**
 * How often workers look for jobs that nobody here woke them for: what another process sent and cannot do itself, or left behind. One of
 * each queue does it often: all of them at once, each with a statement, held up everything else for 70 ms of each second.
 */
const lookSeconds = 1;
const lookSecondsOfOthers = 10;

/** One job at a time. */
interface Worker {
  /** Looks for a job now, and not only when it next would by itself. */
  wake(): void;
  isBusy: boolean;
}

/** The first that has nothing to do, which is then the last in its row; one that is at work looks for the next job by itself. */
function wakeOne(workers: Worker[]): void {
  const at = workers.findIndex(({ isBusy }) => !isBusy);
  const [worker] = at === -1 ? [] : workers.splice(at, 1);
  if (!worker) return;
  workers.push(worker);
  worker.wake();
}

/** What an error says, without the email addresses that mail servers repeat in their answers. */
function wordsOf(error: unknown): string {
  const said = error instanceof Error ? error.message : String(error);
  return said.replace(/[^\s<>"'(),:;]+@[^\s<>"'(),:;]+/g, '…');
}

/** Each job waits for Stripe most of its time; an import keeps the process busy, and two of its connections from everybody else. */
const concurrencyOf = (name: JobName) => (name === 'import-list' ? 2 : 4);

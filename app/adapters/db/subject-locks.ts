/** One process at a time brings a subject on: advisory locks on a connection of their own, which a process that dies lets go of. */
import pg from 'pg';
import { failureCode } from '#app/domain/retry.ts';
import { subjectKey } from '#app/domain/subject.ts';
import type { Log } from '#app/ports/ambient.ts';
import type { SubjectLocks } from '#app/ports/work.ts';
import { outageOf } from './outage.ts';

/** Keeps these locks apart from others that hash a text; any number that no other lock has. */
const subjectSeed = 5_190_733;

/** Opens lazily. Without the database there are no locks, and work goes on: versions and idempotency keys are what it rests on. */
export function createSubjectLocks(url: string, log: Log): SubjectLocks & { close(): Promise<void> } {
  const connection = lockConnection(url);
  const lines = new Map<string, Line>();
  return {
    hold: async (subject) => {
      const key = subjectKey(subject);
      const { begin, leave } = await takeTurn(lines, key);
      const locked = await connection.tryLock(key).catch((error: unknown) => {
        log.warn('a subject is brought on without its lock', { subject: key, error: failureCode(error) });
        return 'without' as const;
      });
      if (locked === 'taken') {
        leave();
        return null;
      }
      return {
        isCovered: begin(),
        release: async () => {
          try {
            if (locked === 'locked') await connection.unlock(key);
          } finally {
            leave();
          }
        },
      };
    },
    close: () => connection.close(),
  };
}

/** Who wants one subject in this process: a session may take its own lock again, so here only a queue keeps them apart. */
interface Line {
  /** Settles when the last of the queue has left. */
  end: Promise<void>;
  waiting: number;
  asked: number;
  /** Which `asked` the last turn saw that began. */
  seen: number;
}

async function takeTurn(
  lines: Map<string, Line>,
  key: string,
): Promise<{ begin: () => boolean; leave: () => void }> {
  const line = lines.get(key) ?? { end: Promise.resolve(), waiting: 0, asked: 0, seen: 0 };
  lines.set(key, line);
  line.waiting += 1;
  line.asked += 1;
  const number = line.asked;
  const before = line.end;
  let end = () => {};
  line.end = new Promise((resolve) => {
    end = resolve;
  });
  await before;
  return {
    /** Answers whether a turn that began after this was asked for has ended. */
    begin: () => {
      const isCovered = line.seen >= number;
      if (!isCovered) line.seen = line.asked;
      return isCovered;
    },
    leave: () => {
      line.waiting -= 1;
      if (line.waiting === 0) lines.delete(key);
      end();
    },
  };
}

/** One connection for all locks of the process, and a new one where it broke. */
function lockConnection(url: string) {
  let open: Promise<pg.Client> | null = null;
  const connect = () => {
    const client = new pg.Client({
      ...{ connectionString: url, application_name: 'unbought-locks', keepAlive: true },
      connectionTimeoutMillis: 10_000,
      statement_timeout: 60_000,
    });
    const opened = client.connect().then(
      () => client,
      (error: unknown) => {
        forget();
        throw error;
      },
    );
    // Its locks went with it. What is told of it late must not forget the one that followed.
    const forget = () => {
      if (open === opened) open = null;
    };
    client.on('error', forget);
    client.on('end', forget);
    return opened;
  };
  // One statement at a time: a connection has no queue that may be relied on.
  let last: Promise<unknown> = Promise.resolve();
  const ask = (text: string, key: string): Promise<boolean> => {
    const asked = last.then(() => askNow(text, key));
    last = asked.catch(() => undefined);
    return asked;
  };
  const askNow = async (text: string, key: string): Promise<boolean> => {
    const used = (open ??= connect());
    const client = await used;
    const sql = `SELECT ${text}(hashtextextended($1, $2)) AS got`;
    const { rows } = await client.query<{ got: boolean }>(sql, [key, subjectSeed]).catch((error: unknown) => {
      // The news that a connection broke may come with what is asked on it, and not before.
      if (outageOf(error) !== null && open === used) open = null;
      throw error;
    });
    return rows[0]?.got === true;
  };
  return {
    tryLock: async (key: string) => {
      const tryOnce = () => ask('pg_try_advisory_lock', key);
      const wasOpen = open !== null;
      const got = await tryOnce().catch((error: unknown) => {
        if (!wasOpen || outageOf(error) === null) throw error;
        return tryOnce();
      });
      return got ? 'locked' : 'taken';
    },
    unlock: async (key: string) => {
      if (open === null) return;
      await ask('pg_advisory_unlock', key).catch((error: unknown) => {
        // Where the connection broke there is nothing left to unlock.
        if (outageOf(error) === null) throw error;
      });
    },
    close: async () => {
      await last;
      const client = await open?.catch(() => null);
      await client?.end();
    },
  };
}

/**
 * Imports begun at the desk, in PostgreSQL. Whoever takes one in hand holds it for a while and says so again and again, in the
 * database's real time, which is the same for all servers and runs on while the product's clock is moved.
 */
import { stat } from 'node:fs/promises';
import { wellFormedJson } from '#app/domain/well-formed-json.ts';
import type { ImportRuns } from '#app/ports/import-runs.ts';
import type { Db } from './client.ts';
import { keepFile, writeFiles } from './import-chunks.ts';
import { readOr } from './parse-row.ts';
import { sqlOver } from './sql.ts';
import { endRun, runColumns, storedFiles, toImportRun } from './stored-import.ts';

/** Longer than reading rows or a slow statement keeps a living process from saying that it lives; a staff member waits it out. */
const silentMsMax = 30_000;
const touchMs = 2_000;
/** Time enough to come back from lunch to a dry run. */
const keptHours = 24;
/** Files of so many runs at most, so that they cannot fill a disk. */
const filesKeptMax = 5;

interface Row {
  readonly id: string;
}

const afterMs = (place: string) => `clock_timestamp() + ${place} * interval '1 millisecond'`;

export function createImportRuns({ pool, unreadable }: Pick<Db, 'pool' | 'unreadable'>): ImportRuns {
  const sql = sqlOver(pool);
  return {
    start: async ({ id, kind, dryRun, force, actor }, files) => {
      const kept = await Promise.all(
        files.map(async ({ role, name, path }) => ({ role, name, size: (await stat(path)).size })),
      );
      await sql.transaction(async (within) => {
        await within.query(
          `INSERT INTO import_run (id, kind, dry_run, force, actor_id, actor_name, files, started_at, due_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, clock_timestamp(), clock_timestamp())`,
          [id, kind, dryRun, force, actor.id, actor.name, wellFormedJson(storedFiles.write(kept))],
        );
        for (const [at, { path }] of files.entries()) await keepFile(within, id, at, path);
      });
    },
    find: async (id) => {
      const [row] = await sql.query<Row>(`SELECT ${runColumns} FROM import_run WHERE id = $1`, [id]);
      return row ? readOr(() => toImportRun(row), null, unreadable) : null;
    },
    restart: async ({ id, version }, { dryRun, force, actor }) => {
      const rows = await sql.query<Row>(
        `UPDATE import_run SET dry_run = $3, force = $4, actor_id = $5, actor_name = $6, version = version + 1,
           started_at = clock_timestamp(), due_at = clock_timestamp(), try_count = 0, rows_read = 0, ended_at = NULL, outcome = NULL
         WHERE id = $1 AND version = $2 AND outcome IS NOT NULL AND EXISTS (SELECT FROM import_chunk WHERE run_id = $1)
         RETURNING id`,
        [id, version, dryRun, force, actor.id, actor.name],
      );
      return rows.length === 1 ? 'started' : 'stale';
    },
    due: async (limit) => {
      const rows = await sql.query<Row>(
        'SELECT id FROM import_run WHERE outcome IS NULL AND due_at <= clock_timestamp() ORDER BY due_at LIMIT $1',
        [limit],
      );
      return rows.map(({ id }) => id);
    },
    claim: async (id) => {
      const [row] = await sql.query<Row & { readonly version: number }>(
        `UPDATE import_run SET version = version + 1, try_count = try_count + 1, rows_read = 0, due_at = ${afterMs('$2')}
         WHERE id = $1 AND outcome IS NULL AND due_at <= clock_timestamp() RETURNING ${runColumns}`,
        [id, silentMsMax],
      );
      if (!row) return null;
      const run = readOr(() => toImportRun(row), null, unreadable);
      if (!run) await endRun(pool, row, { kind: 'failed' });
      return run;
    },
    whileHeld: async ({ id, version }, rowsRead, work) => {
      let touching: Promise<unknown> = Promise.resolve();
      const touch = () =>
        sql.query(
          `UPDATE import_run SET due_at = ${afterMs('$3')}, rows_read = $4
           WHERE id = $1 AND version = $2 AND outcome IS NULL`,
          [id, version, silentMsMax, rowsRead()],
        );
      const timer = setInterval(() => {
        // One after the other. Where one fails the next may not, and there is time for many.
        touching = touching.then(touch).catch(() => undefined);
      }, touchMs);
      try {
        return await work();
      } finally {
        clearInterval(timer);
        await touching;
      }
    },
    writeFiles: (run, dir) => writeFiles(pool, run, dir),
    fail: async ({ id, version }, waitMs) => {
      await sql.query(
        `UPDATE import_run SET due_at = ${afterMs('$3')} WHERE id = $1 AND version = $2 AND outcome IS NULL`,
        [id, version, waitMs],
      );
    },
    end: async (run, outcome) => {
      await endRun(pool, run, outcome);
    },
    dropOld: async () => {
      const rows = await sql.query<Row>(
        `DELETE FROM import_run WHERE outcome IS NOT NULL AND (
           started_at < clock_timestamp() - make_interval(hours => $1)
           OR id IN (
             SELECT id FROM import_run kept
             WHERE outcome IS NOT NULL AND EXISTS (SELECT FROM import_chunk WHERE run_id = kept.id)
             ORDER BY started_at DESC, id DESC OFFSET $2))
         RETURNING id`,
        [keptHours, filesKeptMax],
      );
      return rows.length;
    },
  };
}

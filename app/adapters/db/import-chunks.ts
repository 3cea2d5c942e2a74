/** Files of imports on their way into the tables and out of them, a piece at a time. */
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import type { ImportRun } from '#app/ports/import-runs.ts';
import type { SqlOverPool } from './sql.ts';

/** So much of a file is in memory at once, and a few times as much on its way through the driver. */
const chunkBytes = 1024 * 1024;

/** Within the transaction that makes the run. Answers the file's size. */
export async function keepFile(sql: SqlOverPool, runId: string, file: number, path: string): Promise<number> {
  let size = 0;
  let number = 0;
  for await (const bytes of createReadStream(path, { highWaterMark: chunkBytes }) as AsyncIterable<Buffer>) {
    await keepChunk(sql, [runId, file, number, bytes]);
    size += bytes.length;
    number += 1;
  }
  // An empty file was sent too, and is for the reader of lists to refuse.
  if (number === 0) await keepChunk(sql, [runId, file, number, Buffer.alloc(0)]);
  return size;
}

const keepChunk = (sql: SqlOverPool, row: [string, number, number, Buffer]) =>
  sql.query('INSERT INTO import_chunk (run_id, file, number, bytes) VALUES ($1, $2, $3, $4)', row);

/** Each below a folder of its own, since two may have one name. Throws where one is not there whole. */
export async function writeFiles(
  pool: pg.Pool,
  { id, files }: Pick<ImportRun, 'id' | 'files'>,
  dir: string,
): Promise<string[]> {
  const paths: string[] = [];
  for (const [at, { name, size }] of files.entries()) {
    const folder = join(dir, String(at));
    await mkdir(folder, { mode: 0o700 });
    const path = join(folder, name);
    const written = createWriteStream(path, { mode: 0o600 });
    await pipeline(chunksOf(pool, id, at), written);
    // Half a list would clear those who stand in the other half.
    if (written.bytesWritten !== size)
      throw new Error(`a file of import ${id} has ${written.bytesWritten} bytes, ${size} were sent`);
    paths.push(path);
  }
  return paths;
}

async function* chunksOf(pool: pg.Pool, runId: string, file: number): AsyncGenerator<Buffer> {
  for (let number = 0; ; number += 1) {
    const { rows } = await pool.query<{ bytes: Buffer }>({
      name: 'read-import-chunk',
      text: 'SELECT bytes FROM import_chunk WHERE run_id = $1 AND file = $2 AND number = $3',
      values: [runId, file, number],
    });
    if (!rows[0]) return;
    yield rows[0].bytes;
  }
}

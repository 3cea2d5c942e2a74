/** How a run of an import stands in its columns, and its end, which the import itself writes where it puts an edition in force. */
import { z } from 'zod';
import { LIST_KINDS } from '#app/domain/screening/edition.ts';
import { mayBeRepeated, type ImportRunOutcome } from '#app/domain/screening/import-outcome.ts';
import { OUTCOMES } from '#app/domain/screening/screening.ts';
import { wellFormedJson } from '#app/domain/well-formed-json.ts';
import type { HeldRun, ImportFile, ImportRun } from '#app/ports/import-runs.ts';
import { parseRow, storedJson } from './parse-row.ts';

/** A name becomes part of a path. */
const fileName = z
  .string()
  .max(255)
  .regex(/^(?!\.+$)[^/\\\0]+$/);

export const storedFiles = storedJson<readonly ImportFile[]>(
  1,
  z
    .array(
      z.strictObject({
        role: z.enum(['list', 'candidates', 'older']),
        name: fileName,
        size: z.number().int().nonnegative(),
      }),
    )
    .refine(([first]) => first?.role === 'list', { error: 'the list does not come first' }),
);

const count = z.number().int().nonnegative();
const names = z.array(z.string());
const readWhole = {
  label: z.string(),
  rowsRead: count,
  listings: count,
  leftOut: z.record(z.string(), count),
  olderFiles: z.array(z.strictObject({ edition: z.string(), rows: count, size: count, sha256: z.string() })),
  formerNames: count,
  olderEditionsLost: names,
  difference: z.strictObject({
    added: count,
    changed: count,
    removed: count,
    names: z.strictObject({ added: names, changed: names, removed: names }),
  }),
};
const flagged = z.strictObject({
  count,
  donations: z.array(
    z.strictObject({
      donationId: z.string(),
      madeOn: z.iso.date(),
      amount: z.strictObject({ amountMinor: z.number().int(), currency: z.string().length(3) }),
      outcome: z.enum(OUTCOMES),
      listingId: z.string(),
      listingName: z.string(),
    }),
  ),
  seen: count,
  erased: count,
});

const storedOutcome = storedJson<ImportRunOutcome>(
  1,
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.enum(['failed', 'cut-off']) }),
    z.strictObject({ kind: z.literal('refused'), line: count.nullable(), problem: z.string() }),
    z.strictObject({ kind: z.literal('shrinks'), before: count, after: count }),
    z.strictObject({ kind: z.enum(['replaced', 'confirmed']), ...readWhole }),
    z.strictObject({ kind: z.literal('dry-run'), ...readWhole, flagged: flagged.exactOptional() }),
  ]),
);

/** What is read of a run; `toImportRun` makes a run of it. */
export const runColumns = `
  id, kind, dry_run AS "dryRun", force, actor_id AS "actorId", actor_name AS "actorName", files, version,
  try_count AS "tryCount", rows_read AS "rowsRead", outcome,
  extract(epoch FROM coalesce(ended_at, clock_timestamp()) - started_at)::float8 AS seconds,
  EXISTS (SELECT FROM import_chunk WHERE run_id = import_run.id) AS "hasFiles"`;

const columns = z.object({
  kind: z.enum(LIST_KINDS),
  dryRun: z.boolean(),
  force: z.boolean(),
  actorId: z.string(),
  actorName: z.string(),
  files: storedFiles.column,
  version: z.number(),
  tryCount: z.number(),
  rowsRead: count,
  outcome: storedOutcome.column.nullable(),
  seconds: z.number(),
  hasFiles: z.boolean(),
});

/** Throws where another version of the program wrote it, or somebody by hand. */
export function toImportRun(row: { readonly id: string }): ImportRun {
  const { actorId, actorName, ...run } = parseRow('import_run', row.id, columns, row);
  return { ...run, id: row.id, actor: { id: actorId, name: actorName } };
}

/** Runs one statement, on a connection that may be within a transaction. */
interface Queryable {
  query(text: string, values: unknown[]): Promise<{ readonly rows: readonly unknown[] }>;
}

/** False, and nothing written, where it ended before or somebody else has it in hand. */
export async function endRun(
  sql: Queryable,
  { id, version }: HeldRun,
  outcome: ImportRunOutcome,
): Promise<boolean> {
  const { rows } = await sql.query(
    `WITH ended AS (
       UPDATE import_run SET outcome = $3, ended_at = clock_timestamp()
       WHERE id = $1 AND version = $2 AND outcome IS NULL RETURNING id
     ), dropped AS (DELETE FROM import_chunk USING ended WHERE run_id = ended.id AND NOT $4)
     SELECT id FROM ended`,
    [id, version, wellFormedJson(storedOutcome.write(outcome)), mayBeRepeated(outcome)],
  );
  return rows.length === 1;
}

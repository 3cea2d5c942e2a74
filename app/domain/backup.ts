/** What a backup says of itself: where it is from, its tables, sequences and files, and by what it is known that each is whole. */
import { z } from 'zod';

/** Of the file. Another one is for another version of the program. */
export const backupFormat = 1;

/** With which Stripe a site works: the local one, or an account's test or live mode. */
export const stripeModes = ['local', 'test', 'live'] as const;
export type StripeMode = (typeof stripeModes)[number];

/** By what its keys begin with; without a key the local Stripe serves. */
export function stripeModeOf(secretKey: string | undefined): StripeMode {
  if (secretKey === undefined) return 'local';
  return /^[a-z]+_live_/.test(secretKey) ? 'live' : 'test';
}

const count = z.int().nonnegative();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const name = z.string().min(1).max(200);
const moment = z.iso.datetime().transform((text) => new Date(text));

/** One entry of the archive; `size` and `sha256` are of what stands in it, `bytes` of what that unpacks to. */
const entry = z.object({ entry: name, size: count, sha256, bytes: count });
/** A stretch of whole rows, as PostgreSQL's COPY writes them as text. */
const part = entry.extend({ rows: count });

const table = z.object({
  schema: name,
  name,
  /** In the order in which each row has them. */
  columns: z.array(name).min(1),
  rows: count,
  parts: z.array(part),
});

/** `value` is null where the sequence has given out nothing yet. */
const sequence = z.object({
  schema: name,
  name,
  value: z
    .string()
    .regex(/^-?\d+$/)
    .nullable(),
});

/** A file of DATA_DIR, by its name there. */
const file = entry.extend({ name: z.string().regex(/^[a-z0-9][a-z0-9.-]*$/) });

const migration = z.object({ name, checksum: sha256 });

export const backupManifest = z.object({
  format: z.literal(backupFormat),
  /** Of the program that wrote it. */
  version: name,
  stripe: z.enum(stripeModes),
  /** The moment of which it is: nothing later is in it. */
  snapshotAt: moment,
  finishedAt: moment,
  postgres: name,
  /** All that the database had seen, in order. */
  migrations: z.array(migration).min(1),
  tables: z.array(table),
  sequences: z.array(sequence),
  files: z.array(file),
});

export type BackupManifest = z.infer<typeof backupManifest>;
export type BackedUpTable = z.infer<typeof table>;
export type BackedUpPart = z.infer<typeof part>;
export type BackedUpFile = z.infer<typeof file>;
export type BackedUpMigration = z.infer<typeof migration>;

/** Rows of all tables. */
export function rowsOf({ tables }: Pick<BackupManifest, 'tables'>): number {
  return tables.reduce((sum, { rows }) => sum + rows, 0);
}

/**
 * Whether what is of one Stripe may become the data of a site with another. Gifts that were played at the local Stripe or in test
 * mode must never meet a live account; the other way round is how a restore is tried.
 */
export function mayServe(backup: StripeMode, site: StripeMode): boolean {
  return site !== 'live' || backup === 'live';
}

/** The one place where what a table holds as text or JSON becomes a type of the domain: parsed, never cast. */
import { z } from 'zod';
import type { Prisma } from '#app/generated/prisma/client.ts';

/** A row that another version of the program wrote, or somebody by hand. Names row and columns, and none of their values. */
class UnreadableRow extends Error {
  constructor(table: string, id: string, problem: string) {
    super(`${table} ${id} cannot be read: ${problem}`);
  }
}

/** The columns of `schema`, the others left out. Throws `UnreadableRow`. */
export function parseRow<S extends z.ZodType>(
  table: string,
  id: string,
  schema: S,
  row: unknown,
): z.output<S> {
  const parsed = schema.safeParse(row);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(
    ({ path, message }) => `${path.map(String).join('.')}: ${message}`,
  );
  throw new UnreadableRow(table, id, problems.join('; '));
}

/** Who hears of rows that a list had to leave out. */
export type ReportUnreadable = (problem: string) => void;

/** The rows that can be read, so that one that cannot does not hide the others; that one is reported. */
export function readEach<Row, T>(rows: readonly Row[], read: (row: Row) => T, report: ReportUnreadable): T[] {
  return rows.flatMap((row) => readOr(() => [read(row)], [], report));
}

/** What `read` makes of a row, or `otherwise` where the row cannot be read, which is reported. */
export function readOr<T, U>(read: () => T, otherwise: U, report: ReportUnreadable): T | U {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof UnreadableRow)) throw error;
    report(error.message);
    return otherwise;
  }
}

/** How a value stands in a JSON column: with the version of its shape, so that an older or newer program can tell. */
export interface StoredJson<T> {
  /** Reads the column; another version is a problem of that row. */
  readonly column: z.ZodType<T>;
  readonly write: (value: T) => Prisma.InputJsonObject;
}

/** Raise `version` when `schema` changes so that what was stored before would be read otherwise than it was meant. */
export function storedJson<T>(version: number, schema: z.ZodType<T>): StoredJson<T> {
  const known = z.object(
    {
      version: z.literal(version, { error: ({ input }) => unknownVersion(input, version) }),
      value: z.unknown(),
    },
    { error: () => unknownVersion(undefined, version) },
  );
  return {
    column: known.transform(({ value }) => value).pipe(schema),
    write: (value) => ({ version, value: JSON.parse(JSON.stringify(value)) as Prisma.InputJsonValue }),
  };
}

function unknownVersion(found: unknown, known: number): string {
  const written = typeof found === 'number' ? `version ${String(found)}` : 'no version';
  return `it was written as ${written} of its shape, this program reads version ${String(known)}`;
}

/** JSON that stands in a column of text. */
export function jsonText<T>(column: z.ZodType<T>): z.ZodType<T> {
  return z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue('it is no JSON');
        return z.NEVER;
      }
    })
    .pipe(column);
}

/** Which failures mean that the database cannot be reached, or that its disk is full: the codes of pg, PostgreSQL and Prisma. */
import type { Outage } from '#app/ports/ambient.ts';

/** Sockets to a server that is away, goes away, or whose Unix socket is gone. */
const socketCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENOTFOUND',
]);
/** Prisma's own: unreachable, timed out, closed, no connection free. */
const prismaCodes = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028']);
/** PostgreSQL's: it shuts down, crashed, starts up, or takes no more connections; class 08 is all of lost connections. */
const serverCodes = /^(08...|57P0[1-3]|53300)$/;
const diskCodes = new Set(['53100', 'ENOSPC', 'EDQUOT']);
/** What pg says without a code; Prisma repeats it as the last line of its own words. */
const pgWords =
  /^(Query read timeout|Connection terminated|Client (has encountered a connection error|was closed)|timeout exceeded when trying to connect)/;
/** An error in an error in an error: Prisma's around its adapter's around pg's. */
const depthMax = 5;

/** Null where the failure is a fault of another kind: ours. */
export function outageOf(error: unknown, depth = 0): Outage | null {
  if (typeof error !== 'object' || error === null || depth > depthMax) return null;
  const codes = textsOf(error, ['code', 'originalCode']);
  if (codes.some((code) => diskCodes.has(code))) return 'disk-full';
  if (codes.some(isLost) || isConnecting(error, codes) || pgWords.test(lastLineOf(error)))
    return 'database-out';
  if ('kind' in error && (error.kind === 'DatabaseNotReachable' || error.kind === 'ConnectionClosed'))
    return 'database-out';
  for (const inner of innerErrors(error)) {
    const outage = outageOf(inner, depth + 1);
    if (outage) return outage;
  }
  return null;
}

const isLost = (code: string) => socketCodes.has(code) || prismaCodes.has(code) || serverCodes.test(code);

/** Of a Unix socket that is gone, ENOENT is all that is said; Prisma does not say that it was connecting. */
function isConnecting(error: object, codes: readonly string[]): boolean {
  const { syscall, name } = error as { syscall?: unknown; name?: unknown };
  return syscall === 'connect' || (codes.includes('ENOENT') && String(name).startsWith('PrismaClient'));
}

function lastLineOf(error: object): string {
  return error instanceof Error ? (error.message.split('\n').at(-1) ?? '') : '';
}

function textsOf(error: object, names: readonly string[]): string[] {
  return names
    .map((name) => (error as Record<string, unknown>)[name])
    .filter((text) => typeof text === 'string');
}

function innerErrors(error: object): unknown[] {
  const { cause, errors, meta } = error as { cause?: unknown; errors?: unknown; meta?: unknown };
  const adapters =
    typeof meta === 'object' && meta !== null && 'driverAdapterError' in meta
      ? [meta.driverAdapterError]
      : [];
  return [cause, ...(Array.isArray(errors) ? (errors as unknown[]) : []), ...adapters];
}

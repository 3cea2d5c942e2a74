/** Who is who in the embedded cluster, and how a cluster of before they were told apart is known. */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The cluster's own, made by initdb. It makes the others and nobody connects as it after that. */
export const superuser = 'postgres';
/** Owns the database and every table in it; migrates. */
export const ownerRole = 'unbought_owner';
/** What the app works as: it owns nothing (app-role.ts). */
export const appRole = 'unbought_app';

export const databaseName = 'unbought';

export type EmbeddedRole = typeof superuser | typeof ownerRole | typeof appRole;

/** The address of the embedded database for another of its roles. */
export function addressFor(role: EmbeddedRole, url: string): string {
  const address = new URL(url);
  address.username = role;
  return address.href;
}

/**
 * What a new cluster is told, a statement a line. `password` is null where a socket that only we may open stands for it; it is the
 * same for all, since all of them are us: it keeps strangers out, and the roles keep what we do apart.
 */
export function rolesSql(password: string | null): string {
  const secret = password === null ? '' : ` PASSWORD '${password.replaceAll("'", "''")}'`;
  return [
    `CREATE ROLE ${ownerRole} LOGIN${secret};`,
    `CREATE ROLE ${appRole} LOGIN${secret};`,
    `CREATE DATABASE ${databaseName} OWNER ${ownerRole};`,
    '',
  ].join('\n');
}

const noteName = 'unbought.roles';

/** Says within a cluster that it has the roles. */
export function noteRoles(clusterDir: string): void {
  writeFileSync(join(clusterDir, noteName), `${ownerRole} ${appRole}\n`);
}

/** Throws one line with the mend for a cluster in which the app was the superuser. */
export function requireRoles(clusterDir: string): void {
  if (existsSync(join(clusterDir, noteName))) return;
  throw new Error(
    `${clusterDir} is of a version of Unbought that worked as the database's superuser (it has no ${noteName}): ` +
      'set DATA_DIR to a new folder, or run the version that made it.',
  );
}

/** What the app's database role can do that it should not, in words for whoever runs the site. */

/**
 * Worst first: a `superuser` can do everything; the `owner` of tables can drop their triggers; `may-change` was granted to change what is
 * append-only; `may-silence` was granted to set session_replication_role.
 */
export const databaseRoleFaults = ['superuser', 'owner', 'may-change', 'may-silence'] as const;
export type DatabaseRoleFault = (typeof databaseRoleFaults)[number];

const words: Readonly<Record<DatabaseRoleFault, string>> = {
  superuser: 'is a superuser',
  owner: 'owns the tables that it works on',
  'may-change': 'may change or delete what is append-only',
  'may-silence': 'may set session_replication_role',
};

/** One sentence with the mend. */
export function databaseRoleWarning(fault: DatabaseRoleFault): string {
  return (
    `the role of DATABASE_URL ${words[fault]}, so that ledger and history are append-only only as long as this program is right: ` +
    'let another role own the tables and name it in DATABASE_OWNER_URL (docs/operations.md, "Two roles")'
  );
}

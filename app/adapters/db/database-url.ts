/** The operator's own PostgreSQL: its address as it is meant, and in words what keeps us from using it (M19). */
import pg from 'pg';

export interface OwnDatabase {
  readonly url: string;
  /** For what makes and changes tables; the same where there is one role. */
  readonly ownerUrl: string;
}

/**
 * The addresses to use, after one connection to each. Throws one line that names the variable and the mend, never what stands
 * in it but host and port.
 */
export async function openOwnDatabase(databaseUrl: string, databaseOwnerUrl?: string): Promise<OwnDatabase> {
  const app = await open('DATABASE_URL', databaseUrl);
  if (databaseOwnerUrl === undefined) return { url: app.url, ownerUrl: app.url };
  const owner = await open('DATABASE_OWNER_URL', databaseOwnerUrl);
  if (owner.identity !== app.identity) {
    throw new Error(
      'DATABASE_OWNER_URL: it leads to another database than DATABASE_URL; only user and password may differ.',
    );
  }
  return { url: app.url, ownerUrl: owner.url };
}

/** The same for every address of one database, whatever stands between: its number in the server, and when that started. */
const identitySql = `
  SELECT concat_ws(' ', oid, pg_postmaster_start_time()) AS identity FROM pg_database WHERE datname = current_database()`;

async function open(name: string, asked: string): Promise<{ url: string; identity: string | undefined }> {
  const url = withCheckedTls(asked);
  try {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
    client.on('error', () => undefined); // what was asked fails with it
    await client.connect();
    try {
      const { rows } = await client.query<{ identity: string }>(identitySql);
      return { url, identity: rows[0]?.identity };
    } finally {
      await client.end();
    }
  } catch (error) {
    throw new Error(`${name}: ${describe(error, url)}`, { cause: error });
  }
}

/**
 * pg takes `prefer`, `require` and `verify-ca` for `verify-full` today, warns of it at every start, and means to take them for
 * less some day; a database that holds money is always checked.
 */
function withCheckedTls(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  const mode = url.searchParams.get('sslmode');
  if (mode === null || !['prefer', 'require', 'verify-ca'].includes(mode)) return databaseUrl;
  url.searchParams.set('sslmode', 'verify-full');
  return url.href;
}

const unknownCertificate =
  'the server’s certificate is signed by nobody whom this machine knows; name the file of its authority’s certificate, as in …?sslmode=verify-full&sslrootcert=/etc/ssl/database-ca.pem';
const noTls =
  'the server speaks no TLS, which sslmode asks for; turn it on there, or on this machine or a network of your own say …?sslmode=disable';

/** By the codes of Node's TLS and network, and of PostgreSQL. */
const reasons: Readonly<Record<string, string>> = {
  SELF_SIGNED_CERT_IN_CHAIN: unknownCertificate,
  DEPTH_ZERO_SELF_SIGNED_CERT: unknownCertificate,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: unknownCertificate,
  UNABLE_TO_GET_ISSUER_CERT: unknownCertificate,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: unknownCertificate,
  CERT_HAS_EXPIRED: 'the server’s certificate has expired; renew it there',
  ERR_TLS_CERT_ALTNAME_INVALID:
    'the server’s certificate is for another host name; write the host as the certificate names it',
  ENOENT:
    'a file that it names (sslrootcert, sslcert, sslkey or a socket) is not there; write its whole path',
  EACCES: 'a file that it names (sslrootcert, sslcert, sslkey or a socket) may not be read by this user',
  ECONNREFUSED: 'nothing listens there; start the database, or mend host and port',
  ENOTFOUND: 'no machine of this name is known; mend the host',
  '28P01': 'user or password is wrong; mend them, and write special characters percent-encoded',
  '28000': 'the server does not let this user in from here; mend the user, or pg_hba.conf there',
  '3D000': 'there is no such database; make it with createdb, or mend the name',
  '53300': 'the server takes no more connections; raise max_connections there',
};

function describe(error: unknown, url: string): string {
  const { code = '', message = String(error) } = error as { code?: string; message?: string };
  const said = message.includes('does not support SSL')
    ? noTls
    : (reasons[code] ?? 'the database cannot be used');
  return `${said} (${new URL(url).host || 'the socket'}: ${message || code})`;
}

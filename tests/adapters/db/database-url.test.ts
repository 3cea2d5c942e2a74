/** A PostgreSQL of the operator's own that cannot be used is refused in one line that names the variable and the mend (M19). */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { join } from 'node:path';
import { TLSSocket } from 'node:tls';
import { onTestFinished, expect, test } from 'vitest';
import pg from 'pg';
import { openOwnDatabase } from '#app/adapters/db/database-url.ts';
import { emptyDatabase } from '#tests/support/database.ts';

const certificateFile = join(import.meta.dirname, 'fixtures', 'tls-certificate.pem');
// Made for this test; they open nothing.
const cert = readFileSync(certificateFile);
const key = readFileSync(join(import.meta.dirname, 'fixtures', 'tls-key.pem'));

/** The tests' PostgreSQL by TCP, with TLS and a certificate that no machine knows, or without TLS. */
async function aServer(speaksTls: boolean): Promise<{ urlAt: (host: string, query: string) => string }> {
  const { url, drop } = await emptyDatabase();
  const { host: folder, port, user, database } = new pg.Client({ connectionString: url });
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => undefined));
    socket.once('data', () => {
      socket.write(speaksTls ? 'S' : 'N');
      if (!speaksTls) return;
      const inner = new TLSSocket(socket, { isServer: true, cert, key });
      const behind = connect(join(folder, `.s.PGSQL.${String(port)}`));
      for (const end of [inner, behind]) end.on('error', () => undefined);
      inner.pipe(behind).pipe(inner);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await drop();
  });
  const at = (server.address() as AddressInfo).port;
  return {
    urlAt: (host, query) =>
      `postgresql://${user ?? ''}:sentinel@${host}:${String(at)}/${database ?? ''}?${query}`,
  };
}

async function refusal(url: string): Promise<string> {
  const line = await openOwnDatabase(url).then(
    () => 'it was opened',
    (error: unknown) => (error as Error).message,
  );
  expect(line).not.toContain('\n');
  expect(line).not.toContain('sentinel');
  return line;
}

test.each(['require', 'verify-ca', 'verify-full', 'prefer'])(
  'sslmode=%s with an unknown certificate says which file to name, and with it the database opens',
  async (mode) => {
    const { urlAt } = await aServer(true);
    const line = await refusal(urlAt('localhost', `sslmode=${mode}`));
    expect(line).toMatch(/^DATABASE_URL: the server’s certificate .*sslrootcert=\//);
    const { url } = await openOwnDatabase(
      urlAt('localhost', `sslmode=${mode}&sslrootcert=${certificateFile}`),
    );
    expect(new URL(url).searchParams.get('sslmode')).toBe('verify-full');
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    expect((await client.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    await client.end();
  },
);

test('a certificate for another name, a file that is not there and a server without TLS are told apart', async () => {
  const { urlAt } = await aServer(true);
  const root = `sslrootcert=${certificateFile}`;
  expect(await refusal(urlAt('127.0.0.1', `sslmode=verify-full&${root}`))).toMatch(/another host name/);
  expect(await refusal(urlAt('localhost', 'sslmode=verify-full&sslrootcert=/none.pem'))).toMatch(
    /^DATABASE_URL: a file that it names/,
  );
  const plain = await aServer(false);
  expect(await refusal(plain.urlAt('localhost', 'sslmode=require'))).toMatch(
    /speaks no TLS.*sslmode=disable/,
  );
});

test('nothing there, no such machine and no such database are named', async () => {
  const { url, drop } = await emptyDatabase();
  onTestFinished(drop);
  const missing = new URL(url);
  missing.pathname = '/none_of_this_name';
  expect(await refusal(missing.href)).toMatch(/^DATABASE_URL: there is no such database/);
  expect(await refusal('postgresql://u:sentinel@127.0.0.1:1/db')).toMatch(
    /^DATABASE_URL: nothing listens there/,
  );
  expect(await refusal('postgresql://u:sentinel@none.invalid/db')).toMatch(
    /^DATABASE_URL: no machine of this name/,
  );
});

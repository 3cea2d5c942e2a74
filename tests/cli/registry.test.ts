/** The registry's command: what it prints, what it begins with, and what a kill in the middle of an import leaves. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts';
import { outcomeOf, startCommand } from '#tests/support/run-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'registry-'));
const header = 'name,aliases,domains,identifiers,kind,country,source_url';

function listOf(count: number, name = 'Sample Harbor Party'): string {
  const file = join(folder, `${name.replaceAll(' ', '-')}-${String(count)}.csv`);
  const rows = Array.from({ length: count }, (_, at) => `${name} ${String(at + 1)},,,,party,US,`);
  writeFileSync(file, [header, ...rows].join('\n'));
  return file;
}

const registry = (database: TestDatabase, args: string[], env: Record<string, string> = {}) =>
  outcomeOf(startCommand('registry', args, { ...database.env, DATA_DIR: folder, DEMO: '1', ...env }));

test('a command on new data begins with the starter registry, imports, tries, and lists what is in force', async () => {
  const database = await freshDatabase();
  const ask = (...args: string[]) => registry(database, args);
  expect(await ask('list')).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^starter +\d{4}-\d\d +2\d\d listings +does not age/) as string,
  });
  const first = await ask('import', 'csv', listOf(12));
  expect(first).toMatchObject({ code: 0, err: '' });
  expect(first.out).toMatch(
    /is in force: 12 listings from 12 rows\.\nadded 12, changed 0, removed 0, refused 0; left out: none; \d/,
  );
  const tried = await ask('import', 'csv', listOf(11), '--dry-run');
  expect(tried.out).toMatch(/dry run[^]*removed 1[^]*removed:\n {4}Sample Harbor Party 12\n/);
  expect(tried.out).toMatch(
    /\nIt would have flagged none of 0 received and held donations of the last 24 months\.\n$/,
  );
  expect(await ask('import', 'csv', listOf(3))).toMatchObject({
    code: 1,
    out: '',
    err: expect.stringContaining('has 3 listings where 12 are in force; --force') as string,
  });
  const broken = listOf(5, 'Broken');
  writeFileSync(broken, `${header}\nA party,,,,party,US,\nB party,,,,party,Utopia,\n`);
  expect(await ask('import', 'csv', broken)).toMatchObject({
    code: 1,
    err: expect.stringMatching(/, line 3: country: .*Nothing was imported/) as string,
  });
  const master = (name: string, of: string) => {
    const file = join(folder, name);
    writeFileSync(file, `C00000001|${of}||||ANYTOWN|OH|43004|U|Q||Q||NONE|\n`);
    return file;
  };
  const masters = [
    master('cm24.txt', 'TIDEWATER FORWARD PAC'),
    master('cm22.txt', 'TIDEWATER VOICES PAC'),
  ] as const;
  expect((await ask('import', 'fec-committees', ...masters)).out).toContain(
    '1 former name, from 2022 (1 row)',
  );
  expect((await ask('import', 'fec-committees', masters[0])).out).toContain(
    'The former names from 2022 go; give those files as well to keep them.',
  );
  expect(await ask('import', 'csv', listOf(3), listOf(5))).toMatchObject({
    code: 1,
    err: expect.stringContaining('Several files go with fec-committees only') as string,
  });
  expect((await ask('list')).out).toMatch(
    /^csv +\S+ +12 listings +confirmed today +\d+ B +by command line\nfec-committees .*\nstarter/,
  );
  await database.drop();
});

test('a kill between the staging of an edition and its coming into force leaves the old one, and the next import clears up', async () => {
  const database = await freshDatabase();
  const client = new pg.Client(database.url);
  await client.connect();
  const editions = async () =>
    (
      await client.query<{ rows: number; is_current: boolean }>(
        `SELECT (SELECT count(*) FROM listing WHERE edition_id = edition.id)::int AS rows, source.id IS NOT NULL AS is_current
         FROM registry_edition edition LEFT JOIN registry_source source ON source.current_edition_id = edition.id
         WHERE edition.source_id = 'csv' ORDER BY rows`,
      )
    ).rows;
  try {
    expect(await registry(database, ['import', 'csv', listOf(10)])).toMatchObject({ code: 0 });
    const killed = await registry(database, ['import', 'csv', listOf(1_200)], {
      FAILPOINT: 'registryStore.stage@after',
    });
    expect(killed.code).toBe('SIGKILL');
    // Every row of the new edition is there, and none of it serves.
    expect(await editions()).toEqual([
      { rows: 10, is_current: true },
      { rows: 1_200, is_current: false },
    ]);
    expect((await registry(database, ['list'])).out).toMatch(/^csv +\S+ +10 listings/);
    expect(await registry(database, ['import', 'csv', listOf(11)])).toMatchObject({ code: 0 });
    expect(await editions()).toEqual([
      { rows: 10, is_current: false },
      { rows: 11, is_current: true },
    ]);
  } finally {
    await client.end();
    await database.drop();
  }
});

/** The command that imports fact-checks: what it prints, keeps, refuses and leaves alone. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts';
import { outcomeOf, startCommand } from '#tests/support/run-command.ts';

const root = join(import.meta.dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'articles-'));
const fixtures = join(root, 'tests', 'domain', 'article', 'fixtures');

function fileOf(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

const articles = (database: TestDatabase, ...args: string[]) =>
  outcomeOf(startCommand('articles', args, { ...database.env, DATA_DIR: folder, DEMO: '1' }));

async function kept({ url }: TestDatabase): Promise<{ slug: string; published: boolean }[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    const { rows } = await client.query<{ slug: string; published: boolean }>(
      'SELECT slug, published_at IS NOT NULL AS published FROM article ORDER BY slug',
    );
    return rows;
  } finally {
    await client.end();
  }
}

test('a dry run shows what readers would see and keeps nothing; a draft is kept and not published', async () => {
  const database = await freshDatabase();
  const crime = join(fixtures, 'river-crime.md');
  const tried = await articles(database, 'import', crime, '--dry-run');
  expect(tried).toMatchObject({ code: 0, err: '' });
  expect(tried.out.split('\n')).toEqual(
    expect.arrayContaining([
      expect.stringMatching(
        /river-crime\.md: would be added \(dry run\), http.*\/fact-checks\/did-break-ins-double-in-rivermouth-eastbank$/,
      ),
      '  Did break-ins double in Rivermouth & Eastbank?',
      '  checked 2025-10-13 · changed 2025-10-20 · by Mira Holt, Sam Adeyemi · desk: Data desk · topics: Crime, Local politics · no ask',
      '  1. What the figures say',
      '  2. What is missing',
      '  2 sections, 3 sources, 2 notes, 1 table, 0 images',
      '  line 44: a list that begins with 7 is numbered from 1',
    ]),
  );
  expect(await kept(database)).toEqual([]);

  expect((await articles(database, 'import', crime, '--draft')).out).toContain('added as a draft');
  expect(await kept(database)).toEqual([
    { slug: 'did-break-ins-double-in-rivermouth-eastbank', published: false },
  ]);
  expect((await articles(database, 'import', crime, '--dry-run')).out).toContain(
    'would replace what is there, a draft (dry run)',
  );
});

test('what cannot be read or taken is named with its line, and the others are imported', async () => {
  const database = await freshDatabase();
  const undated = fileOf('undated.txt', 'Fact check: Is it?\nIt is.\n');
  const hostile = fileOf(
    'hostile.md',
    '---\nheadline: "Is it \\u0008?"\nchecked_on: 2025-10-13\n---\n\nIt is.\n',
  );
  const good = fileOf('good.md', '---\nheadline: Was it?\nchecked_on: 2025-10-13\n---\n\nIt was.\n');
  const again = fileOf('again.md', '---\nheadline: Was it?\nchecked_on: 2025-10-12\n---\n\nSo it was.\n');
  const { code, out, err } = await articles(database, 'import', undated, hostile, 'nowhere.md', good, again);
  expect(code).toBe(1);
  expect(out).toMatch(/^\S+good\.md: added, /);
  const lines = err.trim().split('\n');
  expect(lines).toEqual([
    expect.stringMatching(
      /undated\.txt, line 1: expected the date of the check.*--date 2025-10-13, got none$/,
    ),
    expect.stringMatching(/hostile\.md, line 2: headline: expected text, got the character U\+0008$/),
    expect.stringMatching(/^nowhere\.md: ENOENT/),
    expect.stringMatching(
      /again\.md: expected an address of its own .*, got was-it, which \S+good\.md has taken$/,
    ),
    '4 refused.',
  ]);
  expect(await kept(database)).toEqual([{ slug: 'was-it', published: true }]);

  expect(await articles(database, 'import', undated, '--date', '03/04/2025')).toMatchObject({
    code: 1,
    err: expect.stringContaining('Expected --date with one day') as string,
  });
  const dated = await articles(database, 'import', undated, '--date', 'October 13, 2025');
  expect(dated).toMatchObject({ code: 0, err: '' });
  expect(dated.out).toContain('no date of the check in the file: --date 2025-10-13 was taken');
  expect((await articles(database, 'import', undated, '--date', '2999-01-01')).err).toContain(
    'not in the future',
  );
});

test('what a file holds does not reach the terminal as anything but text', async () => {
  const database = await freshDatabase();
  const file = fileOf(
    'escape.txt',
    'Ad\u202E\u2028\nFact check: Is it?\nChecked on 13 October 2025\nIt is.\n',
  );
  const { out } = await articles(database, 'import', file, '--dry-run');
  expect(out).toContain('skipped: Ad\\u{202e}');
  // eslint-disable-next-line no-control-regex -- these are what is looked for
  expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e\u2028]/);
});

test('a verb that there is not is named with those that there are', async () => {
  const database = await freshDatabase();
  expect(await articles(database, 'improt', 'x')).toMatchObject({
    code: 1,
    err: expect.stringMatching(/^Expected: npm run articles -- import.* …, got "improt"/) as string,
  });
});

/** `npm run articles -- import` with a saved page and with other systems' exports: a process on a real database. */
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts';
import { outcomeOf, startCommand } from '#tests/support/run-command.ts';

const fixtures = join('tests', 'fixtures', 'exports');
const folder = mkdtempSync(join(tmpdir(), 'exports-'));

/** Its clock runs twenty times as fast, so that what it says of its progress comes within a short import. */
const FAST =
  'data:text/javascript,const now = performance.now.bind(performance); performance.now = () => 20 * now()';

const start = (database: TestDatabase, args: readonly string[], options: readonly string[] = []) =>
  startCommand('articles', args, { ...database.env, DATA_DIR: folder, DEMO: '1' }, options);

const articles = (database: TestDatabase, ...args: string[]) => outcomeOf(start(database, args));

test('a saved page and two exports are imported with a report of each post, and again without a change', async () => {
  const database = await freshDatabase();
  const ghost = join(fixtures, 'ghost-export.json');
  const wordpress = join(fixtures, 'wordpress.wxr.xml');
  const page = await articles(database, 'import', join(fixtures, 'saved-page.html'));
  expect(page).toMatchObject({ code: 0, err: '' });
  expect(page.out).toContain('2 sections, 3 sources, 1 note, 1 table, 2 images');

  const ofGhost = () => articles(database, 'import', '--images', join(fixtures, 'ghost-images'), ghost);
  const first = await ofGhost();
  expect(first.code).toBe(1);
  expect(first.out).toMatch(/\n[^\n]*: 5 added, 4 refused; left out: pages \(1\)\.\n$/);
  expect(first.out).toMatch(/members-only: added as a draft,[^]*not for everybody \(paid\)/);
  expect(first.out).toContain('missing.png" is not there');
  // Progress is told by the clock, where a machine takes its time.
  const faults = first.err
    .trim()
    .split('\n')
    .filter((line) => !/ of \d+ posts/.test(line));
  expect(faults).toEqual([
    expect.stringContaining('no-date: expected the date of the check') as string,
    expect.stringContaining('only-lexical: expected the text as HTML') as string,
    expect.stringContaining('expected an address of its own (slug: …), got did-the-mill-burn-down') as string,
    expect.stringContaining('post 10: title: expected text') as string,
    '4 refused.',
  ]);
  expect((await ofGhost()).out).toContain(': 5 unchanged, 4 refused;');

  const tagged = await articles(database, 'import', '--dry-run', '--tag', 'Fact Checks', wordpress);
  expect(tagged.out).toMatch(
    /2 shown, 3 without the tag "Fact Checks"; left out: attachments \(1\), pages \(1\)/,
  );
  const all = await articles(database, 'import', '--images', join(fixtures, 'uploads'), wordpress);
  expect(all).toMatchObject({
    code: 1,
    err: expect.stringMatching(/is-this-read, line 125: expected XML/) as string,
  });
  expect(all.out).toMatch(/does-the-dam-leak: added[^]*1 section, 0 sources, 1 note, 1 table, 2 images/);
  expect(all.out).toMatch(/line 45: a block left out, since the export holds no text of it: latest-posts/);
  expect(all.out).toContain(': 4 added, 1 refused;');
  await database.drop();
});

test('an export that no system wrote is refused whole, and one that breaks off keeps what came before', async () => {
  const database = await freshDatabase();
  const write = (name: string, text: string): string => {
    const file = join(folder, name);
    writeFileSync(file, text);
    return file;
  };
  const head =
    '<?xml version="1.0"?><rss version="2.0" xmlns:wp="http://wordpress.org/export/1.0/"><channel><wp:wxr_version>1.0</wp:wxr_version>';
  const item =
    '<item><title>Is it so?</title><content:encoded><![CDATA[No ]]]]><![CDATA[> no.]]></content:encoded><wp:post_date>2010-01-02 00:00:00</wp:post_date><wp:post_name>so</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>';
  const bomb = write(
    'bomb.xml',
    `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${head.slice(21)}${item}</channel></rss>`,
  );
  expect(await articles(database, 'import', bomb)).toMatchObject({
    code: 1,
    err: expect.stringContaining('expected no document type') as string,
  });
  const broken = write('broken.xml', `${head}${item}<item><title>Half`);
  const outcome = await articles(database, 'import', broken);
  expect(outcome).toMatchObject({
    code: 1,
    err: expect.stringMatching(/the file, line 1: expected XML/) as string,
  });
  expect(outcome.out).toContain('so: added');
  const other = write('other.json', '{"db": [{"data": {"users": []}}]}');
  expect((await articles(database, 'import', other)).err).toContain('expected a Ghost export');
  await database.drop();
});

test('progress is told with what is done of all, and an import that was interrupted is finished by the next', async () => {
  const database = await freshDatabase();
  const [file, count] = [join(folder, 'large.xml'), 400];
  const items = Array.from(
    { length: count },
    (_, at) =>
      `<item><title>Is it so, ${String(at)}?</title><content:encoded><![CDATA[<h2>Why</h2>${'<p>It is not so.</p>'.repeat(20)}]]></content:encoded><wp:post_date>2010-01-02 00:00:00</wp:post_date><wp:post_name>so-${String(at)}</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>`,
  );
  writeFileSync(
    file,
    `<?xml version="1.0"?><rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/"><channel><wp:wxr_version>1.2</wp:wxr_version>${items.join('')}</channel></rss>`,
  );
  const child = start(database, ['import', file], ['--import', FAST]);
  child.stdout.resume();
  let told = '';
  for await (const chunk of child.stderr as AsyncIterable<Buffer>) {
    told += chunk.toString();
    if (/ posts,/.test(told)) child.kill('SIGINT');
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  expect(child.signalCode).toBe('SIGINT');
  const done = Number(/^(\d+) of 400 posts, [\d,]+ a second$/m.exec(told)?.[1]);
  expect(done).toBeGreaterThan(0);
  expect(done).toBeLessThan(count);

  const next = await outcomeOf(start(database, ['import', file], ['--import', FAST]));
  expect(next.code).toBe(0);
  const progress = [...next.err.matchAll(/^(\d+) of 400 posts, [\d,]+ a second$/gm)].map(([, at]) =>
    Number(at),
  );
  expect(progress.length).toBeGreaterThan(0);
  expect(progress).toEqual([...new Set(progress)].sort((a, b) => a - b));
  expect(progress.at(-1)).toBeLessThanOrEqual(count);
  const [, unchanged, added] = /: (\d+) unchanged, (\d+) added\.\n$/.exec(next.out) ?? [];
  expect(Number(unchanged)).toBeGreaterThanOrEqual(done);
  expect(Number(unchanged) + Number(added)).toBe(count);
  expect(next.out.match(/: (?:unchanged|added), /g)).toHaveLength(count);
  await database.drop();
});

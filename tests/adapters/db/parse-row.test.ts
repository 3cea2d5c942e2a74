/** M28: what the tables hold as text or JSON is parsed; a row that cannot be read is named and hides no other. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { createAppealStore } from '#app/adapters/db/appeal-store.ts';
import { createArticleStore } from '#app/adapters/db/article-store.ts';
import { createDb, type Db } from '#app/adapters/db/client.ts';
import { jsonText, parseRow, storedJson } from '#app/adapters/db/parse-row.ts';
import { createRegistryStore } from '#app/adapters/db/registry-store.ts';
import { createRescreeningStore } from '#app/adapters/db/rescreening-store.ts';
import { storedArticle } from '#app/adapters/db/stored-article.ts';
import { storedEvidence, storedTrail } from '#app/adapters/db/stored-screening.ts';
import { parseArticle } from '#app/domain/article/parse-article.ts';
import { compileRegistry } from '#app/domain/screening/index/compile-registry.ts';
import { screenPayer } from '#app/domain/screening/decide/decide.ts';
import { addAlias } from '#app/usecases/add-alias.ts';
import { advanceDonation } from '#tests/support/advance.ts';
import { submitAppeal } from '#app/usecases/submit-appeal.ts';
import { listRescreenings } from '#app/usecases/list-rescreenings.ts';
import { rescreenPast } from '#app/usecases/rescreen-past.ts';
import { startRescreening } from '#app/usecases/start-rescreening.ts';
import { fixedRegistry, readRegistry } from '#tests/eval/sources.ts';
import { anArticle } from '#tests/support/articles.ts';
import { cardNumber } from '#tests/support/cards.ts';
import { clientNamed, listed, openWorld, type World } from '#tests/support/world.ts';

/** A connection of its own to the world's database, with what it reports. */
function beside(world: World): { db: Db; problems: string[] } & AsyncDisposable {
  const problems: string[] = [];
  const db = createDb(world.deps.env.databaseUrl ?? '', {}, (problem) => problems.push(problem));
  return { db, problems, [Symbol.asyncDispose]: () => db.close() };
}

/** As a newer program would have written it. */
const newer = (column: string) => `${column} = jsonb_set(${column}::jsonb, '{version}', '99')`;
const problemOf = (table: string, id: string, column: string) =>
  `${table} ${id} cannot be read: ${column}.version: it was written as version 99 of its shape, this program reads version 1`;

test('what a row says that we do not know is named with its column, and what it says is not', () => {
  const columns = z.object({ state: z.enum(['open', 'held']), note: storedJson(2, z.string()).column });
  const read = (row: unknown) => () => parseRow('donation', 'don_1', columns, row);
  expect(read({ state: 'held', note: { version: 2, value: 'x' }, other: 1 })()).toEqual({
    state: 'held',
    note: 'x',
  });
  expect(read({ state: 'Mary Jones', note: { version: 2, value: 'x' } })).toThrow(
    'donation don_1 cannot be read: state: Invalid option: expected one of "open"|"held"',
  );
  const held = { state: 'held' };
  expect(read({ ...held, note: { version: 1, value: 5 } })).toThrow(
    'donation don_1 cannot be read: note.version: it was written as version 1 of its shape, this program reads version 2',
  );
  expect(read({ ...held, note: { version: 2, value: ['Mary Jones'] } })).toThrow(
    /^(?!.*Mary).*note: Invalid input/,
  );
  for (const note of [['Mary Jones'], 'Mary Jones', null, {}, { value: 'Mary Jones' }])
    expect(read({ ...held, note })).toThrow(/^(?!.*Mary).*note.*: it was written as no version/);
  const inText = z.object({ note: jsonText(storedJson(2, z.string()).column) });
  expect(parseRow('run', '1', inText, { note: '{"version":2,"value":"x"}' })).toEqual({ note: 'x' });
  expect(() => parseRow('run', '1', inText, { note: 'Mary' })).toThrow(
    'run 1 cannot be read: note: it is no JSON',
  );
});

test('every evidence and trail that the screening makes is read as it was written', async () => {
  const listings = (await readRegistry(fixedRegistry)).slice(0, 300);
  const index = compileRegistry(listings, [
    { nameCompact: 'harborvalley', listingId: listings[0]?.id ?? '' },
  ]);
  const seen = { hows: new Set<string>(), rules: new Set<string>(), derived: new Set<string>() };
  for (const { name, sponsor } of listings) {
    const words = name.split(' ');
    const payers = [
      { organisation: name },
      {
        organisation: words.slice(0, -1).join(' '),
        name: sponsor,
        email: `info@${words.slice(0, 3).join('')}.org`,
      },
      { billingName: name.replace(/[aeiou]/i, 'x'), name: words.toReversed().join(' '), cardHidden: true },
      { organisation: `Friends of ${name}`, cardRefused: { listingId: null, listingName: null } },
      { name: 'Robin Reader', organisation: sponsor === null ? 'Sample Dunes PAC' : `${sponsor} PAC` },
    ];
    for (const payer of payers) {
      const { evidence, trail } = screenPayer({ status: 'ready', index }, payer);
      const row = { evidence: storedEvidence.write(evidence), trail: storedTrail.write(trail) };
      const columns = z.object({ evidence: storedEvidence.column, trail: storedTrail.column });
      expect(parseRow('screening', name, columns, row)).toEqual({ evidence, trail });
      for (const { how, derived } of evidence.fields) {
        seen.hows.add(how);
        if (derived) seen.derived.add(derived);
      }
      seen.rules.add(trail.at(-1)?.rule ?? '');
    }
  }
  expect(seen.hows.size).toBeGreaterThan(5);
  expect(seen.derived.size).toBeGreaterThan(0);
  expect(seen.rules.size).toBeGreaterThan(4);
});

test('every fact-check that comes with the product is read as it was written', () => {
  const folder = join(import.meta.dirname, '../../../prisma/seed/fact-checks');
  const texts = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
  for (const text of texts) {
    const parsed = parseArticle(text, {});
    if (!parsed.ok) throw new Error('a fact-check of the demo cannot be parsed');
    const columns = z.object({ content: storedArticle.column });
    const row = { content: storedArticle.write(parsed.article) };
    expect(parseRow('article', 'x', columns, row).content).toEqual(parsed.article);
  }
});

test('an appeal whose screening a newer program wrote is an error of its own, and the queue shows the others', async () => {
  await using world = await openWorld();
  await using other = beside(world);
  const { ports } = world.deps;
  const appealed = async (organisation: string) => {
    const refused = await world.start({ organisation });
    if (refused.kind !== 'refused') throw new Error(refused.kind);
    await submitAppeal(ports, {
      token: refused.appealToken,
      statement: '',
      email: '',
      client: clientNamed(organisation),
    });
    const screening = await ports.screenings.findByToken(refused.appealToken);
    return (
      (await ports.appeals.findByScreening(screening?.id ?? '')) ?? Promise.reject(new Error('no appeal'))
    );
  };
  const [first, second] = [await appealed(listed.group), await appealed(listed.group.toUpperCase())];
  const { id } = first.screening;
  await other.db.pool.query(`UPDATE screening SET ${newer('evidence')} WHERE id = $1`, [id]);
  const appeals = createAppealStore(other.db);
  for (let times = 0; times < 3; times++)
    expect((await appeals.open(10)).map((appeal) => appeal.id)).toEqual([second.id]);
  expect(other.problems).toEqual([problemOf('screening', id, 'evidence')]);
  await expect(appeals.find(first.id)).rejects.toThrow(problemOf('screening', id, 'evidence'));
});

test('a fact-check that a newer program wrote is an error of its own, and the front page shows the others', async () => {
  await using world = await openWorld();
  await using other = beside(world);
  const articles = createArticleStore(other.db);
  const now = world.deps.ports.clock.now();
  await articles.save(anArticle({ slug: 'one' }), [], { now, publishedAt: now });
  await articles.save(anArticle({ slug: 'two' }), [], { now, publishedAt: now });
  await other.db.pool.query(`UPDATE article SET ${newer('content')} WHERE slug = 'one'`);
  expect((await articles.list(now, 10)).map(({ slug }) => slug)).toEqual(['two']);
  expect(other.problems).toEqual([problemOf('article', 'one', 'content')]);
  await expect(articles.find('one')).rejects.toThrow(problemOf('article', 'one', 'content'));
  expect((await articles.find('two'))?.article.slug).toBe('two');
});

test('a finding that a newer program wrote hides neither the others nor the page after them', async () => {
  await using world = await openWorld();
  await using other = beside(world);
  const { ports } = world.deps;
  for (let payer = 0; payer < 4; payer++) {
    const donation = await world.give();
    await world.pay(donation, {
      name: 'Lighthouse Voters',
      email: `${String(payer)}@example.org`,
      card: cardNumber(payer),
    });
    await advanceDonation(ports, donation.id);
  }
  const actor = { id: 'staff-1', name: 'Ada Reviewer' };
  const reason = 'Its own site';
  const alias = {
    listingId: 'fec-committees:C00000001',
    kind: 'name',
    text: 'Lighthouse Voters',
    reason,
    actor,
  };
  await startRescreening(ports);
  const [first] = await ports.rescreenings.latest(1);
  await rescreenPast(ports, first?.id ?? '');
  expect(await addAlias(ports, alias)).toEqual({ kind: 'added' });
  expect(await startRescreening(ports)).toBe('started');
  const [run] = await ports.rescreenings.latest(1);
  await rescreenPast(ports, run?.id ?? '');
  const rescreenings = createRescreeningStore(other.db);
  const open = (limit: number) => rescreenings.findings({ isClosed: false, after: null, limit });
  const all = await open(10);
  expect(all).toHaveLength(4);
  const unreadable = all[1]?.id ?? '';
  await other.db.pool.query(
    `UPDATE screening SET ${newer('trail')} WHERE id = (SELECT screening_id FROM rescreening_finding WHERE id = $1)`,
    [unreadable],
  );
  const others = all.filter(({ id }) => id !== unreadable);
  expect(await open(10)).toEqual(others);
  expect(await open(2)).toEqual(others.slice(0, 2));
  expect(other.problems).toHaveLength(1);

  // Of a look in another shape nobody can tell what it rested on: another look is due, and the list still stands.
  await other.db.pool.query(`UPDATE rescreening SET ${newer('revision')} WHERE id = $1`, [run?.id]);
  expect((await rescreenings.latest(5)).map(({ id, basis }) => [id, basis === null])).toEqual([
    [run?.id, true],
    [first?.id, false],
  ]);
  expect(other.problems[1]).toBe(problemOf('rescreening', run?.id ?? '', 'revision'));
  expect(await startRescreening(ports)).toBe('started');
  expect((await listRescreenings(ports, { openAfter: null, closedAfter: null })).runs).toHaveLength(3);
});

test('an edition whose statistics a newer program wrote screens as before', async () => {
  await using world = await openWorld();
  await using other = beside(world);
  const registry = createRegistryStore(other.db);
  const before = await registry.summaries();
  expect(before).toHaveLength(1);
  await other.db.pool.query(`UPDATE registry_edition SET ${newer('left_out')}`);
  expect(await registry.summaries()).toEqual(before.map((summary) => ({ ...summary, leftOut: {} })));
  expect((await registry.all()).listings).toHaveLength(2);
  expect(other.problems).toHaveLength(1);
});

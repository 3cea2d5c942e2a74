/** What may become of a fact-check, state by state: published, scheduled, corrected, withdrawn and put back; and what is refused. */
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { showFactCheck } from '#app/usecases/show-fact-check.ts';
import { correctFactCheck } from '#app/usecases/correct-fact-check.ts';
import { importArticle } from '#app/usecases/import-article.ts';
import { listKeptFactChecks } from '#app/usecases/list-kept-fact-checks.ts';
import { publishFactCheck } from '#app/usecases/publish-fact-check.ts';
import { withdrawFactCheck } from '#app/usecases/withdraw-fact-check.ts';
import type { Ports } from '#app/ports.ts';
import { anArticle } from '#tests/support/articles.ts';
import { openWorld, type World } from '#tests/support/world.ts';

const start = new Date('2026-11-10T12:00:00Z').getTime();
const after = (hours: number) => new Date(start + hours * 3_600_000);

let world: World;
let ports: Ports;
let now = after(0);
let count = 0;
let slug = '';

beforeAll(async () => {
  world = await openWorld();
  ports = { ...world.deps.ports, clock: { now: () => now } };
});
afterAll(() => world[Symbol.asyncDispose]());

/** Each test has a draft of its own. */
beforeEach(async () => {
  now = after(0);
  count += 1;
  slug = `number-${String(count)}-of-these`;
  await ports.articles.save(anArticle({ slug }), [], { now, publishedAt: null });
});

const publish = (at: Date | null = null) => publishFactCheck(ports, { slug, at });
const correct = (note = 'It was 10, not 11.') => correctFactCheck(ports, { slug, note });
const withdraw = (note = 'It rested on a forged letter.') => withdrawFactCheck(ports, { slug, note });
const importAgain = (verdict: string) =>
  importArticle(ports, {
    ok: true,
    article: anArticle({ slug, verdict }),
    report: { remarks: [], missingSources: [], unusedSources: [] },
  });
const shown = async () => (await showFactCheck(ports, slug))?.kind ?? null;
const isListed = async () => (await ports.articles.list(now, 100)).some((item) => item.slug === slug);

test('a draft is seen by nobody until it is published, and published once', async () => {
  expect([await shown(), await isListed()]).toEqual([null, false]);
  expect(await publish()).toEqual({ kind: 'published', publishedAt: after(0) });
  expect([await shown(), await isListed()]).toEqual(['published', true]);
  now = after(1);
  expect(await publish()).toEqual({ kind: 'already-published', publishedAt: after(0) });
  // A time to come would take it away from its readers until then.
  expect(await publish(after(9))).toEqual({ kind: 'already-published', publishedAt: after(0) });
  expect(await shown()).toBe('published');
});

test('one with a time waits for it, can be moved, and then is there by itself', async () => {
  expect(await publish(after(0))).toEqual({ kind: 'time-is-past' });
  expect(await publish(after(24))).toEqual({ kind: 'scheduled', publishedAt: after(24) });
  expect(await publish(after(48))).toEqual({ kind: 'scheduled', publishedAt: after(48) });
  expect(await importAgain('Yes.')).toMatchObject({ kind: 'changed', state: 'scheduled' });
  now = after(47);
  expect([await shown(), await isListed()]).toEqual([null, false]);
  now = after(48);
  expect([await shown(), await isListed()]).toEqual(['published', true]);
  // What lists and feeds call its last change is not the day on which it was written.
  expect((await ports.articles.list(now, 100)).find((item) => item.slug === slug)?.updatedAt).toEqual(
    after(48),
  );
});

test('what nobody has read is neither corrected nor withdrawn', async () => {
  expect(await correct()).toEqual({ kind: 'not-public' });
  expect(await withdraw()).toEqual({ kind: 'not-public', publishedAt: null });
  await publish(after(24));
  expect(await correct()).toEqual({ kind: 'not-public' });
  expect(await withdraw()).toEqual({ kind: 'not-public', publishedAt: after(24) });
});

test('corrections are kept newest first, the same words not twice within a day, and survive a new import', async () => {
  await publish();
  expect(await correct('It was 11, not 12.')).toEqual({ kind: 'corrected', state: 'published' });
  now = after(23);
  expect(await correct('  It was 11,  not 12. ')).toEqual({ kind: 'said-already', at: after(0) });
  expect(await correct('It was 10, not 11.')).toEqual({ kind: 'corrected', state: 'published' });
  now = after(24);
  expect(await correct('It was 11, not 12.')).toEqual({ kind: 'corrected', state: 'published' });
  await ports.articles.save(anArticle({ slug, verdict: 'Ten.' }), [], { now, publishedAt: now });
  const kept = await ports.articles.find(slug);
  expect(kept?.corrections.map(({ note }) => note)).toEqual([
    'It was 11, not 12.',
    'It was 10, not 11.',
    'It was 11, not 12.',
  ]);
  expect(kept?.publishedAt).toEqual(after(0));
});

test('one that is withdrawn is in no list, says why, and is put back as it was', async () => {
  await publish();
  now = after(5);
  expect(await withdraw()).toEqual({ kind: 'withdrawn' });
  expect(await withdraw('Another reason.')).toEqual({ kind: 'already-withdrawn', at: after(5) });
  expect([await shown(), await isListed()]).toEqual(['withdrawn', false]);
  expect(await showFactCheck(ports, slug)).toMatchObject({
    withdrawal: { at: after(5), note: 'It rested on a forged letter.' },
  });
  expect(await correct()).toEqual({ kind: 'corrected', state: 'withdrawn' });
  // Importing its text again does not put it back, and says so.
  expect(await importAgain('Yes.')).toMatchObject({ kind: 'changed', state: 'withdrawn' });
  expect(await shown()).toBe('withdrawn');
  expect(await publish(after(9))).toEqual({ kind: 'withdrawn-returns-at-once' });
  expect(await publish()).toEqual({ kind: 'put-back', publishedAt: after(0) });
  expect([await shown(), await isListed()]).toEqual(['published', true]);
});

test('a slug that is not there names the one that was meant, and a note is looked at first', async () => {
  const nearest = slug;
  slug = slug.replace('these', 'thse');
  expect(await publish()).toEqual({ kind: 'unknown', nearest });
  expect(await correct()).toEqual({ kind: 'unknown', nearest });
  expect(await withdraw()).toEqual({ kind: 'unknown', nearest });
  expect(await correct('\0')).toMatchObject({ kind: 'invalid-note' });
  expect(await withdraw(' ')).toEqual({ kind: 'invalid-note', problem: { kind: 'empty' } });
});

test('the newsroom’s list has every one with its state, however many there are', async () => {
  const client = new pg.Client(world.deps.env.databaseUrl);
  await client.connect();
  await client
    .query(
      `INSERT INTO article (slug, headline, checked_on, content, published_at, updated_at)
       SELECT 'many-' || n, 'Is it?', '2020-01-01', '{}', CASE n WHEN 0 THEN $2::timestamptz ELSE $1 END, $1
       FROM generate_series(0, 500) n`,
      [now, after(1)],
    )
    .finally(() => client.end());
  await publish();
  await withdraw();
  const all = await listKeptFactChecks(ports);
  expect(all).toHaveLength(count + 501);
  expect(new Set(all.map((item) => item.slug)).size).toBe(all.length);
  const stateOf = (wanted: string) => all.find((item) => item.slug === wanted)?.state;
  expect([stateOf(slug), stateOf('many-0'), stateOf('many-500')]).toEqual([
    'withdrawn',
    'scheduled',
    'published',
  ]);
});

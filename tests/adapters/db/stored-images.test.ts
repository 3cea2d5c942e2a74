/** The images of fact-checks in the database: kept once, read piece by piece, public with their text, and gone with their last use. */
import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';
import { expect, test } from 'vitest';
import type { ArticleImage } from '#app/domain/article/article.ts';
import type { NewImage } from '#app/ports/articles.ts';
import { anArticle } from '#tests/support/articles.ts';
import { openWorld, type World } from '#tests/support/world.ts';

const at = (day: number) => new Date(Date.UTC(2026, 10, day));

function anImage(length = 100): NewImage {
  const bytes = randomBytes(length);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { sha256, type: 'image/png', width: 4, height: 3, bytes };
}

function showing(slug: string, images: readonly NewImage[]) {
  const shown = ({ bytes: _bytes, ...data }: NewImage): ArticleImage => ({ ...data, alt: 'x', caption: [] });
  const blocks = images.map((image) => ({ kind: 'image', image: shown(image) }) as const);
  return anArticle({ slug, sections: [{ number: 1, heading: 'One', blocks }] });
}

async function bytesOf(world: World, { sha256 }: NewImage, now = at(2)): Promise<Buffer | null> {
  const image = await world.deps.ports.articles.image(sha256, now);
  if (!image) return null;
  const pieces: Uint8Array[] = [];
  for await (const piece of image.pieces()) pieces.push(piece);
  const bytes = Buffer.concat(pieces);
  expect(image.byteLength).toBe(bytes.length);
  return bytes;
}

test('an image comes back byte for byte in pieces, also where its length is a multiple of theirs', async () => {
  await using world = await openWorld();
  const images = [1, 65_535, 65_536, 131_072, 1_000_001].map(anImage);
  await world.deps.ports.articles.save(showing('a', images), images, { now: at(1), publishedAt: at(1) });
  for (const image of images)
    expect((await bytesOf(world, image))?.equals(image.bytes), String(image.bytes.length)).toBe(true);
  const [large] = images.slice(-1);
  const shown = large && (await world.deps.ports.articles.image(large.sha256, at(2)));
  for await (const piece of shown?.pieces() ?? []) expect(piece.length).toBeLessThanOrEqual(65_536);
});

test('an image is as public as the fact-check that shows it', async () => {
  await using world = await openWorld();
  const { articles } = world.deps.ports;
  const [draft, later, both] = [anImage(), anImage(), anImage()];
  await articles.save(showing('draft', [draft, both]), [draft, both], { now: at(1), publishedAt: null });
  await articles.save(showing('later', [later]), [later], { now: at(1), publishedAt: at(5) });
  expect(await bytesOf(world, draft)).toBeNull();
  expect(await bytesOf(world, both)).toBeNull();
  expect(await bytesOf(world, later, at(4))).toBeNull();
  expect(await bytesOf(world, later, at(5))).not.toBeNull();
  await articles.save(showing('public', [both]), [both], { now: at(1), publishedAt: at(1) });
  expect(await bytesOf(world, both)).not.toBeNull();
  await articles.withdraw('public', { at: at(2), note: 'x' });
  expect(await bytesOf(world, both)).toBeNull();
});

test('the same image of two fact-checks stands once, and goes with the last that shows it', async () => {
  await using world = await openWorld();
  const { articles } = world.deps.ports;
  const image = anImage();
  const save = (slug: string, images: NewImage[], day: number) =>
    articles.save(showing(slug, images), images, { now: at(day), publishedAt: at(1) });
  await save('a', [image, image], 1);
  await save('b', [image], 1);
  expect(await save('a', [], 2)).toBe('changed');
  expect(await bytesOf(world, image)).not.toBeNull();
  expect(await save('b', [], 2)).toBe('changed');
  expect(await bytesOf(world, image)).toBeNull();
  // Not only out of sight.
  expect(await imageCount(world)).toBe(0);
});

test('imports that take up and let go of the same image at the same moment all end well', async () => {
  await using world = await openWorld();
  const { articles } = world.deps.ports;
  const image = anImage();
  for (let round = 1; round <= 20; round += 1) {
    await Promise.all(
      ['a', 'b', 'c', 'd'].map((slug, index) => {
        const images = (round + index) % 2 === 0 ? [image] : [];
        return articles.save(showing(slug, images), images, { now: at(1), publishedAt: at(1) });
      }),
    );
    expect(await bytesOf(world, image, at(9))).not.toBeNull();
    expect(await imageCount(world)).toBe(1);
  }
});

async function imageCount(world: World): Promise<number> {
  const client = new pg.Client(world.deps.env.databaseUrl);
  await client.connect();
  try {
    const { rows } = await client.query<{ count: number }>('SELECT count(*)::int AS count FROM image');
    return rows[0]?.count ?? -1;
  } finally {
    await client.end();
  }
}

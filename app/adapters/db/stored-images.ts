/** The bytes of images: kept once under their hash while some fact-check shows them, and read piece by piece. */
import type pg from 'pg';
import { z } from 'zod';
import { imageTypes } from '#app/domain/article/article.ts';
import type { Prisma } from '#app/generated/prisma/client.ts';
import type { NewImage, ShownImage } from '#app/ports/articles.ts';
import { parseRow } from './parse-row.ts';

/** Any number that no other lock has. */
const imagesLock = 8_871_528;
/** A slow reader holds one or two of these in memory, whatever the image's size. */
const pieceBytes = 64 * 1024;

const columns = z.object({ type: z.enum(imageTypes), length: z.number().int() });

/** Makes them the images of this fact-check; those that no fact-check shows any longer are gone. */
export async function keepImages(
  tx: Prisma.TransactionClient,
  articleSlug: string,
  images: readonly NewImage[],
  now: Date,
): Promise<void> {
  // One that another import takes up must not be removed here at the same moment.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${imagesLock})`;
  await tx.image.createMany({
    data: images.map((image) => ({ ...image, bytes: Buffer.from(image.bytes), createdAt: now })),
    skipDuplicates: true,
  });
  const shown = [...new Set(images.map(({ sha256 }) => sha256))];
  await tx.articleImage.deleteMany({ where: { articleSlug, sha256: { notIn: shown } } });
  await tx.articleImage.createMany({
    data: shown.map((sha256) => ({ articleSlug, sha256 })),
    skipDuplicates: true,
  });
  await tx.image.deleteMany({ where: { articles: { none: {} } } });
}

/**
 * Only what readers may see now: the pictures of a draft, or of one that was withdrawn, are as little public as its text, and
 * nobody looks at a draft on the site.
 */
export async function findShownImage(pool: pg.Pool, sha256: string, now: Date): Promise<ShownImage | null> {
  const { rows } = await pool.query<Record<string, unknown>>({
    name: 'find-image',
    text: `SELECT type, octet_length(bytes) AS length FROM image WHERE sha256 = $1 AND EXISTS (
             SELECT FROM article_image JOIN article ON slug = article_slug
             WHERE article_image.sha256 = image.sha256 AND published_at <= $2 AND withdrawn_at IS NULL)`,
    values: [sha256, now],
  });
  if (!rows[0]) return null;
  const { type, length } = parseRow('image', sha256, columns, rows[0]);
  return { type, byteLength: length, pieces: () => piecesOf(pool, sha256, length) };
}

async function* piecesOf(pool: pg.Pool, sha256: string, length: number): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < length; from += pieceBytes) {
    const { rows } = await pool.query<{ piece: Buffer }>({
      name: 'read-image',
      text: 'SELECT substring(bytes FROM $2::int FOR $3::int) AS piece FROM image WHERE sha256 = $1',
      values: [sha256, from + 1, pieceBytes],
    });
    if (!rows[0]) throw new Error(`image ${sha256} was removed while it was read`);
    yield rows[0].piece;
  }
}

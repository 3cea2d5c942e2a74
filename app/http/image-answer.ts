/** The address of an image, and its bytes as an answer that is a picture and nothing else. */
import { Readable } from 'node:stream';
import { createReadableStreamFromReadable } from '@remix-run/node';
import { imageTypes, type ImageType } from '#app/domain/article/article.ts';
import type { ShownImage } from '#app/ports/articles.ts';
import { keptForYear } from './caching.ts';
import { isKnown } from './known-version.ts';

/** What `paths.image` wrote; null for any other name. */
export function imageNamed(name: string): { readonly sha256: string; readonly type: ImageType } | null {
  const [, sha256, ending] = /^([0-9a-f]{64})\.([a-z]+)$/.exec(name) ?? [];
  const type = imageTypes.find((each) => each === `image/${ending ?? ''}`);
  return sha256 !== undefined && type !== undefined ? { sha256, type } : null;
}

/** Opened on its own, the picture is a document that may do nothing: no script, no frame around it, no origin. */
const inert = "default-src 'none'; frame-ancestors 'none'; sandbox";

export function imageResponse(request: Request, sha256: string, image: ShownImage): Response {
  const etag = `"${sha256}"`;
  const headers = {
    'Content-Security-Policy': inert,
    'Cache-Control': keptForYear,
    ETag: etag,
  };
  if (isKnown(request, etag)) return new Response(null, { status: 304, headers });
  const body =
    request.method === 'HEAD'
      ? null
      : createReadableStreamFromReadable(Readable.from(image.pieces(), { objectMode: false }));
  return new Response(body, {
    headers: { ...headers, 'Content-Type': image.type, 'Content-Length': String(image.byteLength) },
  });
}

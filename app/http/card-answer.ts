/** A preview card as an answer: kept for good under the address that names its version, briefly under any other. */
import type { ShownCard } from '#app/usecases/show-card.ts';
import { keptForYear, sharedFeed } from './caching.ts';
import { isKnown } from './known-version.ts';

export function cardAnswer(shown: ShownCard, request: Request): Response {
  switch (shown.kind) {
    case 'unknown':
      return new Response(null, { status: 404, headers: { 'Cache-Control': 'no-store' } });
    case 'withdrawn':
      return new Response(null, { status: 410, headers: { 'Cache-Control': 'no-store' } });
    case 'busy': {
      const headers = { 'Cache-Control': 'no-store', 'Retry-After': String(shown.waitSeconds) };
      return new Response(null, { status: 503, headers });
    }
    case 'painted': {
      const { png, version } = shown;
      const etag = `"${version}"`;
      const isNamed = new URL(request.url).searchParams.get('v') === version;
      const headers = { ETag: etag, 'Cache-Control': isNamed ? keptForYear : sharedFeed };
      if (isKnown(request, etag)) return new Response(null, { status: 304, headers });
      return new Response(new Uint8Array(png), {
        headers: { ...headers, 'Content-Type': 'image/png', 'Content-Length': String(png.length) },
      });
    }
  }
}

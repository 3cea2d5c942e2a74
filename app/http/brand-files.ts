/** Serves the files of the brand: kept for a year, since their addresses change with them, and inert wherever they are opened. */
import type { RequestHandler } from 'express';
import { keptForYear } from './caching.ts';

/** A picture that is opened by itself is a document: it may draw with its own styles, and nothing else. */
const inert = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox";

export function serveBrandFiles(
  files: ReadonlyMap<string, { readonly type: string; readonly bytes: Uint8Array }>,
): RequestHandler {
  return (req, res, next) => {
    const file = files.get(req.path);
    if (file === undefined || (req.method !== 'GET' && req.method !== 'HEAD')) {
      next();
      return;
    }
    res.set({
      'Cache-Control': keptForYear,
      'Content-Security-Policy': inert,
      'Content-Type': file.type,
      'Content-Length': String(file.bytes.length),
    });
    res.end(req.method === 'HEAD' ? undefined : file.bytes);
  };
}

/** Whether who asks has the answer already, by its `ETag`. */

/** RFC 9110, 13.1.2: any of a list, by weak comparison, since a proxy that compresses an answer weakens its tag. */
export function isKnown(request: Request, etag: string): boolean {
  const opaque = (tag: string) => tag.trim().replace(/^W\//, '');
  const known = request.headers.get('If-None-Match')?.split(',') ?? [];
  return known.some((each) => ['*', opaque(etag)].includes(opaque(each)));
}

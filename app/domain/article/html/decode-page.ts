/** The bytes of a saved page as text, in the encoding that it names: browsers save pages as they came. */

const HEAD_BYTES = 4096;

/** By the mark at its beginning, by what it says of itself, else UTF-8 where it is that, else Windows-1252, as browsers have it. */
export function decodePage(bytes: Uint8Array): string {
  const named = markOf(bytes) ?? nameIn(bytes);
  return (
    (named === null ? null : decoded(bytes, named)) ??
    decoded(bytes, 'utf-8', true) ??
    decoded(bytes, 'windows-1252') ??
    ''
  );
}

function markOf([first, second, third]: Uint8Array): string | null {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return first === 0xff && second === 0xfe ? 'utf-16le' : null;
}

/** Every encoding that can name itself this way writes the name in ASCII. */
function nameIn(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD_BYTES));
  const [, name] =
    /<(?:meta|\?xml)\b[^>]{0,300}?\b(?:charset|encoding)\s*=\s*["']?\s*([\w-]{2,40})/i.exec(head) ?? [];
  return name ?? null;
}

function decoded(bytes: Uint8Array, encoding: string, fatal = false): string | null {
  try {
    return new TextDecoder(encoding, { fatal }).decode(bytes);
  } catch {
    // A name that no browser knows, or bytes that are no UTF-8.
    return null;
  }
}

/** Long texts for machines: written once for each state of what they list, kept compressed, and sent to whoever asks. */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { createReadableStreamFromReadable } from '@remix-run/node';

/** What a text says is the same for as long as its version is. */
interface State {
  readonly version: string;
}

interface KeptText<S extends State> {
  readonly state: S;
  readonly gzip: Buffer;
}

interface Entry {
  readonly version: string;
  readonly text: Promise<KeptText<State> | null>;
  isWriting: boolean;
}

type Write = () => Promise<AsyncIterable<string> | null>;

/** By whose they are, and by name. */
const kept = new WeakMap<object, Map<string, Entry>>();

/**
 * The text of that name in this state, or one that is being written already: a rush of readers, or of changes, writes one at a
 * time. `write` answers null where there is no such text; of that nothing is kept. Rejects where writing fails.
 */
export function keptText<S extends State, Pieces extends AsyncIterable<string> | null>(
  owner: object,
  { name, state }: { readonly name: string; readonly state: S },
  write: () => Promise<Pieces>,
): Promise<KeptText<S> | Extract<Pieces, null>> {
  // Under one name all states, and all that is written, are of one kind.
  return keptOrWritten(owner, { name, state }, write) as Promise<KeptText<S> | Extract<Pieces, null>>;
}

function keptOrWritten(
  owner: object,
  { name, state }: { readonly name: string; readonly state: State },
  write: Write,
): Entry['text'] {
  const texts = kept.get(owner) ?? new Map<string, Entry>();
  kept.set(owner, texts);
  const known = texts.get(name);
  if (known && (known.isWriting || known.version === state.version)) return known.text;
  const text = writeText(state, write);
  const entry: Entry = { version: state.version, text, isWriting: true };
  texts.set(name, entry);
  text.then(
    (written) => {
      entry.isWriting = false;
      if (written === null) texts.delete(name);
    },
    () => texts.delete(name),
  );
  return text;
}

async function writeText(state: State, write: Write): Entry['text'] {
  const pieces = await write();
  if (pieces === null) return null;
  const parts: Buffer[] = [];
  await pipeline(Readable.from(gather(pieces)), createGzip(), async (compressed: AsyncIterable<Buffer>) => {
    for await (const part of compressed) parts.push(part);
  });
  return { state, gzip: Buffer.concat(parts) };
}

/** Small pieces are gathered to about so many characters: each that is compressed alone costs a thread's turn. */
const pieceLength = 32_768;

async function* gather(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let piece = '';
  for await (const next of pieces) {
    piece += next;
    if (piece.length >= pieceLength) {
      yield piece;
      piece = '';
    }
  }
  if (piece !== '') yield piece;
}

/** Who takes gzip gets it as it is kept, without a copy; for anybody else it is unpacked on the way. */
export function keptAnswer(
  request: Request,
  gzip: Buffer,
  given: Readonly<Record<string, string>>,
): Response {
  const headers = { ...given, Vary: 'Accept-Encoding' };
  const packed = Readable.from(cut(gzip), { objectMode: false });
  if (!takesGzip(request)) {
    const text = packed.pipe(createGunzip());
    return new Response(createReadableStreamFromReadable(text), { headers });
  }
  return new Response(createReadableStreamFromReadable(packed), {
    headers: { ...headers, 'Content-Encoding': 'gzip', 'Content-Length': String(gzip.length) },
  });
}

const sentBytes = 64 * 1024;

function* cut(bytes: Buffer): Generator<Buffer> {
  for (let from = 0; from < bytes.length; from += sentBytes) yield bytes.subarray(from, from + sentBytes);
}

/** Named and not with a quality of zero (RFC 9110, 12.5.3). */
function takesGzip(request: Request): boolean {
  const named = request.headers.get('Accept-Encoding')?.split(',') ?? [];
  return named.some((each) => /^\s*gzip\s*(?:$|;(?!\s*q=0(?:\.0*)?\s*$))/i.test(each));
}

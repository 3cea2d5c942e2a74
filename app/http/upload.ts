/** Files that a form sends: streamed to disk as they arrive, never held in memory, within limits. */
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import type { IncomingHttpHeaders } from 'node:http';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import { Busboy } from '@fastify/busboy';

/** The body of a request that is still to be read, with what its headers say of it. */
export interface UnreadBody {
  readonly stream: Readable;
  readonly headers: IncomingHttpHeaders;
}

export interface UploadLimits {
  /** Names of the fields that may bring files, and how many each; others are read past. */
  readonly fileFields: Readonly<Record<string, number>>;
  readonly fileBytesMax: number;
}

export type Upload =
  | {
      readonly kind: 'received';
      readonly fields: ReadonlyMap<string, string>;
      /** By field: where the files lie now, each under the name it had. Fields without a file are missing. */
      readonly files: ReadonlyMap<string, readonly string[]>;
    }
  | {
      readonly kind: 'refused';
      readonly status: 400 | 413 | 422;
      readonly problem: 'unreadable' | 'too-large' | 'too-many-files' | 'too-much';
      /** The field whose file it is; null where it is the body's as a whole. */
      readonly field: string | null;
      readonly fields: ReadonlyMap<string, string>;
    };

type Problem = Extract<Upload, { kind: 'refused' }>['problem'];

const statuses = { unreadable: 400, 'too-large': 413, 'too-many-files': 422, 'too-much': 422 } as const;

/** Enough for our forms; a sender of more means harm or is mistaken. */
const limits = {
  fieldNameSize: 100,
  fieldSize: 1000,
  fields: 20,
  parts: 30,
  headerPairs: 20,
  headerSize: 8192,
};

/**
 * Reads the whole body; each file goes below `dir` into a folder called as its field. What goes beyond the limits is read
 * past and not kept, so that the browser can send all and then read why. Throws where the disk cannot be written.
 */
export async function receiveUpload(
  { stream, headers }: UnreadBody,
  dir: string,
  { fileFields, fileBytesMax }: UploadLimits,
): Promise<Upload> {
  const fields = new Map<string, string>();
  const files = new Map<string, string[]>();
  const problems = new Map<Problem, string | null>();
  const writing: Promise<void>[] = [];
  await Promise.all(
    Object.keys(fileFields).map((field) => mkdir(join(dir, field), { recursive: true, mode: 0o700 })),
  );
  const parser = parserFor(headers, fileBytesMax);
  const left = new AbortController();
  parser?.on('field', (name, value) => fields.set(name, value));
  for (const event of ['partsLimit', 'filesLimit', 'fieldsLimit'] as const) {
    parser?.on(event, () => problems.set('too-much', null));
  }
  parser?.on('file', (name, file, fileName) => {
    // A browser sends an empty file for a field in which none was chosen.
    const most = Object.hasOwn(fileFields, name) ? (fileFields[name] ?? 0) : 0;
    const isWanted = most > 0 && typeof fileName === 'string' && fileName !== '';
    const path = isWanted ? join(dir, name, safeName(fileName)) : '';
    const before = files.get(name) ?? [];
    if (isWanted && (before.length === most || before.includes(path))) problems.set('too-many-files', name);
    if (!isWanted || problems.size > 0) {
      file.on('error', () => problems.set('unreadable', null));
      file.resume();
      return;
    }
    file.on('limit', () => problems.set('too-large', name));
    files.set(name, [...before, path]);
    writing.push(pipeline(file, createWriteStream(path, { mode: 0o600 }), { signal: left.signal }));
  });
  const wasRead = parser === null ? false : await isReadBy(stream, parser);
  if (!wasRead) {
    problems.set('unreadable', null);
    left.abort();
  }
  const written = await Promise.allSettled(writing);
  const failure = written.find((result) => result.status === 'rejected');
  if (failure && wasRead) throw failure.reason;
  const [found] = problems;
  if (found !== undefined) {
    const [problem, field] = found;
    return { kind: 'refused', status: statuses[problem], problem, field, fields };
  }
  return { kind: 'received', fields, files };
}

/** Null where the headers name no body of a form with files. */
function parserFor(headers: IncomingHttpHeaders, fileSize: number): InstanceType<typeof Busboy> | null {
  const type = headers['content-type'];
  if (type === undefined) return null;
  try {
    return new Busboy({
      headers: { ...headers, 'content-type': type },
      limits: { ...limits, fileSize, files: 10 },
    });
  } catch {
    // It throws on a type or boundary that it cannot read.
    return null;
  }
}

/** False where the body breaks off or is not what it says; the rest of it is then read past. */
async function isReadBy(stream: Readable, parser: InstanceType<typeof Busboy>): Promise<boolean> {
  try {
    stream.pipe(parser);
    await Promise.race([
      finished(parser),
      finished(stream, { writable: false }).then(() => finished(parser)),
    ]);
    return true;
  } catch {
    stream.unpipe(parser);
    stream.resume();
    return false;
  }
}

/** The name without signs that mean something to a file system; it may hold the edition's date. */
function safeName(name: string): string {
  // A file's name may have 255 bytes, and a letter up to four.
  const end = name.replace(/[^\p{L}\p{N}._-]+/gu, '-').slice(-60);
  return end.replace(/^\.+/, '') || 'list';
}

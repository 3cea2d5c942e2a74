/** The client of the benches: keep-alive connections that each send the next request when the answer before is whole. */
import { connect, type Socket } from 'node:net';

export interface LoadOptions {
  readonly port: number;
  readonly connections: number;
  readonly seconds: number;
  /** The next whole request; called once for each. Null ends the run early. */
  readonly next: () => Buffer | null;
}

export interface LoadResult {
  readonly requests: number;
  readonly seconds: number;
  /** Milliseconds from the first byte sent to the last received, ascending. */
  readonly latencies: Float64Array;
  /** Answers by status. */
  readonly statuses: Readonly<Record<string, number>>;
}

/** Every answer is read whole and its status counted; rejects where a connection breaks. */
export async function runLoad({ port, connections, seconds, next }: LoadOptions): Promise<LoadResult> {
  const latencies: number[] = [];
  const statuses: Record<string, number> = {};
  const start = performance.now();
  const ends = start + seconds * 1000;
  await Promise.all(
    Array.from({ length: connections }, () =>
      runConnection(
        port,
        () => (performance.now() < ends ? next() : null),
        (status, ms) => {
          latencies.push(ms);
          statuses[status] = (statuses[status] ?? 0) + 1;
        },
      ),
    ),
  );
  return {
    requests: latencies.length,
    seconds: (performance.now() - start) / 1000,
    latencies: Float64Array.from(latencies).sort(),
    statuses,
  };
}

function runConnection(
  port: number,
  next: () => Buffer | null,
  onAnswer: (status: string, ms: number) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1').setNoDelay(true);
    let sentAt = 0;
    let done = false;
    const answer = answerReader((status) => {
      onAnswer(status, performance.now() - sentAt);
      send();
    });
    const send = () => {
      const request = next();
      if (request) {
        sentAt = performance.now();
        socket.write(request);
      } else {
        done = true;
        socket.destroy();
        resolve();
      }
    };
    onData(socket, answer, reject);
    socket.once('connect', send);
    socket.once('error', reject);
    socket.once('close', () => {
      if (!done) reject(new Error('the server closed a connection that was in use'));
    });
  });
}

function onData(socket: Socket, answer: (chunk: Buffer) => void, reject: (error: Error) => void): void {
  socket.on('data', (chunk) => {
    try {
      answer(chunk);
    } catch (error) {
      reject(error instanceof Error ? error : new Error(String(error)));
      socket.destroy();
    }
  });
}

const headEnd = Buffer.from('\r\n\r\n');
const lastChunk = Buffer.from('0\r\n\r\n');

/** Tells where an answer ends, by its Content-Length or its last chunk, and no more: a heavier client would measure itself. */
function answerReader(onWhole: (status: string) => void): (chunk: Buffer) => void {
  let head: { status: string; bytes: number | null } | null = null;
  let received = 0;
  let pending: Buffer = Buffer.alloc(0);
  return (chunk) => {
    let rest = chunk;
    if (head === null) {
      pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
      const end = pending.indexOf(headEnd);
      if (end === -1) return;
      head = readHead(pending.toString('latin1', 0, end));
      rest = pending.subarray(end + headEnd.length);
      pending = Buffer.alloc(0);
      received = 0;
    }
    received += rest.length;
    // A last chunk that is split over two packets is kept together by looking at the tail of both.
    if (head.bytes === null) pending = Buffer.concat([pending, rest]).subarray(-lastChunk.length);
    if (head.bytes === null ? pending.equals(lastChunk) : received >= head.bytes) {
      const { status } = head;
      head = null;
      pending = Buffer.alloc(0);
      onWhole(status);
    }
  };
}

function readHead(head: string): { status: string; bytes: number | null } {
  const status = head.slice(9, 12);
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
  if (length !== undefined) return { status, bytes: Number(length) };
  if (/\r\ntransfer-encoding: chunked/i.test(head)) return { status, bytes: null };
  throw new Error(`an answer without a length: ${head}`);
}

/** A GET as a browser's first line says it, without asking for compression: both sides send the same bytes. */
export function getRequest(path: string, port: number): Buffer {
  return Buffer.from(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAccept: text/html\r\n\r\n`);
}

/** A POST of `body` with the given headers. */
export function postRequest(
  path: string,
  port: number,
  headers: Record<string, string>,
  body: Buffer,
): Buffer {
  const lines = Object.entries({
    Host: `127.0.0.1:${port}`,
    'Content-Length': String(body.length),
    ...headers,
  });
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  return Buffer.concat([Buffer.from(`POST ${path} HTTP/1.1\r\n${head}\r\n`), body]);
}

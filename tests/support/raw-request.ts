/** One HTTP request as bytes that no well-behaved client would send, and the answer in words. */
import { Agent, request, type IncomingHttpHeaders } from 'node:http';

export interface RawRequest {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer;
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly ms: number;
}

/** Kept connections, so that bytes left over from one request would be seen in the next. */
const agent = new Agent({ keepAlive: true, maxSockets: 8 });

/** Rejects where the connection ends without an answer. */
export function send(url: string, { method = 'GET', path, headers, body }: RawRequest): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  const startedAt = performance.now();
  return new Promise((resolve, reject) => {
    const sending = request({ agent, hostname, port, method, path, headers: { ...headers } }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', reject);
      answer.on('end', () => {
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          text: Buffer.concat(chunks).toString(),
          ms: performance.now() - startedAt,
        });
      });
    });
    sending.on('error', (error) => {
      reject(new Error(`${method} ${path.slice(0, 80)}: ${error.message}`, { cause: error }));
    });
    sending.end(body);
  });
}

/** What a person can read of an answer: its text without tags. */
export function wordsOf({ text }: Pick<RawAnswer, 'text'>): string {
  return text
    .replace(/<(style|script|head)[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Runs `work` over all items, at most `atOnce` at a time. */
export async function inTurns<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = [...items];
  const lane = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}

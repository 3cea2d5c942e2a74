/**
 * The baseline of the webhook bench: a bare node:http server that checks the signature with Node's crypto and makes one
 * prepared INSERT ... ON CONFLICT through our pool, into a table with a primary key and no other index. It reads the body's
 * JSON once, for the event's id and type.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import { createPool } from '#app/adapters/db/pool.ts';

const secret = process.env['WEBHOOK_SECRET'] ?? '';
const toleranceSeconds = 300;
const pool = createPool(process.env['DATABASE_URL'] ?? '');

function isSigned(body: Buffer, header: string): boolean {
  const [, time = '', signature = ''] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(header) ?? [];
  if (Math.abs(Date.now() / 1000 - Number(time)) > toleranceSeconds) return false;
  const expected = createHmac('sha256', secret).update(`${time}.`).update(body).digest();
  return timingSafeEqual(expected, Buffer.from(signature, 'hex'));
}

async function store(body: Buffer, header: string): Promise<number> {
  if (!isSigned(body, header)) return 400;
  const text = body.toString();
  const event = JSON.parse(text) as { id: string; type: string };
  await pool.query({
    name: 'store-event',
    text: `INSERT INTO bench_event (id, type, body, received_at) VALUES ($1, $2, $3, $4)
           ON CONFLICT (id) DO NOTHING`,
    values: [event.id, event.type, text, new Date()],
  });
  return 200;
}

const server = createServer((req, res) => {
  const chunks: Buffer[] = [];
  const answer = (status: number) => {
    res.writeHead(status, { 'Content-Length': 3 }).end('ok\n');
  };
  req.on('data', (chunk: Buffer) => chunks.push(chunk));
  req.on('end', () => {
    if (req.method === 'POST') {
      store(Buffer.concat(chunks), String(req.headers['stripe-signature'])).then(answer, () => answer(500));
    } else answer(200);
  });
});
server.listen(Number(process.env['PORT']), '127.0.0.1');
process.on('SIGTERM', () => {
  server.close();
  server.closeAllConnections();
  void pool.end().then(() => process.exit(0));
});

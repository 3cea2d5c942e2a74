/**
 * The baseline of the gift bench: the least that takes a held payment. A bare node:http server that checks the signature, stores the
 * event, answers, then reads the payment, captures it and writes one row: no screening, no steps, no ledger, no mail, no retries.
 */
import { createServer } from 'node:http';
import Stripe from 'stripe';
import { createPool } from '#app/adapters/db/pool.ts';

const pool = createPool(process.env['DATABASE_URL'] ?? '');
const api = new URL(process.env['STRIPE_API_BASE'] ?? '');
const stripe = new Stripe(process.env['STRIPE_SECRET_KEY'] ?? '', {
  host: api.hostname,
  port: api.port,
  protocol: 'http',
  telemetry: false,
});
const secret = process.env['STRIPE_WEBHOOK_SECRET'] ?? '';

async function store(body: Buffer, signature: string): Promise<Stripe.Event> {
  const event = stripe.webhooks.constructEvent(body, signature, secret);
  await pool.query({
    name: 'store-event',
    text: `INSERT INTO bench_event (id, type, body, received_at) VALUES ($1, $2, $3, $4)
           ON CONFLICT (id) DO NOTHING`,
    values: [event.id, event.type, body.toString(), new Date()],
  });
  return event;
}

async function take(event: Stripe.Event): Promise<void> {
  if (event.type !== 'payment_intent.amount_capturable_updated') return;
  const expand = ['latest_charge.balance_transaction'];
  const held = await stripe.paymentIntents.retrieve(event.data.object.id, { expand });
  const taken = await stripe.paymentIntents.capture(held.id, { expand }, { idempotencyKey: held.id });
  await pool.query({
    name: 'store-gift',
    text: 'INSERT INTO bench_gift (id, amount, taken_at) VALUES ($1, $2, $3) ON CONFLICT (id) DO NOTHING',
    values: [taken.id, taken.amount_received, new Date()],
  });
}

const server = createServer((req, res) => {
  const chunks: Buffer[] = [];
  const answer = (status: number) => {
    res.writeHead(status, { 'Content-Length': 3 }).end('ok\n');
  };
  req.on('data', (chunk: Buffer) => chunks.push(chunk));
  req.on('end', () => {
    if (req.method !== 'POST') {
      answer(200);
      return;
    }
    store(Buffer.concat(chunks), String(req.headers['stripe-signature']))
      .then((event) => {
        answer(200);
        return take(event);
      })
      .catch((error: unknown) => {
        console.error(error);
        if (!res.headersSent) answer(500);
      });
  });
});
server.listen(Number(process.env['PORT']), '127.0.0.1');
process.on('SIGTERM', () => {
  server.close();
  server.closeAllConnections();
  void pool.end().then(() => process.exit(0));
});

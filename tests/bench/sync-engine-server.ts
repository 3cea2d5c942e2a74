/** Another rival of the webhook bench: stripe-sync-engine, which verifies an event and writes its object into a table of its own. */
import { createRequire } from 'node:module';
import { createServer } from 'node:http';
import type * as Engine from '@supabase/stripe-sync-engine';

// Its build for `import` looks for its migrations by a name that only `require` knows.
const engine = createRequire(import.meta.url)('@supabase/stripe-sync-engine') as typeof Engine;

const databaseUrl = process.env['DATABASE_URL'] ?? '';
await engine.runMigrations({ databaseUrl, schema: 'stripe' });
const sync = new engine.StripeSync({
  poolConfig: { connectionString: databaseUrl, max: 10 },
  stripeSecretKey: 'sk_test_unused',
  stripeWebhookSecret: process.env['WEBHOOK_SECRET'] ?? '',
  autoExpandLists: false,
  backfillRelatedEntities: false,
});

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
    sync.processWebhook(Buffer.concat(chunks), String(req.headers['stripe-signature'])).then(
      () => answer(200),
      (error: unknown) => {
        console.error(error);
        answer(500);
      },
    );
  });
});
server.listen(Number(process.env['PORT']), '127.0.0.1');
process.on('SIGTERM', () => {
  server.close();
  server.closeAllConnections();
  void sync.postgresClient.pool.end().then(() => process.exit(0));
});

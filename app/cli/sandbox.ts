/** `npm run sandbox -- --port 12111 --webhook URL --secret whsec_…`: the local Stripe on its own, over HTTP. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { parseArgs } from 'node:util';
import { openSandboxDatabase } from '#app/deps.server.ts';
import { readEnv } from '#app/env.server.ts';
import { sendWebResponse, toWebRequest } from '#app/http/web-request.ts';
import { createSandbox, type Sandbox } from '#app/sandbox/sandbox.ts';

const usage = `npm run sandbox -- [--port 12111] [--key sk_test_sandbox] [--webhook URL --secret whsec_...]

A Stripe that needs no account: the API under /v1, the payment page, and a control panel at /sandbox.
  --port     where to listen on 127.0.0.1 (12111)
  --key      the secret key that requests must carry (sk_test_sandbox)
  --webhook  where events are sent; nothing is sent without it
  --secret   what signs them, beginning with whsec_
It keeps its state in the database of DATABASE_URL, or in the embedded one in DATA_DIR, in the schema "sandbox".
An app uses it with STRIPE_API_BASE=http://127.0.0.1:12111 and STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET as above.`;

/** Larger than any request of Stripe's SDK; the API itself refuses less. */
const bodyBytesMax = 1024 * 1024;

interface Options {
  readonly port: number;
  readonly secretKey: string;
  readonly webhooks: { readonly url: string; readonly secret: string } | undefined;
}

/** Throws one line that says what was expected. */
function readOptions(args: string[]): Options | 'help' {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string', default: '12111' },
      key: { type: 'string', default: 'sk_test_sandbox' },
      webhook: { type: 'string' },
      secret: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return 'help';
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`--port: expected a whole number up to 65535, got '${values.port}'.`);
  }
  if (!values.key.startsWith('sk_test_')) {
    throw new Error('--key: expected a test key, beginning with sk_test_.');
  }
  if ((values.webhook === undefined) !== (values.secret === undefined)) {
    throw new Error('--webhook and --secret go together.');
  }
  if (values.webhook === undefined || values.secret === undefined) {
    return { port, secretKey: values.key, webhooks: undefined };
  }
  if (!URL.canParse(values.webhook) || !/^https?:/.test(values.webhook)) {
    throw new Error(`--webhook: expected an http or https address, got '${values.webhook}'.`);
  }
  if (!values.secret.startsWith('whsec_'))
    throw new Error('--secret: expected a secret beginning with whsec_.');
  return { port, secretKey: values.key, webhooks: { url: values.webhook, secret: values.secret } };
}

async function run(options: Options): Promise<void> {
  const { sql, close } = await openSandboxDatabase(readEnv());
  try {
    const server = createServer();
    server.listen(options.port, '127.0.0.1');
    await once(server, 'listening');
    const origin = originOf(server);
    const { secretKey, webhooks } = options;
    const sandbox = createSandbox({ sql, publicOrigin: origin, secretKey, webhooks });
    await sandbox.start();
    serve(server, origin, sandbox);
    console.log(`Local Stripe: ${origin}/v1 (key ${secretKey}), panel ${origin}/sandbox`);
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
    server.close();
    server.closeAllConnections();
    await sandbox.stop();
  } finally {
    await close();
  }
}

function originOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return `http://127.0.0.1:${address.port}`;
}

function serve(server: Server, origin: string, sandbox: Sandbox): void {
  server.on('request', (req, res) => {
    readBody(req)
      .then((body) =>
        sandbox.fetch(toWebRequest(req, res, { origin, body: req.method === 'POST' ? body : undefined })),
      )
      .then((response) => sendWebResponse(res, response))
      // A fault that cuts the connection looks so from outside, and so does whatever else goes wrong here.
      .catch(() => res.destroy());
  });
}

async function readBody(req: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > bodyBytesMax) throw new Error('the body is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

try {
  const options = readOptions(process.argv.slice(2));
  if (options === 'help') console.log(usage);
  else await run(options);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

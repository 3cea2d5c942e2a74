/** Our server before a small build with a few addresses, to see what pages are given and what becomes of their answers. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Deps } from '#app/deps.server.ts';
import { createServer } from '#app/server.ts';

/** A build as Remix makes it, with one address that says what it was asked and one that fails. */
const serverBuild = `
const say = async ({ request, context }) => new Response(
  request.method + ' ' + request.url + ' ' + context.clientAddress + ' ' + (await request.text()),
  { headers: { 'Set-Cookie': 'a=1', 'X-Frame-Options': 'DENY' } },
);
const route = (id, path, module) => ({ id, parentId: id === 'root' ? undefined : 'root', path, module });
export const routes = {
  root: route('root', '', { default: () => null }),
  say: route('say', 'say', { loader: say, action: say }),
  scripted: route('scripted', 'scripted', { loader: ({ context }) => new Response(context.nonce + ' ' + context.nonce) }),
  large: route('large', 'large', { loader: () => new Response('x'.repeat(200_000), { headers: { 'Content-Type': 'text/html' } }) }),
  page: route('page', 'page', { default: () => null, action: () => null }),
  onward: route('onward', 'onward', { action: ({ request }) => Response.redirect(new URL('/sandbox/checkout/cs_1?a=1', request.url), 303) }),
  away: route('away', 'away', { loader: () => Response.redirect('https://news.example.evil.example/x') }),
  broken: route('broken', 'broken', { loader: () => new Response(new ReadableStream({ pull() { throw new Error('secret') } })) }),
};
export const entry = { module: { default: (_request, status) => new Response('page', { status }), handleError: () => {} } };
export const assets = { entry: { module: '', imports: [] }, routes: {}, url: '', version: '1' };
export const future = { v3_singleFetch: true };
export const publicPath = '/', basename = '/', isSpaMode = false, mode = 'production', assetsBuildDirectory = 'client';
`;

export interface StubOptions {
  readonly siteUrl?: string;
  readonly trustProxy?: number;
  readonly sandbox?: Deps['sandbox'];
}

/** A listening server over that build, closed when the test is finished. */
export async function serveStub({
  trustProxy = 0,
  siteUrl = 'https://news.example',
  sandbox,
}: StubOptions = {}): Promise<{ url: string; logged: unknown[] }> {
  const dir = await mkdtemp(join(tmpdir(), 'stub-site-'));
  await mkdir(join(dir, 'server'));
  await mkdir(join(dir, 'client', 'assets'), { recursive: true });
  await writeFile(join(dir, 'package.json'), '{"type":"module"}');
  await writeFile(join(dir, 'server', 'index.js'), serverBuild);
  await writeFile(join(dir, 'client', 'assets', 'app-1a2b.css'), 'p {}');
  await writeFile(join(dir, 'client', 'favicon.svg'), '<svg/>');
  const logged: unknown[] = [];
  const note = (message: string, values?: unknown) => logged.push([message, values]);
  const deps = {
    env: { siteUrl, trustProxy, embedding: { origins: [], cardsAnywhere: false, askOff: [] } },
    brandFiles: new Map(),
    ports: {
      log: { info: note, warn: note, error: note },
      metrics: { countRequest: () => undefined },
      outageOf: () => null,
    },
    paymentOrigins: ['https://checkout.stripe.com'],
    sandbox,
  } as unknown as Deps;
  const server = (await createServer(deps, { dir })).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(async () => {
    server.closeAllConnections();
    server.close();
    await rm(dir, { recursive: true });
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, logged };
}

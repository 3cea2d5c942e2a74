import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
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
  broken: route('broken', 'broken', { loader: () => new Response(new ReadableStream({ pull() { throw new Error('secret') } })) }),
};
export const entry = { module: { default: (_request, status) => new Response('page', { status }), handleError: () => {} } };
export const assets = { entry: { module: '', imports: [] }, routes: {}, url: '', version: '1' };
export const future = { v3_singleFetch: true };
export const publicPath = '/', basename = '/', isSpaMode = false, mode = 'production', assetsBuildDirectory = 'client';
`;

interface Options {
  readonly trustProxy?: number;
  readonly sandbox?: Deps['sandbox'];
}

/** A listening server over that build, closed when the test is finished. */
async function serve({ trustProxy = 0, sandbox }: Options = {}): Promise<{ url: string; logged: unknown[] }> {
  const dir = await mkdtemp(join(tmpdir(), 'server-'));
  await mkdir(join(dir, 'server'));
  await mkdir(join(dir, 'client', 'assets'), { recursive: true });
  await writeFile(join(dir, 'package.json'), '{"type":"module"}');
  await writeFile(join(dir, 'server', 'index.js'), serverBuild);
  await writeFile(join(dir, 'client', 'assets', 'app-1a2b.css'), 'p {}');
  await writeFile(join(dir, 'client', 'favicon.svg'), '<svg/>');
  const logged: unknown[] = [];
  const note = (message: string, values?: unknown) => logged.push([message, values]);
  const deps = {
    env: { siteUrl: 'https://news.example', trustProxy },
    ports: { log: { info: note, warn: note, error: note }, outageOf: () => null },
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

const form = { 'Content-Type': 'application/x-www-form-urlencoded', 'Sec-Fetch-Site': 'same-origin' };

test('a page is given the whole address, the body and who asks, and its headers stand beside ours', async () => {
  const { url } = await serve();
  const response = await fetch(`${url}/say?x=1`, { method: 'POST', headers: form, body: 'a=1' });
  expect(await response.text()).toBe(`POST ${url}/say?x=1 127.0.0.1 a=1`);
  expect(response.headers.get('set-cookie')).toBe('a=1');
  expect(response.headers.get('x-frame-options')).toBe('DENY');
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  expect(response.headers.get('x-powered-by')).toBeNull();
});

test('proxies are believed as far as TRUST_PROXY says', async () => {
  const headers = {
    'X-Forwarded-For': '198.51.100.7, 203.0.113.9',
    'X-Forwarded-Proto': 'https',
    'X-Forwarded-Host': 'news.example',
  };
  const direct = await serve();
  expect(await (await fetch(`${direct.url}/say`, { headers })).text()).toBe(
    `GET ${direct.url}/say 127.0.0.1 `,
  );
  const proxied = await serve({ trustProxy: 1 });
  expect(await (await fetch(`${proxied.url}/say`, { headers })).text()).toBe(
    'GET https://news.example/say 203.0.113.9 ',
  );
});

test('a nonce is in the policy exactly where a page reads it', async () => {
  const { url } = await serve();
  const scripted = await fetch(`${url}/scripted`);
  const [nonce, again] = (await scripted.text()).split(' ');
  expect(nonce).toBe(again);
  expect(scripted.headers.get('content-security-policy')).toContain(
    `script-src 'self' 'nonce-${nonce ?? ''}'`,
  );
  expect((await fetch(`${url}/say`)).headers.get('content-security-policy')).not.toContain('nonce');
});

test('files are kept for a year when named by their content, else for an hour', async () => {
  const { url } = await serve();
  const asset = await fetch(`${url}/assets/app-1a2b.css`);
  expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(asset.headers.get('content-type')).toContain('text/css');
  expect((await fetch(`${url}/favicon.svg`)).headers.get('cache-control')).toBe('public, max-age=3600');
  for (const path of [
    '/assets/',
    '/assets/none.css',
    '/assets/..%2f..%2fserver%2findex.js',
    '/assets/%2e%2e/server/index.js',
  ]) {
    const missing = await fetch(url + path);
    expect([403, 404], path).toContain(missing.status);
    expect(await missing.text()).not.toContain('export');
  }
});

test('what another page sends is refused, and so is a body that is no form', async () => {
  const { url } = await serve();
  const post = async (headers: Record<string, string>, body = 'a=1') =>
    await fetch(`${url}/say`, { method: 'POST', headers: { ...form, ...headers }, body });
  expect((await post({ 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
  expect((await post({ 'Content-Type': 'application/json' })).status).toBe(415);
  expect((await post({ 'Content-Encoding': 'gzip' })).status).toBe(415);
  expect((await post({}, 'a=%zz')).status).toBe(400);
  const large = await post({}, `a=${'x'.repeat(64 * 1024)}`);
  expect(large.status).toBe(413);
  expect(await large.text()).toBe('The form is too large: at most 64 KB are read.\n');
  expect((await fetch(`${url}/say`, { method: 'DELETE' })).headers.get('allow')).toBe('GET, HEAD, POST');
});

test('a large body without a length is cut off too', async () => {
  const { url } = await serve();
  const chunks = new ReadableStream({
    start(controller) {
      for (let n = 0; n < 80; n++) controller.enqueue(new TextEncoder().encode('x'.repeat(1024)));
      controller.close();
    },
  });
  const init = { method: 'POST', headers: form, body: chunks, duplex: 'half' };
  expect((await fetch(`${url}/say`, init as RequestInit)).status).toBe(413);
});

test('an unreadable Host or address is the fault of who sent it', async () => {
  const { url } = await serve();
  const first = async (request: string) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.write(request);
    const [data] = (await once(socket, 'data')) as [Buffer];
    socket.destroy();
    return data.toString().split('\r\n', 1)[0];
  };
  expect(await first('hello\r\n\r\n')).toBe('HTTP/1.1 400 Bad Request');
  expect(await first(`GET /say HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`)).toBe(
    'HTTP/1.1 431 Request Header Fields Too Large',
  );
  expect(await first('GET /say HTTP/1.1\r\nHost: a/b\r\n\r\n')).toBe('HTTP/1.1 400 Bad Request');
  expect(await first('GET /say HTTP/1.1\r\nHost: user@host\r\n\r\n')).toBe('HTTP/1.1 400 Bad Request');
  expect(await first('GET /%E0%A4%A HTTP/1.1\r\nHost: a\r\n\r\n')).toBe('HTTP/1.1 400 Bad Request');
  expect(await first('GET http://other.example/say HTTP/1.1\r\nHost: a\r\n\r\n')).toBe(
    'HTTP/1.1 400 Bad Request',
  );
  expect(await first('GET /say HTTP/1.1\r\nHost: a\r\n\r\n')).toBe('HTTP/1.1 200 OK');
});

test('the local Stripe is asked below /sandbox only, with any body and from anywhere', async () => {
  const fetchSandbox = async (request: Request) => new Response(`${request.url} ${await request.text()}`);
  const { url } = await serve({ sandbox: { fetch: fetchSandbox } as Deps['sandbox'] });
  const control = await fetch(`${url}/sandbox/control?x`, { method: 'POST', body: '{"clock":1}' });
  expect(await control.text()).toBe(`${url}/sandbox/control?x {"clock":1}`);
  expect((await fetch(`${url}/sandboxes`)).status).toBe(404);
  const without = await serve();
  expect((await fetch(`${without.url}/sandbox`)).status).toBe(404);
});

test('a failure of ours is logged with its stack and told without it', async () => {
  const { url, logged } = await serve();
  const answer = fetch(`${url}/broken`).then(
    async (response) => `${response.status} ${await response.text()}`,
  );
  // The answer had begun, so it is cut short rather than ended as if it were whole.
  await expect(answer).rejects.toThrow();
  expect(JSON.stringify(logged)).toContain('secret');
});

test('each request is logged once, by method, path and status', async () => {
  const { url, logged } = await serve();
  await (await fetch(`${url}/say?secret=1`)).text();
  await expect.poll(() => logged).toHaveLength(1);
  expect(logged).toEqual([
    ['request', { method: 'GET', path: '/say', status: 200, ms: expect.any(Number) as number }],
  ]);
});

/** Forms behind real proxies, and what strangers say of proxies and origins (M18). */
import { expect, test } from 'vitest';
import { bareNginx, caddy, documentedNginx, openProxy, type Rewriting } from '#tests/support/proxy.ts';
import { send } from '#tests/support/raw-request.ts';
import { serveStub } from '#tests/support/stub-site.ts';

const site = 'https://news.example';
const form = { 'content-type': 'application/x-www-form-urlencoded' };
/** As a browser sends our form, by https to the site's own name. */
const fromOurPage = { ...form, host: 'news.example', origin: site, 'sec-fetch-site': 'same-origin' };

const post = (url: string, headers: Record<string, string>, path = '/say') =>
  send(url, { method: 'POST', path, headers, body: Buffer.from('a=1') });

const proxies: [string, Rewriting, number][] = [
  ['nginx with only proxy_pass', bareNginx, 0],
  ['nginx as documented', documentedNginx, 1],
  ['Caddy', caddy, 1],
];

test.each(proxies)('behind %s our form is taken, and a foreign one is not', async (_name, rewrite, hops) => {
  const { url } = await serveStub({ trustProxy: hops });
  await using proxy = await openProxy(() => url, rewrite);
  const taken = await post(proxy.url, fromOurPage);
  expect(taken).toMatchObject({ status: 200, text: `POST ${site}/say 127.0.0.1 a=1` });
  // A page with a component: Remix compares Origin with Host before its action.
  expect(await post(proxy.url, fromOurPage, '/page')).toMatchObject({ status: 200, text: 'page' });
  for (const foreign of ['cross-site', 'same-site', 'none', 'same-origin', undefined]) {
    const headers = { ...fromOurPage, origin: 'https://evil.example' };
    const { 'sec-fetch-site': _left, ...rest } = headers;
    const answer = await post(proxy.url, foreign ? { ...rest, 'sec-fetch-site': foreign } : rest);
    expect(answer.status, foreign).toBe(403);
    expect(answer.text, foreign).toContain('come from one of our own pages');
  }
});

test('pages are asked at the site’s own origin, whatever Host and X-Forwarded-Host say', async () => {
  for (const trustProxy of [0, 1]) {
    const { url } = await serveStub({ trustProxy });
    for (const host of ['news.example', 'evil.example', '127.0.0.1:3000']) {
      const headers = {
        ...fromOurPage,
        host,
        'x-forwarded-host': 'evil.example',
        'x-forwarded-proto': 'ftp',
      };
      const answer = await post(url, headers);
      expect(answer.text, `${host} ${String(trustProxy)}`).toBe(`POST ${site}/say 127.0.0.1 a=1`);
      expect((await post(url, headers, '/page')).status).toBe(200);
      expect((await send(url, { path: '/say', headers })).text).toBe(`GET ${site}/say 127.0.0.1 `);
    }
  }
});

test('an X-Forwarded-Host of the sender’s own does not make a foreign form ours', async () => {
  for (const trustProxy of [0, 1]) {
    const { url } = await serveStub({ trustProxy });
    const headers = { ...form, host: 'news.example', 'x-forwarded-host': 'evil.example' };
    expect((await post(url, { ...headers, origin: 'https://evil.example' })).status).toBe(403);
  }
});

test('in the demo every loopback name is the same site, and its forms lead on at the name that was asked', async () => {
  const { url } = await serveStub({ siteUrl: 'http://127.0.0.1:3000' });
  const names = ['127.0.0.1:3000', 'localhost:3000', '[::1]:3000', 'app.localhost:3000'];
  for (const asked of names) {
    for (const sender of names) {
      const headers = { ...form, host: asked, origin: `http://${sender}`, 'sec-fetch-site': 'same-origin' };
      const answer = await post(url, headers);
      expect(answer.text, `${sender} to ${asked}`).toBe('POST http://127.0.0.1:3000/say 127.0.0.1 a=1');
      expect((await post(url, headers, '/page')).status, `${sender} to ${asked}`).toBe(200);
      const onward = await post(url, headers, '/onward');
      expect(onward.headers.location).toBe('/sandbox/checkout/cs_1?a=1');
    }
    const other = { ...form, host: asked, origin: 'http://localhost:4000' };
    expect((await post(url, other)).status, asked).toBe(403);
  }
});

test('a redirect to another site is left as it is', async () => {
  const { url } = await serveStub();
  expect((await send(url, { path: '/away' })).headers.location).toBe('https://news.example.evil.example/x');
});

import type { IncomingHttpHeaders } from 'node:http';
import { expect, test } from 'vitest';
import { isFromOurPages } from '#app/http/same-origin.ts';

const site = 'https://news.example';
const asks = (headers: IncomingHttpHeaders, host = 'news.example') =>
  isFromOurPages({ ...headers, host }, site);

test('Sec-Fetch-Site decides where the browser sends it', () => {
  expect(asks({ 'sec-fetch-site': 'same-origin' })).toBe(true);
  expect(asks({ 'sec-fetch-site': 'none' })).toBe(true);
  expect(asks({ 'sec-fetch-site': 'same-site' })).toBe(false);
  expect(asks({ 'sec-fetch-site': 'cross-site' })).toBe(false);
  expect(asks({ 'sec-fetch-site': 'anything else' })).toBe(false);
});

test('Sec-Fetch-Site and Origin must both be ours; an Origin that says nothing needs same-origin beside it (M18)', () => {
  expect(asks({ 'sec-fetch-site': 'cross-site', origin: site })).toBe(false);
  expect(asks({ 'sec-fetch-site': 'same-origin', origin: site })).toBe(true);
  expect(asks({ 'sec-fetch-site': 'same-origin', origin: 'null' })).toBe(true);
  expect(asks({ 'sec-fetch-site': 'none', origin: 'null' })).toBe(false);
  for (const said of ['same-origin', 'none']) {
    expect(asks({ 'sec-fetch-site': said, origin: 'https://evil.example' })).toBe(false);
    expect(asks({ 'sec-fetch-site': said, origin: '' })).toBe(false);
  }
});

test('without it the Origin has to be the host that was asked', () => {
  expect(asks({ origin: site })).toBe(true);
  expect(asks({ origin: 'https://evil.example' })).toBe(false);
  expect(asks({ origin: 'https://news.example.evil.example' })).toBe(false);
  expect(asks({ origin: 'https://news.example:8443' })).toBe(false);
  expect(asks({ origin: 'null' })).toBe(false);
  expect(asks({ origin: '' })).toBe(false);
});

test('where the site is on loopback, all names of loopback with its port are the site', () => {
  const names = ['localhost:3000', '127.0.0.1:3000', '127.9.9.9:3000', '[::1]:3000', 'app.localhost:3000'];
  for (const name of names) {
    for (const host of [...names, undefined]) {
      const headers = { origin: `http://${name}`, ...(host !== undefined && { host }) };
      expect(isFromOurPages(headers, 'http://127.0.0.1:3000'), `${name} ${String(host)}`).toBe(true);
    }
  }
  for (const other of ['http://localhost:4000', 'http://localhost', 'http://localhost.evil.example:3000']) {
    expect(isFromOurPages({ origin: other, host: 'localhost:3000' }, 'http://127.0.0.1:3000'), other).toBe(
      false,
    );
  }
});

test('elsewhere each of them is its own host', () => {
  expect(asks({ origin: 'http://localhost:3000' }, 'localhost:3000')).toBe(true);
  expect(asks({ origin: 'http://[::1]:3000' }, '[::1]:3000')).toBe(true);
  expect(asks({ origin: 'http://localhost:3000' }, '127.0.0.1:3000')).toBe(false);
  expect(asks({ origin: 'http://127.0.0.1:4000' }, '127.0.0.1:3000')).toBe(false);
});

test('behind a proxy that ends TLS and rewrites Host the site is still itself', () => {
  expect(asks({ origin: site }, '10.0.0.5:3000')).toBe(true);
  expect(asks({ origin: 'https://news.example' }, 'news.example:443')).toBe(true);
});

test('an old browser is known by its Referer, and a request that says nothing is refused', () => {
  expect(asks({ referer: `${site}/fact-checks/x` })).toBe(true);
  expect(asks({ referer: 'https://evil.example/?news.example' })).toBe(false);
  expect(asks({ origin: 'null', referer: `${site}/x` })).toBe(false);
  expect(asks({})).toBe(false);
});

test('a missing or unreadable Host matches nothing but the site itself', () => {
  expect(isFromOurPages({ origin: 'https://evil.example' }, site)).toBe(false);
  expect(asks({ origin: 'https://evil.example' }, 'a b')).toBe(false);
  expect(isFromOurPages({ origin: site }, site)).toBe(true);
});

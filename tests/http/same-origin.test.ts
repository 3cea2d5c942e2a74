import type { IncomingHttpHeaders } from 'node:http';
import { expect, test } from 'vitest';
import { isFromOurPages } from '#app/http/same-origin.ts';

const site = 'https://news.example';
const asks = (headers: IncomingHttpHeaders, host: string | undefined = 'news.example') =>
  isFromOurPages(headers, host, site);

test('Sec-Fetch-Site decides where the browser sends it', () => {
  expect(asks({ 'sec-fetch-site': 'same-origin' })).toBe(true);
  expect(asks({ 'sec-fetch-site': 'none' })).toBe(true);
  expect(asks({ 'sec-fetch-site': 'same-site' })).toBe(false);
  expect(asks({ 'sec-fetch-site': 'cross-site' })).toBe(false);
  expect(asks({ 'sec-fetch-site': 'anything else' })).toBe(false);
});

test('Sec-Fetch-Site wins over Origin, which a page cannot set but a script of another origin carries', () => {
  expect(asks({ 'sec-fetch-site': 'cross-site', origin: site })).toBe(false);
  expect(asks({ 'sec-fetch-site': 'same-origin', origin: 'null' })).toBe(true);
});

test('without it the Origin has to be the host that was asked', () => {
  expect(asks({ origin: site })).toBe(true);
  expect(asks({ origin: 'https://evil.example' })).toBe(false);
  expect(asks({ origin: 'https://news.example.evil.example' })).toBe(false);
  expect(asks({ origin: 'https://news.example:8443' })).toBe(false);
  expect(asks({ origin: 'null' })).toBe(false);
  expect(asks({ origin: '' })).toBe(false);
});

test('localhost and 127.0.0.1 are each their own host', () => {
  expect(asks({ origin: 'http://localhost:3000' }, 'localhost:3000')).toBe(true);
  expect(asks({ origin: 'http://127.0.0.1:3000' }, '127.0.0.1:3000')).toBe(true);
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
  expect(isFromOurPages({ origin: 'https://evil.example' }, undefined, site)).toBe(false);
  expect(isFromOurPages({ origin: 'https://evil.example' }, 'a b', site)).toBe(false);
  expect(isFromOurPages({ origin: site }, undefined, site)).toBe(true);
});

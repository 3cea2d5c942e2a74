import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ServerBuild } from '@remix-run/node';
import { expect, test } from 'vitest';
import { ensureBuild } from '#app/cli/build.ts';
import { routePatterns } from '#tests/support/route-patterns.ts';
import { contactSheet } from './contact-sheet.ts';
import type { Filled } from './fill.ts';
import { pageless, shotsOf } from './shots.ts';

const filled: Filled = {
  factChecks: { slug: 'a', rightToLeft: 'b', withdrawn: 'c' },
  standingGifts: {
    tokens: { held: 'a', active: 'b', 'renewal-failing': 'c' },
    ids: { held: 'a', active: 'b', 'refused-later': 'b' },
    secondSecret: 'secret',
    payment: { token: 'a', id: 'a' },
  },
  supporter: { signInToken: 'a', addressToken: 'a', cookie: 'supporter=a' },
  paymentPage: '/sandbox/checkout/cs_1',
  questionPage: '/sandbox/checkout/cs_2/authentication',
  tokens: {
    open: 'a',
    received: 'b',
    disputed: 'i',
    returned: 'j',
    held: 'c',
    refused: 'd',
    lapsed: 'e',
    abandoned: 'f',
    taking: 'g',
    releasing: 'h',
  },
  donationIds: { held: 'a', received: 'b', disputed: 'd', warned: 'e', returned: 'f', refused: 'c' },
  appealTokens: { 'to-file': 'a', filed: 'b', won: 'c', rejected: 'd' },
  appealId: 'a',
  remindersToken: 'a.b',
  eventId: 'e',
  payoutId: 'po_1',
  signUpToken: 'a',
  listingId: 'fec-committees:C00000001',
  mails: [{ kind: 'received', id: 'a' }],
};

test('every route has a picture or is known to show no page, and no picture is of a route that is gone', async () => {
  const { dir } = await ensureBuild();
  const build = (await import(pathToFileURL(join(dir, 'server', 'index.js')).href)) as ServerBuild;
  const shown = shotsOf(filled).flatMap(({ pattern }) => pattern ?? []);
  const routes = routePatterns(build);
  expect(routes.filter((route) => !shown.includes(route) && !pageless.includes(route))).toEqual([]);
  expect([...shown, ...pageless].filter((pattern) => !routes.includes(pattern))).toEqual([]);
  expect(shown.filter((pattern) => pageless.includes(pattern))).toEqual([]);
});

test('each page has a name of its own, since its files do, and stands at an address of its route', () => {
  const shots = shotsOf(filled);
  expect(new Set(shots.map(({ name }) => name)).size).toBe(shots.length);
  for (const { name, pattern, address, prepare } of shots) {
    expect(name).toMatch(/^[a-z0-9-]+$/);
    if (pattern === null || pattern.endsWith('/*') || prepare) continue;
    const place = new RegExp(`^${pattern.replace(/\./g, '\\.').replace(/:\w+/g, '[^/]+')}$`);
    expect(new URL(address, 'http://a.example').pathname, name).toMatch(place);
  }
});

test('the contact sheet shows each picture, and leads from each name to it', () => {
  const [shot] = shotsOf(filled);
  if (!shot) throw new Error('no shots');
  const pictures = [{ file: 'front-390-dark.png', width: 390, scheme: 'dark' }] as const;
  const html = contactSheet([{ shot, status: 200, pictures, problem: null }], { title: 'Every page & more' });
  expect(html).toContain('<title>Every page &#38; more</title>');
  expect(html).toContain('<a href="#front">front</a>');
  expect(html).toContain('<img loading="lazy" src="front-390-dark.png" width="195" alt="390 px, dark">');
});

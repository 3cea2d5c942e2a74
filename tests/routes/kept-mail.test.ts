/** /sandbox/mail shows mails that were not sent, in the demo only, and lets none of them do more than be read. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Deps } from '#app/deps.server.ts';
import { loader as list } from '#app/routes/sandbox.mail._index.tsx';
import { loader as one } from '#app/routes/sandbox.mail.$id._index.tsx';
import { loader as html } from '#app/routes/sandbox.mail.$id.html.ts';
import { advanceDonation } from '#tests/support/advance.ts';
import { openWorld, type World } from '#tests/support/world.ts';
import { answerOf, argsFor } from './call-route.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  const donation = await world.give();
  await world.pay(donation);
  await advanceDonation(world.deps.ports, donation.id);
});
afterAll(() => world[Symbol.asyncDispose]());

test('a mail is listed, shown as text, and shown as a mail program would under a policy that loads nothing', async () => {
  const { mails } = await list(argsFor(world.deps, '/sandbox/mail'));
  expect(mails).toHaveLength(1);
  const [mail] = mails;
  expect(mail).toMatchObject({ recipient: 'robin@example.org', subject: 'Received: your gift of $5' });
  const params = { id: mail?.id ?? '' };
  expect((await one(argsFor(world.deps, '/', { params }))).mail.text).toContain('We charged your card $5.');
  const response = await html(argsFor(world.deps, '/', { params }));
  expect(response.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
  expect(response.headers.get('Content-Security-Policy')).not.toContain('script-src');
  expect(await response.text()).toContain('<h1');
});

test('a mail that there is not is not found', async () => {
  const params = { id: 'none' };
  expect((await answerOf(one(argsFor(world.deps, '/', { params })))).status).toBe(404);
  expect((await answerOf(html(argsFor(world.deps, '/', { params })))).status).toBe(404);
});

test.each([{ smtpUrl: 'smtp://mail.example' }, { stripeSecretKey: 'sk_live_x' }])(
  'with %j nobody sees other people’s mails',
  async (env) => {
    const deps: Deps = { ...world.deps, env: { ...world.deps.env, ...env } };
    const { mails } = await list(argsFor(world.deps, '/sandbox/mail'));
    const params = { id: mails[0]?.id ?? '' };
    const answers = [
      list(argsFor(deps, '/sandbox/mail')),
      one(argsFor(deps, '/', { params })),
      html(argsFor(deps, '/', { params })),
    ];
    for (const answer of answers) expect((await answerOf(answer)).status).toBe(404);
  },
);

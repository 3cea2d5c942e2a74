/** Sending money back at the desk: an admin is shown the sum and confirms it, a reviewer cannot, and refusals come in words. */
import { expect, test } from 'vitest';
import type { Deps } from '#app/deps.server.ts';
import { paths } from '#app/paths.ts';
import { action, loader } from '#app/routes/desk.donations.$id.tsx';
import { loader as refundPage } from '#app/routes/desk.refunds.$id.ts';
import { advanceDonation } from '#tests/support/advance.ts';
import { answerOf, argsFor } from '#tests/routes/call-route.ts';
import { staffInMemory } from '#tests/support/staff-ports.ts';
import { openWorld } from '#tests/support/world.ts';

const password = 'correct horse battery';
const accounts = [
  { email: 'ada@example.org', name: 'Ada Admin', role: 'admin' as const, password },
  { email: 'rob@example.org', name: 'Rob Reviewer', role: 'reviewer' as const, password },
];
const admin = 'session=ada@example.org';
const reviewer = 'session=rob@example.org';

test('an admin confirms the sum before anything goes back; a reviewer has no form and is refused', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  const deps: Deps = { ...world.deps, ports: { ...ports, staff: staffInMemory(accounts) } };
  const { id } = await world.give();
  const donation = await world.donation(id);
  await world.pay(donation);
  await advanceDonation(ports, id);
  const params = { id };
  const path = paths.deskDonation(id);
  const post = (cookie: string, form: Record<string, string>) =>
    answerOf(action(argsFor(deps, path, { params, cookie, form: { intent: 'refund', ...form } })));

  expect(await loader(argsFor(deps, path, { params, cookie: reviewer }))).toMatchObject({ refundKey: null });
  const page = await loader(argsFor(deps, path, { params, cookie: admin }));
  const attempt = page.refundKey ?? '';
  expect(attempt).not.toBe('');
  const form = { attempt, scope: 'part', amount: '2.00', reason: 'donor-asked', note: 'By phone.' };

  expect((await post(reviewer, { ...form, confirmed: '200' })).status).toBe(403);
  expect(await post(admin, { ...form, amount: '9' })).toMatchObject({
    status: 422,
    data: {
      refund: {
        draft: { errors: { amount: { kind: 'too-much', most: { amountMinor: 500, currency: 'USD' } } } },
      },
    },
  });
  expect(await post(admin, form)).toMatchObject({
    status: 200,
    data: { refund: { attemptKey: attempt, draft: { toConfirm: { amount: { amountMinor: 200 } } } } },
  });
  // Another sum than the one that was confirmed is shown first.
  expect((await post(admin, { ...form, confirmed: '500' })).status).toBe(200);
  expect(await ports.refunds.ofDonation(id)).toEqual([]);

  const sent = await post(admin, { ...form, confirmed: '200' });
  expect([sent.status, sent.headers.get('location')]).toEqual([303, path]);
  expect((await post(admin, { ...form, confirmed: '200' })).status).toBe(303);
  const refunds = await ports.refunds.ofDonation(id);
  expect(refunds).toMatchObject([
    { amount: { amountMinor: 200 }, note: 'By phone.', actorName: 'Ada Admin' },
  ]);
  const refundId = refunds[0]?.id ?? '';
  const at = { params: { id: refundId }, cookie: reviewer };
  const led = await answerOf(refundPage(argsFor(deps, paths.deskRefund(refundId), at)));
  expect(led.headers.get('location')).toBe(path);

  // While Stripe is out nothing is lost of what was typed, and nothing is begun.
  await world.control({ action: 'fault', on: 'read', kind: '500', times: 10 });
  const quiet = { ...deps, ports: { ...deps.ports, log: { ...ports.log, error: () => undefined } } };
  const out = await answerOf(
    action(
      argsFor(quiet, path, {
        params,
        cookie: admin,
        form: { intent: 'refund', ...form, attempt: ports.ids.row() },
      }),
    ),
  );
  expect(out).toMatchObject({
    status: 503,
    data: { refund: { draft: { amount: '2.00', note: 'By phone.' } } },
  });
  expect(out.data?.['problem']).toContain('Stripe does not answer');
  await world.control({ action: 'faults-clear' });

  await world.control({ action: 'dispute', charge: (await world.donation(id)).paymentIntentId });
  const barred = await post(admin, { ...form, attempt: ports.ids.row(), confirmed: '200' });
  expect(barred.status).toBe(409);
  expect(barred.data?.['problem']).toContain('disputes this payment');
  expect(await ports.refunds.ofDonation(id)).toHaveLength(1);
  // An unseen refund that did not arrive is closed by an admin alone.
  const attend = { intent: 'attend-refund', refund: refundId };
  expect((await post(reviewer, attend)).status).toBe(403);
});

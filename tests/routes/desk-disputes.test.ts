/** Disputes, warnings and late refusals at the desk: who may do what, what is shown first, and what is answered in words. */
import { expect, test } from 'vitest';
import type { Deps } from '#app/deps.server.ts';
import { paths } from '#app/paths.ts';
import { loader as layout } from '#app/routes/desk.tsx';
import { loader as disputePage } from '#app/routes/desk.disputes.$id.ts';
import { loader as list } from '#app/routes/desk.disputes._index.tsx';
import { action, loader } from '#app/routes/desk.donations.$id.tsx';
import { loader as donorPage } from '#app/routes/donations.$token.tsx';
import { answerOf, argsFor } from '#tests/routes/call-route.ts';
import { byHand } from '#tests/support/by-hand.ts';
import { dispute, present, received, told } from '#tests/support/received-gift.ts';
import { staffInMemory } from '#tests/support/staff-ports.ts';
import { openWorld } from '#tests/support/world.ts';

const password = 'correct horse battery';
const accounts = [
  { email: 'ada@example.org', name: 'Ada Admin', role: 'admin' as const, password },
  { email: 'rob@example.org', name: 'Rob Reviewer', role: 'reviewer' as const, password },
];
const admin = 'session=ada@example.org';
const reviewer = 'session=rob@example.org';

test('a reviewer lets a warned payment stand with a reason; an admin alone refuses a gift late, shown first what follows', async () => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports, { staff: staffInMemory(accounts) });
  const { ports } = hand;
  const deps: Deps = { ...world.deps, ports };
  const donation = await received(world, hand, {}, { name: 'Lighthouse Voters' });
  const { id } = donation;
  await world.control({ action: 'warn', charge: donation.paymentIntentId });
  await told(world, hand);
  const params = { id };
  const path = paths.deskDonation(id);
  const post = (cookie: string, form: Record<string, string>) =>
    answerOf(action(argsFor(deps, path, { params, cookie, form })));

  const listed = await list(argsFor(deps, paths.deskDisputes(), { cookie: reviewer }));
  expect(listed).toMatchObject({
    shown: { warnings: [{ donationId: id, payerName: 'Lighthouse Voters' }], disputes: [], returns: [] },
  });
  const frame = await layout(argsFor(deps, paths.deskDisputes(), { cookie: reviewer }));
  expect(frame.status).toMatchObject({ disputeCount: 1 });
  const leave = { intent: 'leave-warning', warning: present(listed.shown.warnings[0]).id };
  expect(await post(reviewer, { ...leave, note: '' })).toMatchObject({
    status: 422,
    data: { warning: { problem: { kind: 'empty' } } },
  });
  expect((await post(reviewer, { ...leave, note: 'A known donor.' })).status).toBe(303);

  const form = { intent: 'refuse-late', reason: 'is-political-group', note: 'Named in a report.' };
  expect((await post(reviewer, { ...form, confirmed: '500' })).status).toBe(403);
  expect(await post(admin, { ...form, reason: '' })).toMatchObject({
    status: 422,
    data: { lateRefusal: { note: 'Named in a report.', errors: { reason: 'none' } } },
  });
  expect(await post(admin, form)).toMatchObject({
    status: 200,
    data: { lateRefusal: { toConfirm: { amount: { amountMinor: 500 }, isDisputed: false } } },
  });
  await world.control({ action: 'fault', on: 'read', kind: '500', times: 10 });
  const out = await post(admin, form);
  expect([out.status, out.data?.['problem']]).toEqual([503, expect.stringContaining('does not answer')]);
  await world.control({ action: 'faults-clear' });

  await dispute(world, donation);
  await told(world, hand);
  expect(await post(admin, form)).toMatchObject({
    status: 200,
    data: { lateRefusal: { toConfirm: { isDisputed: true } } },
  });
  const [known] = await ports.disputes.ofDonation(id);
  const at = { params: { id: present(known).id }, cookie: reviewer };
  const led = await answerOf(disputePage(argsFor(deps, paths.deskDispute(present(known).id), at)));
  expect(led.headers.get('location')).toBe(path);
  expect((await post(admin, { ...form, confirmed: '500' })).status).toBe(303);
  expect(await loader(argsFor(deps, path, { params, cookie: reviewer }))).toMatchObject({
    shown: { lateRefusal: { state: 'open', cause: 'disputed' }, stripePage: expect.any(String) as string },
  });
  await hand.drain();
  expect(await loader(argsFor(deps, path, { params, cookie: reviewer }))).toMatchObject({
    shown: { lateRefusal: { state: 'returned' }, disputes: [{ state: 'lost' }] },
  });
  const { token } = donation;
  const seen = argsFor(deps, paths.donation(token), { params: { token } });
  expect(await donorPage(seen)).toMatchObject({
    status: 'returned',
    disputes: [{ status: 'yours', amount: { amountMinor: 500 } }],
  });
  expect((await post(reviewer, { intent: 'attend-late-refusal' })).status).toBe(403);
});

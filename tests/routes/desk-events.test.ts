/** The journal at the desk: who reads it, who has events acted on again, and a journal of many pages. */
import { expect, test } from 'vitest';
import type { Deps } from '#app/deps.server.ts';
import type { StripeEvent } from '#app/domain/stripe-event.ts';
import { action as replayOne, loader as onePage } from '#app/routes/desk.events.$id.tsx';
import { action as replayMany, loader as listPage } from '#app/routes/desk.events._index.tsx';
import type { EventPage } from '#app/usecases/list-events.ts';
import { dispatchEvents } from '#app/usecases/dispatch-events.ts';
import { answerOf, argsFor } from '#tests/routes/call-route.ts';
import { staffInMemory } from '#tests/support/staff-ports.ts';
import { openWorld } from '#tests/support/world.ts';

const password = 'correct horse battery';
const accounts = [
  { email: 'ada@example.org', name: 'Ada Admin', role: 'admin' as const, password },
  { email: 'rob@example.org', name: 'Rob Reviewer', role: 'reviewer' as const, password },
];
const admin = { cookie: 'session=ada@example.org' };
const reviewer = { cookie: 'session=rob@example.org' };

const event = (number: number): StripeEvent => ({
  ...{ id: `evt_${String(number).padStart(5, '0')}`, type: number % 2 ? 'charge.succeeded' : 'payout.paid' },
  ...{ topic: number % 2 ? 'donation' : 'payout', objectId: `x_${String(number)}`, owner: 'others' },
  hints: { object: '' },
});

test('everybody at the desk reads the journal page by page, and only an admin has events acted on again', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  const deps: Deps = { ...world.deps, ports: { ...ports, staff: staffInMemory(accounts) } };
  expect(await listPage(argsFor(deps, '/desk/events', reviewer))).toMatchObject({
    list: { events: [], next: null, isFirst: true },
  });
  // Many came in the same millisecond, so a page ends among equals.
  const at = ports.clock.now();
  await Promise.all(
    Array.from({ length: 1000 }, (_, number) => ports.events.store(event(number), Buffer.from('{}'), at)),
  );
  await dispatchEvents(ports);

  const seen: string[] = [];
  for (let after: string | null = ''; after !== null;) {
    const page: { list: EventPage } = await listPage(
      argsFor(deps, `/desk/events?topic=payout&after=${after}`, reviewer),
    );
    const { list } = page;
    seen.push(...list.events.map(({ id }) => id));
    after = list.next;
  }
  expect(seen).toHaveLength(500);
  expect(new Set(seen).size).toBe(500);
  expect(seen).toEqual(seen.toSorted().reverse());

  const form = { outcome: 'foreign', type: 'payout.paid' };
  const asked = (cookie: object, fields: Record<string, string>) =>
    answerOf(replayMany(argsFor(deps, '/desk/events', { form: fields, ...cookie })));
  expect((await asked(reviewer, form)).status).toBe(403);
  expect((await asked(admin, { outcome: 'nonsense' })).status).toBe(422);
  expect((await asked(admin, form)).data).toEqual({ replayed: 500 });

  const one = { params: { id: 'evt_00001' }, form: {} };
  expect((await answerOf(replayOne(argsFor(deps, '/desk/events/x', { ...one, ...reviewer })))).status).toBe(
    403,
  );
  expect((await answerOf(replayOne(argsFor(deps, '/desk/events/x', { ...one, ...admin })))).status).toBe(303);
  expect(await onePage(argsFor(deps, '/desk/events/x', { params: one.params, ...admin }))).toMatchObject({
    shown: { event: { outcome: 'waiting', replayedBy: 'Ada Admin' } },
  });
  const unknown = answerOf(
    onePage(argsFor(deps, '/desk/events/x', { params: { id: 'evt_none' }, ...admin })),
  );
  expect((await unknown).status).toBe(404);
}, 60_000);

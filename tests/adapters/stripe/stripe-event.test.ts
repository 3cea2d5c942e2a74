import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readEvent } from '#app/adapters/stripe/stripe-event.ts';
import { eventOwners, eventTopics } from '#app/domain/stripe-event.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const own = '019340a0-0000-7000-8000-0000000000aa';
const snapshot = (object: unknown, changes: object = {}) => ({
  ...{ id: 'evt_1', type: 'some.type', livemode: false, data: { object } },
  ...changes,
});
const read = (object: unknown, changes: object = {}) => readEvent(snapshot(object, changes), false);

/** Every type of event that the SDK knows, from its declarations. */
const types = [
  ...readFileSync(join(root, 'node_modules', 'stripe', 'esm', 'resources', 'Events.d.ts'), 'utf8').matchAll(
    /^ {4}type: '([\w.]+)';$/gm,
  ),
].flatMap(([, type]) => type ?? []);

test('whatever an event holds, and for every type of the SDK, it is read as one topic and one owner', () => {
  expect(types.length).toBeGreaterThan(200);
  // What JSON can say, odd where code looks: a length that is no number and turns into none.
  const odd = fc.constantFrom(...[{}, { valueOf: 0, toString: 0 }, '\0', -1].map((length) => ({ length })));
  const anything = fc.oneof(
    fc.json().map((text): unknown => JSON.parse(text)),
    odd,
    fc.anything({ withNullPrototype: true }),
  );
  const object = fc.oneof(
    anything,
    fc.record(
      {
        id: fc.oneof(fc.string(), anything),
        object: fc.oneof(fc.constantFrom('charge', 'invoice', 'refund', 'checkout.session'), anything),
        metadata: fc.oneof(fc.record({ donation: fc.oneof(fc.constant(own), anything) }), anything),
        payment_intent: fc.oneof(fc.record({ id: fc.string() }), anything),
        parent: fc.oneof(fc.record({ subscription_details: anything }), anything),
      },
      { requiredKeys: [] },
    ),
  );
  fc.assert(
    fc.property(fc.constantFrom(...types), object, (type, value) => {
      const event = read(value, { type });
      expect(event?.type).toBe(type);
      expect(eventTopics).toContain(event?.topic);
      expect(eventOwners).toContain(event?.owner);
    }),
    { numRuns: 2000 },
  );
});

test('an object of ours leads to it by our metadata and by what it names', () => {
  const metadata = { donation: own };
  expect(read({ object: 'payment_intent', id: 'pi_1', metadata })).toMatchObject({
    ...{ topic: 'donation', objectId: 'pi_1', owner: 'named' },
    hints: { object: 'payment_intent', donation: own, paymentIntent: 'pi_1' },
  });
  expect(read({ object: 'charge', id: 'ch_1', payment_intent: 'pi_1', metadata: {} })).toMatchObject({
    ...{ topic: 'donation', owner: 'others', hints: { charge: 'ch_1', paymentIntent: 'pi_1' } },
  });
  expect(
    read({ object: 'refund', id: 're_1', charge: 'ch_1', payment_intent: { id: 'pi_1' } }),
  ).toMatchObject({
    ...{ topic: 'refund', objectId: 're_1', owner: 'unsaid' },
    hints: { charge: 'ch_1', paymentIntent: 'pi_1' },
  });
  expect(read({ object: 'dispute', id: 'du_1', payment_intent: 'pi_1' })).toMatchObject({
    ...{ topic: 'dispute', owner: 'unsaid', hints: { paymentIntent: 'pi_1' } },
  });
  expect(read({ object: 'payout', id: 'po_1' })).toMatchObject({ topic: 'payout', owner: 'unsaid' });
  expect(read({ object: 'checkout.session', id: 'cs_1', mode: 'setup' })?.topic).toBe('standing-gift');
  expect(read({ object: 'product', id: 'prod_1' })).toMatchObject({ topic: 'other', owner: 'others' });
});

test('an invoice leads to its standing gift, also where nothing but its parent names it', () => {
  const parent = { subscription_details: { subscription: 'sub_1', metadata: { standing_gift: own } } };
  expect(read({ object: 'invoice', id: 'in_1', customer: 'cus_1', metadata: {}, parent })).toMatchObject({
    ...{ topic: 'standing-gift', owner: 'named' },
    hints: { standingGift: own, subscription: 'sub_1', customer: 'cus_1', invoice: 'in_1' },
  });
  const payment = { type: 'payment_intent', payment_intent: 'pi_1' };
  expect(read({ object: 'invoice_payment', id: 'inpay_1', invoice: 'in_1', payment })).toMatchObject({
    ...{ topic: 'standing-gift', owner: 'unsaid', hints: { invoice: 'in_1', paymentIntent: 'pi_1' } },
  });
});

test('an id of another app under our key is not taken for ours', () => {
  for (const donation of ['4711', 'ord_1', '7f9c24e5-2f0b-4e6a-9f3f-0d5b8a1c2d3e'])
    expect(read({ object: 'charge', id: 'ch_1', metadata: { donation } })?.owner).toBe('others');
});

test('a thin event names its object, which says the rest when it is read', () => {
  const thin = {
    ...{ id: 'evt_t', object: 'v2.core.event', type: 'v1.charge.refunded', livemode: false },
    related_object: { id: 'ch_1', type: 'charge', url: '/v1/charges/ch_1' },
  };
  expect(readEvent(thin, false)).toEqual({
    ...{ id: 'evt_t', type: 'charge.refunded', topic: 'donation', objectId: 'ch_1', owner: 'unsaid' },
    hints: { object: 'charge', charge: 'ch_1' },
  });
  expect(readEvent({ ...thin, related_object: null }, false)).toMatchObject({
    topic: 'other',
    owner: 'others',
  });
  expect(readEvent({ ...thin, context: 'acct_2' }, false)?.owner).toBe('foreign-account');
});

test('another account and the other mode are told, whatever the object says', () => {
  const object = { object: 'charge', id: 'ch_1', metadata: { donation: own } };
  expect(read(object, { account: 'acct_2' })?.owner).toBe('foreign-account');
  expect(read(object, { livemode: true })?.owner).toBe('wrong-mode');
  expect(readEvent(snapshot(object, { livemode: true }), true)?.owner).toBe('named');
  expect(read(object, { livemode: undefined })?.owner).toBe('named');
});

test('what is no event is none', () => {
  for (const body of [null, 7, 'x', [], {}, { id: 'evt_1' }, { id: '', type: 'x', data: { object: {} } }])
    expect(readEvent(body, false)).toBeNull();
  expect(readEvent(snapshot({}, { id: 'evt\0' }), false)).toBeNull();
});

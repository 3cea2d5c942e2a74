/** An object of Stripe's, of whatever kind and shape, reduced to what tells whose it is and where to look. */
import { z } from 'zod';
import type { EventHints, EventOwner, EventTopic, ObjectReading } from '#app/domain/stripe-event.ts';

/**
 * No NUL: PostgreSQL stores none, and nothing of Stripe's has one. Lengths by the pattern: zod's own checks of them
 * read the `length` of whatever stands there, a string or not, and may throw.
 */
export const text = (lengthMax: number, lengthMin = 0) =>
  z.string().regex(new RegExp(`^[^\\0]{${String(lengthMin)},${String(lengthMax)}}$`, 'u'));

/** An id, whether the object stands there whole or by its id alone. Most are null: said outright, so that nothing has to fail for it. */
const reference = z
  .union([
    text(255),
    z.null().transform(() => undefined),
    z.object({ id: text(255) }).transform(({ id }) => id),
  ])
  .optional()
  .catch(undefined);

/** An id as ours are made; another app on the account may use the same key for something else. */
const ownId = z.uuid({ version: 'v7' }).optional().catch(undefined);
const metadata = z.object({ donation: ownId, standing_gift: ownId }).optional().catch(undefined);

const object = z
  .object({
    id: text(255).catch(''),
    object: text(100).catch(''),
    mode: text(20).optional().catch(undefined),
    metadata,
    payment_intent: reference,
    charge: reference,
    invoice: reference,
    subscription: reference,
    customer: reference,
    /** Of an invoice: the standing gift that it renews. */
    parent: z
      .object({
        subscription_details: z.object({ subscription: reference, metadata }).optional().catch(undefined),
      })
      .optional()
      .catch(undefined),
    /** Of what paid an invoice. */
    payment: z.object({ payment_intent: reference, charge: reference }).optional().catch(undefined),
  })
  .catch({ id: '', object: '' });

const topics: ReadonlyMap<string, EventTopic> = new Map([
  ['checkout.session', 'donation'],
  ['payment_intent', 'donation'],
  ['charge', 'donation'],
  // A warning and a review are about a payment: somebody may want to send it back.
  ['radar.early_fraud_warning', 'donation'],
  ['review', 'donation'],
  ['setup_intent', 'standing-gift'],
  ['subscription', 'standing-gift'],
  ['subscription_schedule', 'standing-gift'],
  ['invoice', 'standing-gift'],
  ['invoice_payment', 'standing-gift'],
  ['customer', 'standing-gift'],
  ['payment_method', 'standing-gift'],
  ['mandate', 'standing-gift'],
  ['refund', 'refund'],
  ['dispute', 'dispute'],
  ['payout', 'payout'],
]);

/** Carry no metadata of ours, even where they are about us: what they name does, or, of a payout, whether the account has it. */
const borrowing: ReadonlySet<string> = new Set([
  'refund',
  'dispute',
  'radar.early_fraud_warning',
  'review',
  'invoice_payment',
  'payment_method',
  'payout',
]);

/** Total: what is no object at all is one that says nothing. */
export function readObject(value: unknown): ObjectReading {
  const found = object.parse(value);
  const named = [found.metadata, found.parent?.subscription_details?.metadata];
  const hints: EventHints = {
    object: found.object,
    donation: firstOf(named.map((each) => each?.donation)),
    standingGift: firstOf(named.map((each) => each?.standing_gift)),
    paymentIntent: ownOr(found, 'payment_intent', found.payment_intent ?? found.payment?.payment_intent),
    charge: ownOr(found, 'charge', found.charge ?? found.payment?.charge),
    invoice: ownOr(found, 'invoice', found.invoice),
    subscription: ownOr(
      found,
      'subscription',
      found.subscription ?? found.parent?.subscription_details?.subscription,
    ),
    customer: ownOr(found, 'customer', found.customer),
  };
  return { topic: topicOf(found), objectId: found.id, hints, owner: ownerOf(hints) };
}

/** Of an object that is named and not shown. */
export function unreadObject(type: string, id: string): ObjectReading {
  return { ...readObject({ object: type, id }), owner: 'unsaid' };
}

type Found = z.output<typeof object>;

function topicOf({ object: type, mode }: Found): EventTopic {
  if (type === 'checkout.session' && (mode === 'setup' || mode === 'subscription')) return 'standing-gift';
  return topics.get(type) ?? 'other';
}

function ownerOf({ object: type, donation, standingGift }: EventHints): EventOwner {
  if (donation !== undefined || standingGift !== undefined) return 'named';
  return borrowing.has(type) ? 'unsaid' : 'others';
}

/** The object's own id where it is of this kind, else the id that it names. */
function ownOr({ object: type, id }: Found, kind: string, named: string | undefined): string | undefined {
  return type === kind && id !== '' ? id : named;
}

const firstOf = (values: readonly (string | undefined)[]) => values.find((value) => value !== undefined);

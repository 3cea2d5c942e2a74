/** A verified webhook event, reduced to what tells us where to look; its contents are never trusted for more. */
import { z } from 'zod';
import type { EventOwner, ObjectReading, StripeEvent } from '#app/domain/stripe-event.ts';
import { readObject, text, unreadObject } from './object-reading.ts';

const envelope = z.object({
  id: text(255, 1),
  type: text(255, 1),
  livemode: z.boolean().optional().catch(undefined),
  /** Of an event on an account that is connected to ours. */
  account: text(255).nullish().catch(null),
  /** The same for an organisation's endpoints, which hear of all its accounts. */
  context: text(255).nullish().catch(null),
});
const snapshot = envelope.extend({ data: z.object({ object: z.unknown() }) });
/** Thin events name their object and do not show it (docs.stripe.com/event-destinations). */
const thin = envelope.extend({
  object: z.literal('v2.core.event'),
  related_object: z.object({ id: text(255), type: text(100) }).nullish(),
});

/** Null where the body, though signed, has not the shape of an event. */
export function readEvent(event: unknown, isLive: boolean): StripeEvent | null {
  return readWhole(event, isLive) ?? readThin(event, isLive);
}

function readWhole(event: unknown, isLive: boolean): StripeEvent | null {
  const whole = snapshot.safeParse(event);
  if (!whole.success) return null;
  const { id, type, data } = whole.data;
  return { ...owned(whole.data, readObject(data.object), isLive), id, type };
}

function readThin(event: unknown, isLive: boolean): StripeEvent | null {
  const named = thin.safeParse(event);
  if (!named.success) return null;
  const { related_object: related } = named.data;
  const reading = related ? unreadObject(related.type, related.id) : readObject(null);
  // A thin event is called as the whole one, with the version of its API in front.
  const type = named.data.type.replace(/^v1\./, '');
  return { ...owned(named.data, reading, isLive), id: named.data.id, type };
}

type Envelope = z.output<typeof envelope>;

function owned(event: Envelope, reading: ObjectReading, isLive: boolean): ObjectReading {
  return { ...reading, owner: strangerOf(event, isLive) ?? reading.owner };
}

function strangerOf({ account, context, livemode }: Envelope, isLive: boolean): EventOwner | null {
  if (account || context) return 'foreign-account';
  return livemode !== undefined && livemode !== isLive ? 'wrong-mode' : null;
}

/** A verified webhook event, reduced to what tells us where to look; its contents are never trusted for more. */
import { z } from 'zod';
import type { StripeEvent } from '#app/ports/events.ts';

/** No NUL: PostgreSQL stores none, and nothing of Stripe's has one. */
const text = (lengthMax: number) =>
  z
    .string()
    .max(lengthMax)
    .regex(/^[^\0]*$/);

const envelope = z.object({
  id: text(255).min(1),
  type: text(255).min(1),
  data: z.object({
    object: z.object({
      id: text(255).catch(''),
      object: text(100).catch(''),
      client_reference_id: text(255).nullish().catch(null),
      payment_intent: text(255).nullish().catch(null),
      metadata: z
        .object({ donation: text(255).optional().catch(undefined) })
        .nullish()
        .catch(null),
    }),
  }),
});

/** Null where the body, though signed, has not the shape of an event. */
export function readEvent(event: unknown): StripeEvent | null {
  const parsed = envelope.safeParse(event);
  if (!parsed.success) return null;
  const { id, type, data } = parsed.data;
  const { object } = data;
  return {
    id,
    type,
    objectId: object.id,
    donationId: object.metadata?.donation ?? object.client_reference_id ?? null,
    paymentIntentId: object.object === 'payment_intent' ? object.id : (object.payment_intent ?? null),
  };
}

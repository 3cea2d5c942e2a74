/** A verified webhook event, reduced to what tells us where to look; its contents are never trusted for more. */
import { z } from 'zod';
import type { StripeEvent } from '#app/ports.ts';

const envelope = z.object({
  id: z.string().min(1).max(255),
  type: z.string().min(1).max(255),
  data: z.object({
    object: z.object({
      id: z.string().max(255).catch(''),
      object: z.string().max(100).catch(''),
      client_reference_id: z.string().max(255).nullish().catch(null),
      payment_intent: z.string().max(255).nullish().catch(null),
      metadata: z.object({ donation: z.string().max(255).optional().catch(undefined) }).nullish().catch(null),
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

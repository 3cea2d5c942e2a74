/** The memory of a card that was refused for politics: a person looks at it when it comes back. */
import type { PayerRecord, RefusedCard } from './records.ts';

/** How long a refused card is remembered: long enough to meet the next try, short of keeping it for ever. */
const refusedCardKeptMs = 365 * 86_400_000;

/** Null where Stripe hid the card, or it was erased. `listing`: whom its payer was refused as. */
export function refusedCard(
  payer: Pick<PayerRecord, 'cardFingerprintHash'> | null,
  listing: { readonly id: string; readonly name: string } | null,
  now: Date,
): RefusedCard | null {
  if (!payer?.cardFingerprintHash) return null;
  return {
    fingerprintHash: payer.cardFingerprintHash,
    listingId: listing?.id ?? null,
    listingName: listing?.name ?? null,
    createdAt: now,
    expiresAt: new Date(now.getTime() + refusedCardKeptMs),
  };
}

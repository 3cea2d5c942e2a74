/** Who paid: what is kept of them, and under which donor. */
import { addressForLimits } from '../email.ts';
import type { Charge, Checkout } from '../payment.ts';
import type { NewDonor, PayerRecord, RefusedCard, ScreeningRecord } from './records.ts';

/** Who paid, from the form (organisation) and from Stripe (the rest). The e-mail hash is the one that limits count by. */
export function payerRecord(
  organisation: string | null,
  payer: Checkout['payer'],
  charge: Pick<Charge, 'billing' | 'card'>,
  hash: (kind: 'email' | 'card', value: string) => string,
): PayerRecord {
  const email = payer.email ?? charge.billing.email;
  return {
    organisation,
    name: payer.name,
    billingName: charge.billing.name,
    email,
    country: charge.billing.country,
    postalCode: charge.billing.postalCode,
    cardBrand: charge.card?.brand ?? null,
    cardLast4: charge.card?.last4 ?? null,
    cardFunding: charge.card?.funding ?? null,
    emailHash: email ? hash('email', addressForLimits(email)) : null,
    cardFingerprintHash: charge.card?.fingerprint ? hash('card', charge.card.fingerprint) : null,
  };
}

/** The donor that a payer is recorded under: known by the exact address, since `a+b@` may be another person than `a@`. */
export function donorOf(
  payer: PayerRecord,
  id: string,
  hash: (kind: 'email', value: string) => string,
): NewDonor {
  const { name, billingName, email, country } = payer;
  const emailHash = email ? hash('email', email.trim().toLowerCase()) : null;
  return { id, emailHash, name: name ?? billingName, email, country };
}

/** How long a refused card is remembered: long enough to meet the next try, short of keeping it for ever. */
const refusedCardKeptMs = 365 * 86_400_000;

/** A card refused for politics is looked at by a person when it comes back; null where Stripe hides it. */
export function refusedCard(
  payer: PayerRecord | null,
  lastScreening: ScreeningRecord | null,
  now: Date,
): RefusedCard | null {
  if (!payer?.cardFingerprintHash) return null;
  const listing = lastScreening?.screening.listing;
  return {
    fingerprintHash: payer.cardFingerprintHash,
    listingId: listing?.id ?? null,
    listingName: listing?.name ?? null,
    createdAt: now,
    expiresAt: new Date(now.getTime() + refusedCardKeptMs),
  };
}

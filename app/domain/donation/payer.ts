/** Who paid: what is kept of them, and under which donor. */
import { addressForLimits, donorAddress } from '../email.ts';
import type { Charge, Checkout } from '../payment.ts';
import type { NewDonor, PayerRecord } from './records.ts';

/** Who paid, from the form (organisation) and from Stripe (the rest). The email hash is the one that limits count by. */
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
  const emailHash = email ? hash('email', donorAddress(email)) : null;
  return { id, emailHash, name: name ?? billingName, email, country };
}

/** What a payment page remembers of its donation at Stripe, so that one that our database lost can be taken in again from there. */
import { z } from 'zod';
import { money, type Money } from '../money.ts';
import type { Effect } from '../step.ts';
import { nextCheckAt } from './deadlines.ts';
import { newDonation, type fromForm } from './new-donation.ts';

/**
 * As metadata of the session, beside the donation's id. Of an organization only that there was one: its name is for the screening, and
 * stays here.
 */
export function checkoutMemory(
  { feeCover, articleSlug, site, locale, pledgeVersion, attestationVersion }: ReturnType<typeof fromForm>,
  organisation: string | null,
): Readonly<Record<string, string>> {
  return {
    fee_cover: String(feeCover.amountMinor),
    ...(articleSlug !== null && { article: articleSlug }),
    ...{ site, locale, pledge: pledgeVersion, attestation: attestationVersion },
    organisation: organisation === null ? 'none' : 'named',
  };
}

export const rememberedMinor = z
  .string()
  .regex(/^\d{1,12}$/)
  .transform(Number);

/** What either kind of gift remembers of its form. */
export const rememberedForm = z.object({
  fee_cover: rememberedMinor,
  article: z.string().optional(),
  site: z.string(),
  locale: z.string(),
  pledge: z.string(),
  attestation: z.string(),
  // Who gave in the name of an organization that nobody can name any more must not be screened as if there were none.
  organisation: z.literal('none'),
});

const memory = rememberedForm.extend({ donation: z.uuid({ version: 'v7' }) });

/** A payment page of ours, as Stripe has it. */
export interface RememberedCheckout {
  readonly sessionId: string;
  readonly metadata: Readonly<Record<string, string>>;
  /** All that the payer is asked for. */
  readonly total: Money | null;
  /** Names the donation's own page. */
  readonly token: string;
  readonly url: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** The lost donation as it was when its page was opened; null where the page does not remember enough of it. */
export function adoptingDonation(checkout: RememberedCheckout, now: Date): Effect[] | null {
  const { sessionId, token, total, createdAt, expiresAt } = checkout;
  const known = memory.safeParse(checkout.metadata);
  if (!known.success || total === null || total.amountMinor <= known.data.fee_cover) return null;
  const { donation: id, fee_cover: feeMinor, article, site, locale, pledge, attestation } = known.data;
  const asked = {
    articleSlug: article ?? null,
    ...{ site, locale, pledgeVersion: pledge, attestationVersion: attestation },
    amount: money(total.amountMinor - feeMinor, total.currency),
    feeCover: money(feeMinor, total.currency),
  };
  const donation = newDonation(asked, { id, token }, createdAt);
  const opened = { sessionId, url: checkout.url ?? '', expiresAt };
  return [
    {
      kind: 'create-donation',
      donation,
      organisation: null,
      invoicePaymentId: null,
      // No reload leads to it: its attempt was of a minute.
      checkout: { attemptKey: `adopted ${sessionId}`, attemptBodyHash: '' },
      checkAt: nextCheckAt({ ...donation, sessionExpiresAt: expiresAt }, now),
    },
    { kind: 'open-checkout', donationId: id, ...opened },
  ];
}

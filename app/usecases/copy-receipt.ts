/** Sends a receipt again, marked as a copy, to the address that is known and to no other. */
import { composeReceiptMail } from '#app/domain/mail-receipt.ts';
import { paths } from '#app/paths.ts';
import type { Ports } from '#app/ports.ts';

export type CopyReceiptOutcome =
  | { readonly kind: 'sent' }
  | { readonly kind: 'unknown-donation' }
  /** Nothing was received, or not booked yet. */
  | { readonly kind: 'no-receipt' }
  /** They gave no address, or it was erased. */
  | { readonly kind: 'no-address' }
  | { readonly kind: 'limited'; readonly waitSeconds: number };

/**
 * `by` the token of the donor's page, or staff by the donation's id. The copy says what the receipt said on its day, in the same words; one
 * that was withdrawn says so.
 */
export async function copyReceipt(
  ports: Pick<Ports, 'donations' | 'receipts' | 'mails' | 'jobs' | 'limits' | 'clock' | 'ids' | 'site'>,
  by: { readonly token: string } | { readonly donationId: string },
): Promise<CopyReceiptOutcome> {
  const donation =
    'token' in by ? await ports.donations.findByToken(by.token) : await ports.donations.find(by.donationId);
  if (!donation) return { kind: 'unknown-donation' };
  const receipt = (await ports.receipts.ofDonation(donation.id)).at(-1);
  if (!receipt) return { kind: 'no-receipt' };
  const recipient = (await ports.donations.payer(donation.id))?.email;
  if (!recipient) return { kind: 'no-address' };
  const limit = await ports.limits.take('receipt-copy', donation.id);
  if (!limit.allowed) return { kind: 'limited', waitSeconds: limit.waitSeconds };
  const id = ports.ids.row();
  const donationUrl = ports.site.url + paths.donation(donation.token);
  await ports.mails.add({
    id,
    kind: 'receipt-copy',
    ...{ cause: id, donationId: donation.id, standingGiftId: null, appealId: null, recipient },
    ...composeReceiptMail('receipt-copy', receipt, { site: ports.site, donationUrl }),
    createdAt: ports.clock.now(),
  });
  await ports.jobs.send('send-mail', id);
  return { kind: 'sent' };
}

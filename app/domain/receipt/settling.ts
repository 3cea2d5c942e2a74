/** The effect that keeps a donation's receipts at what the ledger says, as every step that posts to it ends with. */
import type { Donation } from '../donation/donation.ts';
import type { Sender } from '../mail-kinds.ts';
import type { SettleReceipt } from '../step.ts';
import type { ReceiptIssuer } from './issuer.ts';

/** `email`: where its donor is told; null where they gave no address, or it was erased. */
export function settlingReceipt(
  {
    donation,
    email,
    standing = null,
  }: {
    readonly donation: Pick<Donation, 'id' | 'token'>;
    readonly email: string | null;
    readonly standing?: SettleReceipt['standing'];
  },
  {
    ids,
    site,
    issuer,
    links,
  }: {
    readonly ids: { row(): string };
    readonly site: Sender;
    readonly issuer: ReceiptIssuer;
    readonly links: { donation(token: string): string };
  },
): SettleReceipt {
  return {
    kind: 'settle-receipt',
    donationId: donation.id,
    receiptId: ids.row(),
    issuer,
    site,
    donationUrl: links.donation(donation.token),
    standing,
    mail: email === null ? null : { id: ids.row(), recipient: email },
  };
}

/** The desk's form that sends a donor a copy of the receipt: read, and answered. */
import { data as answer } from '@remix-run/node';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { paths } from '#app/paths.ts';
import { copyReceipt } from '#app/usecases/copy-receipt.ts';
import { notFound, type DeskFormCall } from './desk-access.ts';
import { deskHeaders, seeOther } from './staff-session.ts';

const { receipts: words } = deskTexts.mails;

export async function receiptCopyFromDesk({ ports, id: donationId }: DeskFormCall) {
  const outcome = await copyReceipt(ports, { donationId });
  const failed = (status: number, problem: string) => answer({ problem }, { status, headers: deskHeaders });
  switch (outcome.kind) {
    case 'sent':
      return seeOther(paths.deskDonation(donationId));
    case 'no-receipt':
      return failed(409, words.noReceipt);
    case 'no-address':
      return failed(409, words.noAddress);
    case 'limited':
      return failed(429, words.limited);
    case 'unknown-donation':
      throw notFound();
  }
}

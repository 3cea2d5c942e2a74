/** The desk's form that sends a donor a copy of the receipt: read, and answered. */
import { data as answer } from '@remix-run/node';
import { paths } from '#app/paths.ts';
import type { Ports } from '#app/ports.ts';
import { copyReceipt } from '#app/usecases/copy-receipt.ts';
import { deskHeaders, requireStaff, seeOther, textField } from './staff-session.ts';

/** Null where the form is another one. Throws a Response where the person may not, or there is no such donation. */
export async function receiptCopyFromDesk(request: Request, ports: Ports, donationId: string) {
  const form = await request.clone().formData();
  if (textField(form, 'intent') !== 'receipt-copy') return null;
  await requireStaff(request, ports, 'review');
  const outcome = await copyReceipt(ports, { donationId });
  const failed = (status: number, problem: string) => answer({ problem }, { status, headers: deskHeaders });
  switch (outcome.kind) {
    case 'sent':
      return seeOther(paths.deskDonation(donationId));
    case 'no-receipt':
      return failed(409, 'This gift has no receipt yet.');
    case 'no-address':
      return failed(409, 'There is no address to send a copy to.');
    case 'limited':
      return failed(429, 'Three copies of this receipt have gone out within the hour. Try again later.');
    case 'unknown-donation':
      throw new Response(null, { status: 404, headers: deskHeaders });
  }
}

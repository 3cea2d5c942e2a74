/** The donor's form that has a receipt sent again: read, and answered. */
import { data as answer, redirect } from '@remix-run/node';
import { paths } from '#app/paths.ts';
import type { Ports } from '#app/ports.ts';
import { copyReceipt } from '#app/usecases/copy-receipt.ts';
import { textField } from './staff-session.ts';
import { tokenPageHeaders } from './token-page.ts';

/** What the page says of the copy that was asked for. */
export type CopyProblem = 'limited' | 'not-possible';

/** Throws a Response for an address that is no donation's, and for any other form. */
export async function copyReceiptFromPage(request: Request, ports: Ports, token: string) {
  const intent = textField(await request.formData(), 'intent');
  if (intent !== 'receipt-copy') throw new Response(null, { status: 400, headers: tokenPageHeaders });
  const outcome = await copyReceipt(ports, { token });
  const failed = (status: number, problem: CopyProblem, headers: Record<string, string> = {}) =>
    answer({ problem }, { status, headers: { ...tokenPageHeaders, ...headers } });
  switch (outcome.kind) {
    case 'sent':
      return redirect(`${paths.donation(token)}?copy=sent`, { status: 303, headers: tokenPageHeaders });
    case 'limited':
      return failed(429, 'limited', { 'Retry-After': String(outcome.waitSeconds) });
    case 'no-receipt':
    case 'no-address':
      return failed(409, 'not-possible');
    case 'unknown-donation':
      throw new Response(null, { status: 404, headers: tokenPageHeaders });
  }
}

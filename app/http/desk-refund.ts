/** The desk's forms that send money back and that close what could not be: read, sorted out, and answered. */
import { data as answer } from '@remix-run/node';
import { z } from 'zod';
import type { Money } from '#app/domain/money.ts';
import type { RefundErrors } from '#app/domain/refund/form.ts';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { paths } from '#app/paths.ts';
import { attendRefund } from '#app/usecases/attend-refund.ts';
import { refundDonation } from '#app/usecases/refund-donation.ts';
import { notFound, type DeskFormCall } from './desk-access.ts';
import { deskHeaders, seeOther, textField } from './staff-session.ts';

const { refunds: words } = deskTexts;

/** What the page shows where nothing was sent back yet: what was typed, and either errors or the sum to confirm. */
export interface UnsentRefund {
  readonly problem: string | null;
  readonly refund: {
    readonly attemptKey: string;
    readonly draft: {
      readonly scope: string;
      readonly amount: string;
      readonly reason: string;
      readonly note: string;
      readonly errors: RefundErrors;
      readonly toConfirm: { readonly amount: Money; readonly refundable: Money } | null;
    };
  };
}

/** Staff have seen to a refund that did not arrive. */
export async function attendRefundFromDesk({ ports, id: donationId, form, actor }: DeskFormCall) {
  await attendRefund(ports, { refundId: textField(form, 'refund'), donationId, actor });
  return seeOther(paths.deskDonation(donationId));
}

export async function refundFromDesk({ ports, id: donationId, form, actor }: DeskFormCall) {
  const [scope, amount, reason, note] = ['scope', 'amount', 'reason', 'note'].map((name) =>
    textField(form, name),
  ) as [string, string, string, string];
  const attemptKey = z.uuid().catch(ports.ids.row()).parse(textField(form, 'attempt'));
  const confirmed = Number.parseInt(textField(form, 'confirmed'), 10);
  const confirmedMinor = Number.isSafeInteger(confirmed) ? confirmed : null;
  const input = { donationId, attemptKey, confirmedMinor, scope, amount, reason, note, actor };
  const outcome = await refundDonation(ports, input);
  const unsent = (
    status: number,
    problem: string | null,
    shown: Partial<UnsentRefund['refund']['draft']>,
  ) => {
    const draft = { scope, amount, reason, note, errors: {}, toConfirm: null, ...shown };
    return answer<UnsentRefund>({ problem, refund: { attemptKey, draft } }, { status, headers: deskHeaders });
  };
  switch (outcome.kind) {
    case 'asked':
      return seeOther(paths.deskDonation(donationId));
    case 'to-confirm':
      return unsent(200, null, { toConfirm: { amount: outcome.amount, refundable: outcome.refundable } });
    case 'invalid':
      return unsent(422, null, { errors: outcome.errors });
    case 'barred':
      return unsent(409, words.bars[outcome.bar], {});
    case 'payments-unavailable':
      return unsent(503, words.stripeOut, {});
    case 'unknown-donation':
      throw notFound();
  }
}

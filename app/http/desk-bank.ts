/** The desk's forms about what a bank says and about a late refusal: read, sorted out, and answered. */
import { data as answer } from '@remix-run/node';
import type { Money } from '#app/domain/money.ts';
import type { LateRefusalErrors } from '#app/domain/late-refusal/form.ts';
import type { NoteProblem } from '#app/domain/review.ts';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { paths } from '#app/paths.ts';
import { attendLateRefusal } from '#app/usecases/attend-late-refusal.ts';
import { leaveWarning } from '#app/usecases/leave-warning.ts';
import { refuseLate } from '#app/usecases/refuse-late.ts';
import { notFound, type DeskFormCall } from './desk-access.ts';
import { deskHeaders, seeOther, textField } from './staff-session.ts';

const { refunds: words } = deskTexts;

/** What the page shows where nothing was done yet: what was typed, and either errors or what follows, to confirm. */
export interface UndoneLateRefusal {
  readonly problem: string | null;
  readonly lateRefusal: {
    readonly reason: string;
    readonly note: string;
    readonly errors: LateRefusalErrors;
    readonly toConfirm: { readonly amount: Money; readonly isDisputed: boolean } | null;
  };
}

export interface UnleftWarning {
  readonly problem: null;
  readonly warning: { readonly id: string; readonly note: string; readonly problem: NoteProblem };
}

export async function attendLateRefusalFromDesk({ ports, id: donationId, actor }: DeskFormCall) {
  await attendLateRefusal(ports, { donationId, actor });
  return seeOther(paths.deskDonation(donationId));
}

export async function leaveWarningFromDesk({ ports, id: donationId, form, actor }: DeskFormCall) {
  const [warningId, note] = [textField(form, 'warning'), textField(form, 'note')];
  const outcome = await leaveWarning(ports, { warningId, donationId, note, actor });
  if (outcome.kind !== 'invalid') return seeOther(paths.deskDonation(donationId));
  const warning = { id: warningId, note, problem: outcome.problem };
  return answer<UnleftWarning>({ problem: null, warning }, { status: 422, headers: deskHeaders });
}

export async function refuseLateFromDesk({ ports, id: donationId, form, actor }: DeskFormCall) {
  const [reason, note] = [textField(form, 'reason'), textField(form, 'note')];
  const confirmed = Number.parseInt(textField(form, 'confirmed'), 10);
  const confirmedMinor = Number.isSafeInteger(confirmed) ? confirmed : null;
  const outcome = await refuseLate(ports, { donationId, reason, note, confirmedMinor, actor });
  const undone = (
    status: number,
    problem: string | null,
    shown: Partial<UndoneLateRefusal['lateRefusal']> = {},
  ) =>
    answer<UndoneLateRefusal>(
      { problem, lateRefusal: { reason, note, errors: {}, toConfirm: null, ...shown } },
      { status, headers: deskHeaders },
    );
  switch (outcome.kind) {
    case 'refused':
      return seeOther(paths.deskDonation(donationId));
    case 'to-confirm':
      return undone(200, null, { toConfirm: { amount: outcome.amount, isDisputed: outcome.isDisputed } });
    case 'invalid':
      return undone(422, null, { errors: outcome.errors });
    case 'barred':
      return undone(409, words.bars[outcome.bar]);
    case 'payments-unavailable':
      return undone(503, words.stripeOut);
    case 'unknown-donation':
      throw notFound();
  }
}

/** What a late refusal does next: a pure choice from where its money is. */
import { composeRefundMail } from '../mail-refund.ts';
import type { Sender } from '../mail-kinds.ts';
import type { Plan } from '../plan.ts';
import type { Effect, LateRefusalFields } from '../step.ts';
import { whereItIs, type LateRefusal, type Whereabouts } from './late-refusal.ts';
import { lateRefusalStepBy, lateRefusalStepWithin } from './steps.ts';
import type { LateRefusalEvent } from './states.ts';

export interface LateRefusalKnown extends Whereabouts {
  readonly refusal: LateRefusal;
  readonly now: Date;
  /** Where its donor is told; null where they gave no address, or it was erased. */
  readonly donor: { readonly email: string; readonly locale: string; readonly donationToken: string } | null;
}

export interface LateRefusalTools {
  readonly ids: { row(): string };
  readonly site: Sender;
  readonly links: { donation(token: string): string };
}

const rest: Plan = { kind: 'rest' };

export function planLateRefusal(known: LateRefusalKnown, tools: LateRefusalTools): Plan {
  const { refusal, now } = known;
  // Somebody returned it in another way, of which Stripe knows nothing.
  if (refusal.attendedBy !== null) return rest;
  const standing = whereItIs(known);
  switch (standing.state) {
    case 'returning':
      // What is open comes back to its way where a refund is under way again, whoever asked for it.
      return refusal.state === 'open' ? planEvent(known, 'asked-again', { cause: null }) : rest;
    case 'returned':
      return planEvent(
        known,
        'returned',
        { cause: null, settledAt: now },
        mailWhereBankReturned(known, tools),
      );
    case 'open': {
      const { cause } = standing;
      if (refusal.state !== 'open') return planEvent(known, 'fell-open', { cause, settledAt: null });
      if (refusal.cause === cause) return rest;
      return { kind: 'commit', step: lateRefusalStepWithin(refusal, now, { cause }) };
    }
  }
}

function planEvent(
  { refusal, now }: LateRefusalKnown,
  event: LateRefusalEvent,
  fields: LateRefusalFields,
  effects: readonly Effect[] = [],
): Plan {
  const step = lateRefusalStepBy(refusal, event, now, fields, effects);
  if (step === 'ignored') return rest;
  return step === 'illegal' ? { kind: 'cannot-be', state: refusal.state, event } : { kind: 'commit', step };
}

/** A refund tells its donor itself; where their bank took the money instead, nobody has yet. */
function mailWhereBankReturned(
  { refusal, refunds, sums, donor }: LateRefusalKnown,
  { ids, site, links }: LateRefusalTools,
): Effect[] {
  if (!donor || refunds.some(({ state }) => state === 'succeeded')) return [];
  const composed = composeRefundMail('returned-by-bank', {
    ...{ site, locale: donor.locale, amount: sums.disputed },
    donationUrl: links.donation(donor.donationToken),
  });
  const { donationId } = refusal;
  const about = { cause: donationId, donationId, standingGiftId: null, appealId: null };
  return [
    {
      kind: 'send-mail',
      mail: { id: ids.row(), kind: 'returned-by-bank', ...about, recipient: donor.email, ...composed },
    },
  ];
}

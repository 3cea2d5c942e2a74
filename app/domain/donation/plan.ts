/** What a donation does next: a pure choice from its state, Stripe's state of it and what is known of its payer. */
import type { DonationMailKind, Sender } from '../mail-kinds.ts';
import { composeDonationMail } from '../mail.ts';
import { newsFrom, type Charge, type Checkout, type Payment, type PaymentNews } from '../payment.ts';
import type { Plan } from '../plan.ts';
import { reasonsOf, type Screening } from '../screening/screening.ts';
import type { ReceiptIssuer } from '../receipt/issuer.ts';
import { settlingReceipt } from '../receipt/settling.ts';
import type { GiftDay } from '../standing-gift/gift-day.ts';
import { nextChargeAt } from '../standing-gift/pause.ts';
import type { StandingGift } from '../standing-gift/standing-gift.ts';
import type { Effect, SignedLesson } from '../step.ts';
import { wasNeverOpened } from './deadlines.ts';
import type { Donation } from './donation.ts';
import type { PayerRecord, ScreeningRecord } from './records.ts';
import type { DonationEvent } from './states.ts';
import { donorOf, payerRecord } from './payer.ts';
import { refusedCard } from './refused-card.ts';
import { reasonsTold } from './reasons-told.ts';
import {
  authorising,
  bookingStep,
  captureBooked,
  clearing,
  holding,
  lapsing,
  lettingGo,
  refusing,
  refusingPolitical,
  stepBy,
  taking,
  type Brought,
} from './steps.ts';

/** All that the choice rests on. */
export interface DonationKnown {
  readonly donation: Donation;
  readonly now: Date;
  /** Stripe's present state of it; null where there is nothing left to learn. */
  readonly seen: Checkout | null;
  readonly payer: PayerRecord | null;
  /** The screening that decided last. */
  readonly lastScreening: ScreeningRecord | null;
  /** The payer screened now; null where that is not asked, or cannot be. */
  readonly found: Screening | null;
  /** Of a renewal: what it is a payment of. */
  readonly standing:
    (Pick<StandingGift, 'token' | 'interval' | 'paidUntil' | 'pausedUntil'> & GiftDay) | null;
  /** What the decision that comes into force teaches; null where nothing. */
  readonly lesson: SignedLesson | null;
}

/** What the choice needs to write things down. */
export interface DonationTools {
  readonly ids: { row(): string; token(): string };
  readonly hash: (kind: 'email' | 'card' | 'question', value: string) => string;
  readonly site: Sender;
  readonly issuer: ReceiptIssuer;
  readonly links: {
    donation(token: string): string;
    standingGift(token: string): string;
    appeal(token: string): string;
  };
}

export function planDonation(known: DonationKnown, tools: DonationTools): Plan {
  const { donation, seen, now } = known;
  const news = seen && newsFrom(donation, seen);
  if (seen && news) return planNews(known, seen, news, tools);
  switch (donation.state) {
    case 'open':
      return wasNeverOpened(donation, now) ? planStep(known, 'checkout-expired', {}) : rest;
    case 'authorised':
    case 'held':
      if (now >= donation.heldUntil) return planStep(known, 'deadline-passed', lapsing(donation, now));
      return known.found ? planScreened(known, known.found, tools) : rest;
    case 'decided':
      return now < donation.decisionInForceAt ? rest : planEnforced(known);
    case 'capturing':
      return { kind: 'ask', request: 'capture', cause: '' };
    case 'releasing':
      return { kind: 'ask', request: 'cancel', cause: '' };
    case 'received':
      return seen?.payment && !donation.bookedAt ? planBooked(known, seen.payment, tools) : rest;
    case 'abandoned':
    case 'refused':
    case 'lapsed':
      return rest;
  }
}

const rest: Plan = { kind: 'rest' };

function planStep<E extends DonationEvent>(
  { donation, now }: DonationKnown,
  event: E,
  brought: Brought<E>,
): Plan {
  const step = stepBy(donation, event, now, brought);
  if (step === 'ignored') return rest;
  return step === 'illegal' ? { kind: 'cannot-be', state: donation.state, event } : { kind: 'commit', step };
}

function planNews(known: DonationKnown, seen: Checkout, news: PaymentNews, tools: DonationTools): Plan {
  if (news === 'checkout-expired') return planStep(known, news, {});
  const { donation, payer, now } = known;
  const payment = seen.payment;
  const charge = payment?.charge;
  if (!payment || !charge) throw new Error(`donation ${donation.id} has news of ${news} without a charge`);
  switch (news) {
    case 'authorised': {
      const paidBy = payerRecord(payer?.organisation ?? null, seen.payer, charge, tools.hash);
      const donor = donorOf(paidBy, tools.ids.row(), tools.hash);
      return planStep(known, news, authorising(donation, payment, charge, paidBy, donor));
    }
    case 'captured':
      return planStep(known, news, taking(donation, payment, charge, now));
    case 'released-refused':
      return planStep(known, news, {
        effects: [
          ...lettingGo(donation, payment, charge, now).effects,
          ...rememberedCard(known),
          ...mailAbout('refused', known, tools),
        ],
      });
    case 'hold-lost':
      return planHoldLost(known, payment, charge, tools);
    case 'released-lapsed':
      return planStep(known, news, {
        effects: [...lettingGo(donation, payment, charge, now).effects, ...mailAbout('lapsed', known, tools)],
      });
  }
}

/**
 * The hold is gone, and not because we asked: its time was over, somebody let it go at Stripe, or we did and the database lost it. Whose it
 * was is said all the same, where that is known: a refused payer does not read that nobody came to it in time.
 */
function planHoldLost(known: DonationKnown, payment: Payment, charge: Charge, tools: DonationTools): Plan {
  const { donation, found, now } = known;
  if (donation.state === 'authorised' && found?.outcome === 'political') {
    const { fields } = refusingPolitical(donation, now);
    const record = recordOf(donation, 'payer', found, tools, now);
    return planStep(known, 'screened-political', { fields, effects: [{ kind: 'record-screening', record }] });
  }
  if (donation.state === 'decided' && donation.decision === 'refuse') {
    const { fields } = refusing(donation, now);
    return planStep(known, 'refusal-enforced', { fields, effects: taughtBy(known) });
  }
  return planStep(known, 'hold-lost', {
    effects: [...lettingGo(donation, payment, charge, now).effects, ...mailAbout('lapsed', known, tools)],
  });
}

function recordOf(
  { id: donationId }: Donation,
  stage: 'payer' | 'again',
  screening: Screening,
  { ids }: DonationTools,
  createdAt: Date,
): ScreeningRecord {
  return {
    ...{ id: ids.row(), token: ids.token(), donationId, standingGiftId: null },
    ...{ stage, screening, createdAt },
  };
}

function planScreened(known: DonationKnown, found: Screening, tools: DonationTools): Plan {
  const { donation, now } = known;
  const again = donation.state === 'held';
  if (again && isNothingNew(known.lastScreening, found)) return rest;
  const record = recordOf(donation, again ? 'again' : 'payer', found, tools, now);
  const recorded: Effect = { kind: 'record-screening', record };
  switch (found.outcome) {
    case 'clear': {
      const { effects } = clearing(donation, now);
      return planStep(known, 'screened-clear', { effects: [recorded, ...effects] });
    }
    case 'political': {
      const { fields, effects } = refusingPolitical(donation, now);
      return planStep(known, 'screened-political', { fields, effects: [recorded, ...effects] });
    }
    case 'unclear': {
      const { fields } = holding(found);
      const mails = again ? [] : mailAbout('held', { ...known, lastScreening: record }, tools);
      return planStep(known, 'screened-unclear', { fields, effects: [recorded, ...mails] });
    }
  }
}

/** Still no registry, or the same reasons as before: it waits as it did, without another record of the same. */
export function isNothingNew(last: ScreeningRecord | null, found: Screening): boolean {
  if (found.rule === 'cannot-screen') return true;
  const reasons = (of: Screening) => reasonsOf(of).map(({ rule, listing }) => `${rule} ${listing?.id ?? ''}`);
  return (
    found.outcome === 'unclear' &&
    last !== null &&
    reasons(last.screening).join('\n') === reasons(found).join('\n')
  );
}

/** The decision comes into force, and with it what it teaches. */
function planEnforced(known: DonationKnown): Plan {
  const { donation, now } = known;
  const taught = taughtBy(known);
  if (donation.decision === 'clear') {
    const { effects } = clearing(donation, now);
    return planStep(known, 'clear-enforced', { effects: [...effects, ...taught] });
  }
  const { fields, effects } = refusing(donation, now);
  return planStep(known, 'refusal-enforced', { fields, effects: [...effects, ...taught] });
}

const taughtBy = ({ lesson }: DonationKnown): Effect[] => (lesson ? [{ kind: 'teach', lesson }] : []);

/** Stripe books a capture a moment after it; until then it is read again, at growing intervals. */
function planBooked(known: DonationKnown, payment: Payment, tools: DonationTools): Plan {
  const booked = captureBooked(known.donation, payment);
  if (!booked) return rest;
  const { donation, payer, standing, now } = known;
  const nextAt = standing && nextChargeAt(standing);
  const next =
    standing && nextAt
      ? {
          interval: standing.interval,
          nextAt,
          url: tools.links.standingGift(standing.token),
        }
      : null;
  const receipt = settlingReceipt({ donation, email: payer?.email ?? null, standing: next }, tools);
  return { kind: 'commit', step: bookingStep(donation, booked, now, [receipt]) };
}

function rememberedCard({ donation, payer, lastScreening, now }: DonationKnown): Effect[] {
  const card = refusedCard(payer, lastScreening?.screening.listing ?? null, now);
  return card === null ? [] : [{ kind: 'remember-card', donationId: donation.id, card }];
}

/** The mail that tells the payer; none where they gave no address. */
function mailAbout(
  kind: Exclude<DonationMailKind, 'received'>,
  { donation, payer, lastScreening, seen }: DonationKnown,
  { ids, site, links }: DonationTools,
): Effect[] {
  if (!payer?.email) return [];
  const composed = composeDonationMail(kind, {
    site,
    donation,
    received: seen?.payment?.charged ?? null,
    donationUrl: links.donation(donation.token),
    standing: null,
    appealUrl: lastScreening ? links.appeal(lastScreening.token) : null,
    reasons: reasonsTold(donation, lastScreening?.screening ?? null),
  });
  const about = { cause: donation.id, donationId: donation.id, standingGiftId: null, appealId: null };
  return [
    { kind: 'send-mail', mail: { id: ids.row(), kind, ...about, recipient: payer.email, ...composed } },
  ];
}

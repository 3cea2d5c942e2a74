/** The life of a donation: its states, what can happen to it, and the table that says what follows. */
import type { DonationFacts, holdReasons } from './donation-facts.ts';
import type { Money } from './money.ts';

export const donationStates = [
  'open',
  'abandoned',
  'authorised',
  'held',
  'decided',
  'capturing',
  'releasing',
  'received',
  'refused',
  'lapsed',
] as const;
export type DonationState = (typeof donationStates)[number];

export const donationEvents = [
  'authorised',
  'checkout-expired',
  'screened-clear',
  'screened-unclear',
  'screened-political',
  'decided',
  'undone',
  'clear-enforced',
  'refusal-enforced',
  'deadline-passed',
  'captured',
  'released-refused',
  'released-lapsed',
  'hold-lost',
] as const;
export type DonationEvent = (typeof donationEvents)[number];

/**
 * `ignored`: true but old news, as repeated or late webhooks bring; nothing changes. `illegal`: cannot be true in this
 * state; whoever says so has a bug, and the donation stays where it is.
 */
export type Step = DonationState | 'ignored' | 'illegal';

/**
 * Every state and every event. Two rows look odd and are meant: money captured by hand at Stripe is received whatever
 * we were about to do, because the ledger must say what is true; and a hold that Stripe drops by itself lapses.
 */
export const transitions: Readonly<Record<DonationState, Readonly<Record<DonationEvent, Step>>>> = {
  open: {
    authorised: 'authorised',
    'checkout-expired': 'abandoned',
    'screened-clear': 'illegal',
    'screened-unclear': 'illegal',
    'screened-political': 'illegal',
    decided: 'illegal',
    undone: 'illegal',
    'clear-enforced': 'illegal',
    'refusal-enforced': 'illegal',
    'deadline-passed': 'illegal',
    captured: 'illegal',
    'released-refused': 'illegal',
    'released-lapsed': 'illegal',
    'hold-lost': 'illegal',
  },
  abandoned: {
    authorised: 'illegal',
    'checkout-expired': 'ignored',
    'screened-clear': 'illegal',
    'screened-unclear': 'illegal',
    'screened-political': 'illegal',
    decided: 'illegal',
    undone: 'illegal',
    'clear-enforced': 'illegal',
    'refusal-enforced': 'illegal',
    'deadline-passed': 'illegal',
    captured: 'illegal',
    'released-refused': 'illegal',
    'released-lapsed': 'illegal',
    'hold-lost': 'illegal',
  },
  authorised: {
    authorised: 'ignored',
    'checkout-expired': 'illegal',
    'screened-clear': 'capturing',
    'screened-unclear': 'held',
    'screened-political': 'releasing',
    decided: 'illegal',
    undone: 'illegal',
    'clear-enforced': 'illegal',
    'refusal-enforced': 'illegal',
    'deadline-passed': 'releasing',
    captured: 'received',
    'released-refused': 'illegal',
    'released-lapsed': 'illegal',
    'hold-lost': 'lapsed',
  },
  held: {
    authorised: 'ignored',
    'checkout-expired': 'illegal',
    'screened-clear': 'capturing',
    'screened-unclear': 'held',
    'screened-political': 'releasing',
    decided: 'decided',
    undone: 'ignored',
    'clear-enforced': 'illegal',
    'refusal-enforced': 'illegal',
    'deadline-passed': 'releasing',
    captured: 'received',
    'released-refused': 'illegal',
    'released-lapsed': 'illegal',
    'hold-lost': 'lapsed',
  },
  decided: {
    authorised: 'ignored',
    'checkout-expired': 'illegal',
    'screened-clear': 'illegal',
    'screened-unclear': 'illegal',
    'screened-political': 'illegal',
    decided: 'illegal',
    undone: 'held',
    'clear-enforced': 'capturing',
    'refusal-enforced': 'releasing',
    'deadline-passed': 'illegal',
    captured: 'received',
    'released-refused': 'illegal',
    'released-lapsed': 'illegal',
    'hold-lost': 'lapsed',
  },
  capturing: {
    authorised: 'ignored',
    'checkout-expired': 'illegal',
    'screened-clear': 'ignored',
    'screened-unclear': 'illegal',
    'screened-political': 'illegal',
    decided: 'illegal',
    undone: 'illegal',
    'clear-enforced': 'ignored',
    'refusal-enforced': 'illegal',
    'deadline-passed': 'ignored',
    captured: 'received',
    'released-refused': 'illegal',
    'released-lapsed': 'illegal',
    'hold-lost': 'lapsed',
  },
  releasing: {
    authorised: 'ignored',
    'checkout-expired': 'illegal',
    'screened-clear': 'illegal',
    'screened-unclear': 'illegal',
    'screened-political': 'ignored',
    decided: 'illegal',
    undone: 'illegal',
    'clear-enforced': 'illegal',
    'refusal-enforced': 'ignored',
    'deadline-passed': 'ignored',
    captured: 'received',
    'released-refused': 'refused',
    'released-lapsed': 'lapsed',
    'hold-lost': 'illegal',
  },
  received: {
    authorised: 'ignored',
    'checkout-expired': 'illegal',
    'screened-clear': 'ignored',
    'screened-unclear': 'illegal',
    'screened-political': 'illegal',
    decided: 'illegal',
    undone: 'illegal',
    'clear-enforced': 'ignored',
    'refusal-enforced': 'illegal',
    'deadline-passed': 'ignored',
    captured: 'ignored',
    'released-refused': 'illegal',
    'released-lapsed': 'illegal',
    'hold-lost': 'illegal',
  },
  refused: {
    authorised: 'ignored',
    'checkout-expired': 'illegal',
    'screened-clear': 'illegal',
    'screened-unclear': 'illegal',
    'screened-political': 'ignored',
    decided: 'illegal',
    undone: 'illegal',
    'clear-enforced': 'illegal',
    'refusal-enforced': 'ignored',
    'deadline-passed': 'ignored',
    captured: 'illegal',
    'released-refused': 'ignored',
    'released-lapsed': 'illegal',
    'hold-lost': 'ignored',
  },
  lapsed: {
    authorised: 'ignored',
    'checkout-expired': 'illegal',
    'screened-clear': 'illegal',
    'screened-unclear': 'illegal',
    'screened-political': 'illegal',
    decided: 'illegal',
    undone: 'illegal',
    'clear-enforced': 'illegal',
    'refusal-enforced': 'illegal',
    'deadline-passed': 'ignored',
    captured: 'illegal',
    'released-refused': 'illegal',
    'released-lapsed': 'ignored',
    'hold-lost': 'ignored',
  },
};

/** What `event` does in `state`. */
export function step(state: DonationState, event: DonationEvent): Step {
  return transitions[state][event];
}

/** Nothing more happens by itself in these states. */
export const settledStates: ReadonlySet<DonationState> = new Set([
  'abandoned',
  'received',
  'refused',
  'lapsed',
]);

export type HoldReason = (typeof holdReasons)[number];

/** All that is kept of a donation; what can be known depends on its state, and `Donation` says so. */
export interface DonationRecord {
  readonly id: string;
  readonly token: string;
  readonly state: DonationState;
  readonly version: number;
  readonly articleSlug: string | null;
  /** The origin of the other site's page on which it began, or `direct`; never a path, so it says nothing of a person. */
  readonly site: string;
  /** What the reader gives; the fee cover comes on top of it. */
  readonly amount: Money;
  readonly feeCover: Money;
  readonly locale: string;
  readonly pledgeVersion: string;
  readonly attestationVersion: string;
  readonly createdAt: Date;
  readonly sessionId: string | null;
  readonly sessionUrl: string | null;
  readonly sessionExpiresAt: Date | null;
  readonly paymentIntentId: string | null;
  readonly chargeId: string | null;
  readonly authorisedAt: Date | null;
  readonly captureBefore: Date | null;
  readonly heldUntil: Date | null;
  /** Every reason for which it waits or waited for staff, the deciding one first. */
  readonly holdReasons: readonly HoldReason[];
  readonly decision: 'clear' | 'refuse' | null;
  readonly decisionInForceAt: Date | null;
  readonly releaseOutcome: 'refused' | 'lapsed' | null;
  readonly refusedBy: 'screening' | 'staff' | null;
  /** When the screening or staff decided that it is not taken. */
  readonly refusalDecidedAt: Date | null;
  readonly settledAt: Date | null;
  readonly checkAt: Date | null;
  /** Since when it is due and not done; null where it rests. */
  readonly dueSince: Date | null;
  /** Failures since it last came on. */
  readonly failureCount: number;
  /** Of the last failure, as `failureCode` made it. */
  readonly failureCode: string | null;
  readonly failedAt: Date | null;
  /** Before this it is not tried again. */
  readonly retryAt: Date | null;
  readonly fee: Money | null;
  readonly balanceTransactionId: string | null;
  readonly donorId: string | null;
}

/** A donation whose facts fit its state: a held one has a deadline and a reason, a decided one its decision. */
export type Donation = DonationRecord & DonationFacts;
/** A donation in one of these states. */
export type DonationIn<S extends DonationState> = Extract<Donation, { readonly state: S }>;

/** Of a donation that came on: what failed before says nothing about what comes next. */
export const notFailing = {
  dueSince: null,
  failureCount: 0,
  failureCode: null,
  failedAt: null,
  retryAt: null,
} satisfies Partial<Donation>;

/**
 * Whether a donation that failed waits for its next try. News that came since is worth a try at once: Stripe speaks, so it may
 * answer as well.
 */
export function mustWait(
  { retryAt, failedAt }: Pick<Donation, 'retryAt' | 'failedAt'>,
  newsAt: readonly Date[],
  now: Date,
): boolean {
  return retryAt !== null && now < retryAt && !newsAt.some((at) => failedAt !== null && at > failedAt);
}

/** Donation and fee cover together: what the card is charged. */
export function chargedMinor(donation: Pick<Donation, 'amount' | 'feeCover'>): number {
  return donation.amount.amountMinor + donation.feeCover.amountMinor;
}

const hour = 3_600_000;
/** Staff must decide a day before the card's hold ends: capturing too late loses a donation, holding longer takes nothing. */
const deadlineBeforeCaptureEndsMs = 24 * hour;
/** Where Stripe names no end of the hold, the shortest usual one (Visa, payer present: 7 days) less a day's safety. */
const holdWithoutEndMs = 6 * 24 * hour;

/** The moment at which a donation that nobody decided is released. */
export function holdDeadline(authorisedAt: Date, captureBefore: Date | null): Date {
  const captureEnds = captureBefore?.getTime() ?? authorisedAt.getTime() + holdWithoutEndMs;
  return new Date(captureEnds - deadlineBeforeCaptureEndsMs);
}

/** Staff may take a decision back for this long; shorter and slips reach Stripe, longer and donors wait. */
export const undoWindowMs = 5 * 60_000;

/** When a decision taken now comes into force: after the time to undo it, or at the deadline where that is nearer. */
export function decisionInForceAt(now: Date, heldUntil: Date): Date {
  return new Date(Math.min(now.getTime() + undoWindowMs, Math.max(heldUntil.getTime(), now.getTime())));
}

const minute = 60_000;
/** An open donation whose payment page nobody was ever sent to: a crash or an outage came before. */
export function wasNeverOpened(donation: Pick<Donation, 'sessionId' | 'createdAt'>, now: Date): boolean {
  return donation.sessionId === null && now.getTime() - donation.createdAt.getTime() >= firstCheckMs;
}

/** What is under way ends in seconds; if not, a crash or an outage came between and somebody must look again. */
const underWayMs = 20_000;
/** A fee that Stripe has not booked in an hour comes when it comes. */
const feeLookMsMax = 60 * minute;
/** An open checkout is looked at by itself after this long, in case Stripe's webhook never came. */
const firstCheckMs = 15 * minute;

/**
 * When a donation must be looked at again though nobody calls: null where it is finished. Looking too often costs a
 * request to Stripe; too rarely leaves a donor's card held, so every state but a finished one has a time.
 */
export function nextCheckAt(
  donation: Pick<
    Donation,
    'state' | 'createdAt' | 'sessionExpiresAt' | 'heldUntil' | 'decisionInForceAt' | 'settledAt' | 'fee'
  >,
  now: Date,
): Date | null {
  const soon = new Date(now.getTime() + underWayMs);
  switch (donation.state) {
    case 'open': {
      const age = Math.max(firstCheckMs, now.getTime() - donation.createdAt.getTime());
      const ends = donation.sessionExpiresAt?.getTime() ?? Number.POSITIVE_INFINITY;
      const next = now.getTime() + age;
      return new Date(ends > now.getTime() ? Math.min(next, ends + 1000) : next);
    }
    case 'held':
      return donation.heldUntil;
    case 'decided':
      return donation.decisionInForceAt;
    case 'authorised':
    case 'capturing':
    case 'releasing':
      return soon;
    case 'received': {
      if (donation.fee) return null;
      const age = now.getTime() - (donation.settledAt?.getTime() ?? now.getTime());
      return new Date(now.getTime() + Math.min(Math.max(age, underWayMs), feeLookMsMax));
    }
    case 'abandoned':
    case 'refused':
    case 'lapsed':
      return null;
  }
}

/** The life of a standing gift up to its first payments: its states, what can happen to it, and the table that says what follows. */

export const standingGiftStates = [
  /** The page that saves the card is open. */
  'open',
  'abandoned',
  /** A card is saved; who pays is screened next. */
  'set-up',
  'held',
  'decided',
  /** The payer is clear: the subscription is made, and the first payment with it. */
  'starting',
  /** The donor's bank asks who pays, before the first payment. */
  'confirming',
  'active',
  /** It ends: no more payments, the card and the customer at Stripe are deleted. */
  'closing',
  'refused',
  'lapsed',
  'declined',
  'stopped',
  /** The last attempt to charge it failed, and nobody mended it. */
  'unpaid',
] as const;
export type StandingGiftState = (typeof standingGiftStates)[number];

export const standingGiftEvents = [
  'set-up',
  'checkout-expired',
  'screened-clear',
  'screened-unclear',
  'screened-political',
  'decided',
  'undone',
  'clear-enforced',
  'refusal-enforced',
  'deadline-passed',
  'confirmation-demanded',
  'payment-declined',
  'started',
  'stop-asked',
  'ended-at-stripe',
  'renewals-failed',
  /** Another card, whose payer was screened. */
  'card-changed',
  /** Its donor gives another amount from a day on. */
  'amount-changed',
  /** Its donor has its gifts charged on another day. */
  'day-changed',
  /** Its donor leaves out what is due before a day. */
  'paused',
  /** Its donor takes that back. */
  'resumed',
  /** Who gives turned out to be political after it was paid for. */
  'refused-later',
  /** A bank takes back one of its payments. */
  'disputed',
  'closed-refused',
  'closed-lapsed',
  'closed-declined',
  'closed-stopped',
  'closed-unpaid',
] as const;
export type StandingGiftEvent = (typeof standingGiftEvents)[number];

/** `ignored`: true but old news. `illegal`: cannot be true in this state; whoever says so has a bug. */
export type StandingGiftTransition = StandingGiftState | 'ignored' | 'illegal';

type Row = Readonly<Record<StandingGiftEvent, StandingGiftTransition>>;

const none: Row = {
  'set-up': 'illegal',
  'checkout-expired': 'illegal',
  'screened-clear': 'illegal',
  'screened-unclear': 'illegal',
  'screened-political': 'illegal',
  decided: 'illegal',
  undone: 'illegal',
  'clear-enforced': 'illegal',
  'refusal-enforced': 'illegal',
  'deadline-passed': 'illegal',
  'confirmation-demanded': 'illegal',
  'payment-declined': 'illegal',
  started: 'illegal',
  'stop-asked': 'illegal',
  'ended-at-stripe': 'illegal',
  'renewals-failed': 'illegal',
  'card-changed': 'illegal',
  'amount-changed': 'illegal',
  'day-changed': 'illegal',
  paused: 'illegal',
  resumed: 'illegal',
  'refused-later': 'illegal',
  disputed: 'illegal',
  'closed-refused': 'illegal',
  'closed-lapsed': 'illegal',
  'closed-declined': 'illegal',
  'closed-stopped': 'illegal',
  'closed-unpaid': 'illegal',
};
/** Nothing more happens to what has ended; what is said of it late changes nothing. */
const ended: Row = {
  ...none,
  'set-up': 'ignored',
  'deadline-passed': 'ignored',
  'stop-asked': 'ignored',
  'ended-at-stripe': 'ignored',
  'renewals-failed': 'ignored',
  'refused-later': 'ignored',
  disputed: 'ignored',
};

/** Every state and every event. A state's row names what it allows; all else is illegal. */
const standingGiftTransitions: Readonly<Record<StandingGiftState, Row>> = {
  open: { ...none, 'set-up': 'set-up', 'checkout-expired': 'abandoned' },
  abandoned: { ...none, 'checkout-expired': 'ignored' },
  'set-up': {
    ...none,
    'set-up': 'ignored',
    'screened-clear': 'starting',
    'screened-unclear': 'held',
    'screened-political': 'closing',
    'deadline-passed': 'closing',
    'stop-asked': 'closing',
  },
  held: {
    ...none,
    'set-up': 'ignored',
    'screened-clear': 'starting',
    'screened-unclear': 'held',
    'screened-political': 'closing',
    decided: 'decided',
    undone: 'ignored',
    'deadline-passed': 'closing',
    'stop-asked': 'closing',
  },
  decided: {
    ...none,
    'set-up': 'ignored',
    undone: 'held',
    'clear-enforced': 'starting',
    'refusal-enforced': 'closing',
    'deadline-passed': 'closing',
    'stop-asked': 'closing',
  },
  starting: {
    ...none,
    'set-up': 'ignored',
    'screened-clear': 'ignored',
    'clear-enforced': 'ignored',
    'confirmation-demanded': 'confirming',
    'payment-declined': 'closing',
    started: 'active',
  },
  confirming: {
    ...none,
    'set-up': 'ignored',
    'confirmation-demanded': 'ignored',
    'payment-declined': 'closing',
    started: 'active',
  },
  active: {
    ...none,
    'set-up': 'ignored',
    started: 'ignored',
    'stop-asked': 'closing',
    'ended-at-stripe': 'closing',
    'renewals-failed': 'closing',
    'card-changed': 'active',
    'amount-changed': 'active',
    'day-changed': 'active',
    paused: 'active',
    resumed: 'active',
    'refused-later': 'closing',
    disputed: 'closing',
  },
  closing: {
    ...ended,
    'closed-refused': 'refused',
    'closed-lapsed': 'lapsed',
    'closed-declined': 'declined',
    'closed-stopped': 'stopped',
    'closed-unpaid': 'unpaid',
  },
  refused: { ...ended, 'closed-refused': 'ignored' },
  lapsed: { ...ended, 'closed-lapsed': 'ignored' },
  declined: { ...ended, 'closed-declined': 'ignored' },
  stopped: { ...ended, 'closed-stopped': 'ignored' },
  unpaid: { ...ended, 'closed-unpaid': 'ignored' },
};

/** What `event` does in `state`. */
export function standingGiftTransition(
  state: StandingGiftState,
  event: StandingGiftEvent,
): StandingGiftTransition {
  return standingGiftTransitions[state][event];
}

/** Nothing more happens by itself in these states. */
export const settledStandingGiftStates: ReadonlySet<StandingGiftState> = new Set([
  'abandoned',
  'refused',
  'lapsed',
  'declined',
  'stopped',
  'unpaid',
]);

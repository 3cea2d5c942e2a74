/** The life of a renewal, from the draft of its invoice to what was paid or is void: states, events, and what follows from what. */

export const renewalStates = [
  /** Stripe has drafted the invoice; who pays is screened next, or as soon as anybody can be. */
  'draft',
  'held',
  'decided',
  /** The payer is clear: Stripe is asked to charge the invoice. */
  'charging',
  /** The bank declined, or wants the donor to confirm; Stripe tries again, and the donor can. */
  'failing',
  /** It is not to be charged: Stripe is asked to void the invoice. */
  'voiding',
  'paid',
  'void',
] as const;
export type RenewalState = (typeof renewalStates)[number];

export const renewalEvents = [
  'screened-clear',
  /** What the screening found is what staff have cleared before. */
  'cleared-before',
  'screened-unclear',
  'screened-political',
  'decided',
  'undone',
  'clear-enforced',
  'refusal-enforced',
  /** The next period began, and nobody had decided. */
  'period-ended',
  /** Stripe may charge it at any moment, and who pays is not clear, or not any more. */
  'finalized-unclear',
  /** It was cleared too long ago to charge it now. */
  'clearance-expired',
  'payment-failed',
  /** No attempt is left, and the time to mend it is over. */
  'gave-up',
  'gift-ended',
  /** Its donor leaves it out. */
  'left-out',
  'paid',
  'voided',
] as const;
export type RenewalEvent = (typeof renewalEvents)[number];

/** `ignored`: true but old news. `illegal`: cannot be true in this state; whoever says so has a bug. */
export type RenewalTransition = RenewalState | 'ignored' | 'illegal';

type Row = Readonly<Record<RenewalEvent, RenewalTransition>>;

const none: Row = {
  'screened-clear': 'illegal',
  'cleared-before': 'illegal',
  'screened-unclear': 'illegal',
  'screened-political': 'illegal',
  decided: 'illegal',
  undone: 'illegal',
  'clear-enforced': 'illegal',
  'refusal-enforced': 'illegal',
  'period-ended': 'illegal',
  'finalized-unclear': 'illegal',
  'clearance-expired': 'illegal',
  'payment-failed': 'illegal',
  'gave-up': 'illegal',
  'gift-ended': 'illegal',
  'left-out': 'illegal',
  paid: 'illegal',
  voided: 'illegal',
};
/** Money that came is always booked, and what Stripe has voided is void, whatever we had in mind. */
const unsettled: Row = {
  ...none,
  'gift-ended': 'voiding',
  'left-out': 'voiding',
  paid: 'paid',
  voided: 'void',
};
const uncleared: Row = { ...unsettled, 'finalized-unclear': 'voiding' };
const screenable: Row = {
  ...uncleared,
  'screened-clear': 'charging',
  'cleared-before': 'charging',
  'screened-unclear': 'held',
  'screened-political': 'voiding',
  'period-ended': 'voiding',
};

/** Every state and every event. A state's row names what it allows; all else is illegal. */
const renewalTransitions: Readonly<Record<RenewalState, Row>> = {
  draft: screenable,
  held: { ...screenable, decided: 'decided', undone: 'ignored' },
  decided: { ...uncleared, undone: 'held', 'clear-enforced': 'charging', 'refusal-enforced': 'voiding' },
  charging: { ...unsettled, 'clearance-expired': 'draft', 'payment-failed': 'failing' },
  failing: {
    ...unsettled,
    'screened-political': 'voiding',
    'finalized-unclear': 'voiding',
    'payment-failed': 'ignored',
    'gave-up': 'voiding',
  },
  voiding: { ...unsettled, 'gift-ended': 'ignored', 'left-out': 'ignored' },
  paid: { ...none, paid: 'ignored', voided: 'ignored', 'gift-ended': 'ignored', 'left-out': 'ignored' },
  void: { ...none, paid: 'paid', voided: 'ignored', 'gift-ended': 'ignored', 'left-out': 'ignored' },
};

/** Who pays is being screened or decided about, or the bank is asked. */
export const undecidedRenewalStates = [
  'draft',
  'held',
  'decided',
  'charging',
] as const satisfies RenewalState[];

/** What `event` does in `state`. */
export function renewalTransition(state: RenewalState, event: RenewalEvent): RenewalTransition {
  return renewalTransitions[state][event];
}

/** Nothing more happens by itself in these states. */
export const settledRenewalStates: ReadonlySet<RenewalState> = new Set(['paid', 'void']);

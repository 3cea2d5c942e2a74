/** The desk's words about renewals of standing gifts: what became of each, and deciding about one that is held. */
import type { RenewalOutcome } from '#app/domain/renewal/renewal.ts';
import type { RenewalState } from '#app/domain/renewal/states.ts';

const states: Readonly<Record<RenewalState, string>> = {
  draft: 'drafted; screening comes next',
  held: 'held for a person',
  decided: 'decided, not yet in force',
  charging: 'being charged',
  failing: 'the bank declined it',
  voiding: 'being voided',
  paid: 'paid',
  void: 'not charged',
};

/** Why a renewal was not charged, or was not to be. */
const outcomes: Readonly<Record<RenewalOutcome, string>> = {
  refused: 'its payer was refused',
  lapsed: 'nobody could decide in time',
  failed: 'each try failed, and nobody mended it',
  stopped: 'the standing gift had ended',
  skipped: 'the donor left it out',
  voided: 'somebody voided it at Stripe',
  unscreened: 'somebody took it at Stripe before its payer was screened',
};

export const renewals = {
  states,
  lastTry: (at: string) => `; the last try was ${at}`,
  /** Behind the link to what was paid. */
  paidAllTheSame: (outcome: RenewalOutcome) => `though it was not to be: ${outcomes[outcome]}`,
  notCharged: (outcome: RenewalOutcome) => `not charged: ${outcomes[outcome]}`,
  waiting: 'drafted; it is screened and charged on that day, which its donor chose',
  unscreened: 'waits until somebody can be screened again',
  decision: (charge: string) => ({
    clear: {
      legend: 'Clear: this renewal is charged',
      button: `Clear and charge ${charge}`,
      consequence: `${charge} is charged`,
    },
    refuse: {
      legend: 'Refuse: the standing gift ends',
      button: 'Refuse and end it',
      consequence: 'it is voided, the standing gift ends, and the donor is told',
    },
    tooLate: 'This renewal is being voided.',
  }),
};

/** The desk's words about the account at Stripe and the bank: payouts, one by one, and the files by which a month is closed. */
import type { PayoutKind, PayoutMatching } from '#app/domain/payout/payout.ts';
import type { PayoutState } from '#app/domain/payout/states.ts';

const states: Readonly<Record<PayoutState, string>> = {
  announced: 'announced',
  pending: 'being prepared',
  'in-transit': 'on its way',
  paid: 'at the bank',
  failed: 'failed',
  canceled: 'canceled',
};

const kinds: Readonly<Record<PayoutKind, string>> = {
  automatic: 'automatic',
  manual: 'by hand',
  instant: 'instant',
};

/** Short, for a list. */
const matching: Readonly<Record<PayoutMatching, string>> = {
  none: 'cannot be',
  waiting: 'not yet',
  matched: 'to the cent',
  differs: 'differs',
};

/** Whole, with what to do. */
const matchingSentences: Readonly<Record<PayoutMatching, string>> = {
  none: 'Stripe does not say what a payout by hand or an instant one paid out, so it cannot be matched. Automatic payouts can.',
  waiting:
    'Stripe has not put together yet what it paid out, or a movement of it has not come here yet. It is looked at again by itself.',
  matched: 'What it paid out adds up to it, and the ledger has every movement as Stripe has it, to the cent.',
  differs:
    'What Stripe says it paid out is not what the ledger has, or does not add up to it. Compare the file below with the payout in Stripe’s Dashboard, and tell Stripe if theirs does not add up.',
};

export const money = {
  pages: { label: 'Money', payouts: 'Payouts', reconciliation: 'Reconciliation' },
  states,
  kinds,
  matching,
  matchingSentences,
  payouts: {
    title: 'Payouts',
    list: 'Payouts, newest first',
    columns: {
      arrival: 'Arrival',
      payout: 'Payout',
      state: 'State',
      made: 'Made',
      matched: 'Matched',
      file: 'File',
    },
    none: 'Nothing has been paid out yet. When Stripe sends money to your bank, the payout will stand here.',
    noOlder: 'There are no older payouts.',
    csv: 'CSV',
    unseenPayout: ' of this payout',
  },
  months: {
    title: 'Close a month',
    text: 'Sums: what each account opened with, what moved it, and what it closed with. Movements: every movement of the balance at Stripe, with its fee and net. Both go by the day on which something moved, so close a month a few days after its end.',
    list: 'Months, newest first',
    columns: { month: 'Month', sums: 'Sums', movements: 'Movements' },
    unseenSums: (month: string) => ` of the sums of ${month}`,
    unseenMovements: (month: string) => ` of the movements of ${month}`,
  },
  payout: {
    /** What the browser calls it. */
    pageTitle: (id: string) => `Payout ${id}`,
    title: (amount: string) => `Payout of ${amount}`,
    paidOut: 'What it paid out',
    difference: (amount: string) => ` Its movements are ${amount} away from it.`,
    list: 'By kind of movement',
    columns: { kind: 'Kind', count: 'Count', amount: 'Amount', fee: 'Fee', net: 'Net' },
    nothingKnown: 'Nothing is known of it yet.',
    file: 'Every movement of it, as CSV',
    facts: {
      state: 'State',
      why: 'Why',
      made: 'Made',
      arrival: 'Arrival',
      takesBack: 'Takes back',
      atStripe: 'At Stripe',
    },
    made: (kind: PayoutKind, at: string) => `${kinds[kind]}, ${at}`,
  },
};

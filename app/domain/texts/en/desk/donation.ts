/** The desk's words about one gift: its states, what happened to it, deciding about it, and what the ledger says. */
import type { DonationEvent, DonationState } from '#app/domain/donation/states.ts';
import { directSite } from '#app/domain/embedding.ts';

const states: Readonly<Record<DonationState, string>> = {
  open: 'Open',
  abandoned: 'Abandoned',
  authorised: 'Authorized',
  held: 'Held',
  decided: 'Decided',
  capturing: 'Being taken',
  releasing: 'Being released',
  received: 'Received',
  refused: 'Refused',
  lapsed: 'Lapsed',
};

/** What a state means for the money, said after the amount. */
const stateSentences: Readonly<Record<DonationState, string>> = {
  open: 'The payer has not finished the payment page.',
  abandoned: 'The payment page closed without a payment.',
  authorised: 'The bank holds the money; screening comes next.',
  held: 'Held, not taken.',
  decided: 'Held, not taken. A decision is waiting to come into force.',
  capturing: 'Stripe has been asked to take the money.',
  releasing: 'Stripe has been asked to let the hold go.',
  received: 'Received.',
  refused: 'Refused. Nothing was taken.',
  lapsed: 'Lapsed. Nothing was taken.',
};

/** What happened, for a timeline. */
const events: Readonly<Record<DonationEvent, string>> = {
  authorised: 'Card authorized: the bank holds the money',
  'checkout-expired': 'The payment page closed without a payment',
  'screened-clear': 'Screened: clear',
  'screened-unclear': 'Screened: unclear, held for a person',
  'screened-political': 'Screened: political',
  decided: 'Decided',
  undone: 'The decision was taken back',
  'clear-enforced': 'In force: Stripe was asked to take the money',
  'refusal-enforced': 'In force: Stripe was asked to let the hold go',
  'deadline-passed': 'The deadline passed: Stripe was asked to let the hold go',
  captured: 'Received',
  'released-refused': 'Refused: the hold is gone, nothing was taken',
  'released-lapsed': 'Lapsed: the hold is gone, nothing was taken',
  'hold-lost': 'The bank ended the hold: nothing was taken',
};

/** On whose page a donation began: the site's host, its scheme where that is not the usual one, or ours. */
function siteWords(site: string): string {
  return site === directSite ? 'Our own pages' : site.replace(/^https:\/\//, '');
}

export const donation = {
  states,
  stateSentences,
  events,
  siteWords,
  /** What the browser calls it. */
  pageTitle: 'Donation',
  title: (amount: string, isRenewal: boolean, who: string | null) =>
    `${amount} ${isRenewal ? 'from a standing gift' : 'once'}, ${
      who === null ? 'from a payer without a name' : `from “${who}”`
    }`,
  /** Where nobody named the payer. */
  noName: 'Payer without a name',
  /** Where the payment page was not filled in. */
  noNameYet: 'No name yet',
  amount: { held: 'On the card', open: 'Amount', received: 'Agreed' },
  /** After the amount. */
  cover: (cover: string) => `, ${cover} of it for the fee`,
  decide: 'Decide',
  notWaiting: 'This gift does not wait for a decision any more. What happened to it stands below.',
  holdEnds: (moment: string) => `. The bank ends the hold ${moment}`,
  readOn: 'Read on',
  decision: (total: string) => ({
    clear: {
      legend: 'Clear: the gift is taken',
      button: `Clear and take ${total}`,
      consequence: `${total} is taken`,
    },
    refuse: {
      legend: 'Refuse: the hold is let go',
      button: `Refuse and release ${total}`,
      consequence: 'the hold is let go and the donor is told',
    },
    tooLate: 'The hold is being let go.',
  }),
  happened: 'What happened',
  paidFromStandingGift: 'Paid from a standing gift',
  pageOpened: 'Payment page opened',
  donorSees: 'What the donor sees',
  standingGift: 'The standing gift',
  failing: {
    title: 'Failing',
    tries: (count: number) => `${count === 1 ? 'One try' : `${String(count)} tries`} failed`,
    dueSince: (at: string) => `, due since ${at}`,
    lastError: (code: string) => `. Last error: ${code}`,
    triedAgain: (moment: string) => `. Tried again ${moment}`,
  },
  ledger: {
    title: 'In the ledger',
    cameIn: 'came in',
    wentBack: 'went back',
    disputed: 'disputed',
    remains: 'remains',
    fees: 'fees',
    noFees: 'none',
    net: 'net',
  },
};

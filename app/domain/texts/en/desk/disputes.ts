/** The desk's words about disputes and fraud warnings: their list, and what banks say of one gift. */
import type { DisputeState } from '#app/domain/dispute/states.ts';
import { noteLengthMax, type NoteProblem } from '#app/domain/review.ts';

/** After the amount: "$5.00 is disputed". */
const states: Readonly<Record<DisputeState, string>> = {
  unread: 'is disputed; Stripe has not said more yet',
  'warning-needs-response': 'is asked about by the bank, which has taken nothing',
  'warning-under-review': 'is asked about; the bank reads the answer and has taken nothing',
  'warning-closed': 'was asked about, and the bank left it at that',
  'needs-response': 'is disputed, and the bank waits for an answer',
  'under-review': 'is disputed; the bank reads the answer',
  won: 'was disputed, and we won',
  lost: 'was disputed, and we lost',
  prevented: 'was about to be disputed, and Stripe prevented it',
  'appeal-needs-response': 'was disputed; the appeal waits for an answer',
  'appeal-under-review': 'was disputed; the bank reads the appeal',
  unknown: 'is disputed, in a state that this site does not know: see Stripe’s Dashboard',
};

const reasons: ReadonlyMap<string, string> = new Map([
  ['fraudulent', 'The donor says it was not them'],
  ['product_not_received', 'The donor says that nothing came of it'],
  ['duplicate', 'The donor says they were charged twice'],
  ['credit_not_processed', 'The donor says that a refund never came'],
  ['subscription_canceled', 'The donor says they had stopped giving'],
  ['unrecognized', 'The donor does not recognize the charge'],
  ['general', 'The bank gives no reason'],
]);

const reasonWords = (reason: string) => reasons.get(reason) ?? `Stripe says “${reason}”`;

const fraudTypes: ReadonlyMap<string, string> = new Map([
  ['card_never_received', 'the card never reached its holder'],
  ['fraudulent_card_application', 'the card was applied for in another person’s name'],
  ['made_with_counterfeit_card', 'the card was counterfeit'],
  ['made_with_lost_card', 'the card was lost'],
  ['made_with_stolen_card', 'the card was stolen'],
  ['unauthorized_use_of_card', 'somebody used the card without its holder’s leave'],
  ['misc', 'it may be fraud'],
]);

const fraudTypeWords = (type: string) => fraudTypes.get(type) ?? `Stripe says “${type}”`;

function noteProblem(problem: NoteProblem): string {
  return problem.kind === 'empty'
    ? 'Write why the payment may stand.'
    : `The reason has ${String(problem.length)} characters; ${String(noteLengthMax)} are the most.`;
}

export const disputes = {
  title: 'Disputes and returns',
  isCut: 'Only the most urgent are listed.',
  /** Columns that several of the lists have. */
  columns: { from: 'Gift from', state: 'State', stillWithUs: 'Still with us' },
  disputed: {
    title: 'Disputes',
    text: 'A donor’s bank asks about a gift, or takes it back. Answer in Stripe’s Dashboard: without an answer the bank decides against you.',
    none: 'No gift is disputed.',
    list: 'Disputes, the nearest deadline first',
    columns: { disputed: 'Disputed', why: 'Why', answerBy: 'Answer by' },
    state: (state: DisputeState, acceptedBy: string | null) =>
      `It ${states[state]}${acceptedBy === null ? '' : `. ${acceptedBy} gave in`}.`,
    reason: (reason: string) => `${reasonWords(reason)}.`,
    seeAtStripe: 'See it at Stripe',
    answerAtStripe: 'Answer at Stripe',
  },
  warnings: {
    title: 'Fraud warnings',
    text: 'A card’s network says that a payment may be fraud. Sending it back now costs less than a dispute; a gift that you know to be genuine can stay.',
    none: 'No warning waits for you.',
    list: 'Fraud warnings, the oldest first',
    columns: { left: 'Left of it', warning: 'Warning', since: 'Since' },
    says: (type: string) => `The network says: ${fraudTypeWords(type)}.`,
  },
  returns: {
    title: 'Refused after they were received',
    text: 'Gifts that must not be kept. They stand here until their donors have the money, as Stripe says.',
    none: 'Nothing is being returned.',
    list: 'Gifts refused after they were received, those that wait for a person first',
    columns: { decided: 'Decided' },
    returning: 'Being returned: Stripe has not confirmed it.',
    open: 'Open:',
    decided: (at: string, who: string) => `${at}, by ${who}`,
  },
  earlier: {
    title: 'Earlier gifts of refused standing gifts',
    text: 'A payer turned out to be political after the first payment. Nothing of before goes back by itself.',
    none: 'None waits for you.',
    list: 'Standing gifts refused after they were paid for, the oldest first',
    columns: { from: 'Standing gift from', payments: 'Payments', refused: 'Refused' },
  },
  /** On the page of one gift. */
  ofGift: {
    title: 'What the bank says',
    /** After the amount. */
    dispute: (state: DisputeState, reason: string) => `${states[state]}. ${reasonWords(reason)}.`,
    opened: (at: string) => `Opened ${at}.`,
    gaveIn: (who: string | null, at: string) => `${who ?? 'Somebody'} gave in, ${at}. `,
    /** Before the deadline. */
    answer: 'Answer ',
    warns: 'The card’s network warns:',
    warning: (type: string) => `${fraudTypeWords(type)}.`,
    nothingLeft: 'Nothing is left to do: the payment is disputed, or went back.',
    left: (who: string | null, at: string, note: string | null) =>
      `${who ?? 'Somebody'} let it stand, ${at}. ${note ?? 'The reason was erased.'}`,
    sendBack: 'Send it back now',
    adminCan: 'An admin can send it back now',
    spares: ', which spares the fee of a dispute; or let it stand.',
    letStand: 'Let it stand',
    whyGenuine: 'Why the payment is genuine',
    noteProblem,
  },
};

/** The desk's words for disputes and fraud warnings. */
import type { DisputeState } from '#app/domain/dispute/states.ts';

/** After the amount: "$5.00 is disputed". */
export const disputeStateWords: Readonly<Record<DisputeState, string>> = {
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

export const disputeReasonWords = (reason: string) => reasons.get(reason) ?? `Stripe says “${reason}”`;

const fraudTypes: ReadonlyMap<string, string> = new Map([
  ['card_never_received', 'the card never reached its holder'],
  ['fraudulent_card_application', 'the card was applied for in another person’s name'],
  ['made_with_counterfeit_card', 'the card was counterfeit'],
  ['made_with_lost_card', 'the card was lost'],
  ['made_with_stolen_card', 'the card was stolen'],
  ['unauthorized_use_of_card', 'somebody used the card without its holder’s leave'],
  ['misc', 'it may be fraud'],
]);

export const fraudTypeWords = (type: string) => fraudTypes.get(type) ?? `Stripe says “${type}”`;

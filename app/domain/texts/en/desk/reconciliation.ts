/** The desk's words about comparisons with Stripe: both sums, each run, and each kind of difference with what mends it. */
import type { FindingKind, ReconciliationCause } from '#app/domain/reconciliation/finding.ts';

interface FindingWords {
  readonly what: string;
  readonly mend: string;
}

const findings: Readonly<Record<FindingKind, FindingWords>> = {
  'session-unknown': {
    what: 'Somebody paid for a gift that is not here',
    mend: 'It was lost before a restore, and its payment page does not remember enough to take it in. In Stripe’s Dashboard, cancel the payment, or refund it, and ask the payer to give again.',
  },
  'donation-behind': {
    what: 'Stripe knows more of a payment than its gift does',
    mend: 'The gift was asked to catch up and has not. Its page, and “Late”, say what stands in its way.',
  },
  'donation-otherwise': {
    what: 'Stripe has taken, holds or lacks money where the gift says otherwise',
    mend: 'Somebody did this by hand at Stripe. If the money must not be kept, refund it there; if a received gift has no payment, tell whoever runs the site.',
  },
  'session-missing': {
    what: 'A gift names a payment page that Stripe does not have',
    mend: 'The keys of Stripe may be those of another account, or of test mode. Check STRIPE_SECRET_KEY first.',
  },
  'payment-second': {
    what: 'A gift was paid twice',
    mend: 'Refund the second payment in Stripe’s Dashboard.',
  },
  'subscription-unknown': {
    what: 'Stripe bills somebody for a standing gift that is not here',
    mend: 'Somebody made it by hand, or it was lost before a restore. Nobody screens its payer. End the subscription in Stripe’s Dashboard, and refund what it brought.',
  },
  'subscription-unended': {
    what: 'Stripe still bills a standing gift that has ended, or bills it twice',
    mend: 'End the subscription in Stripe’s Dashboard, and refund what it brought since.',
  },
  'subscription-uncovered': {
    what: 'A standing gift would be charged whether or not its payer was screened',
    mend: 'It was asked to keep its invoices as drafts and has not. Its page, and “Late”, say what stands in its way.',
  },
  'subscription-note-odd': {
    what: 'What Stripe remembers of a donor’s changes cannot be read',
    mend: 'Somebody edited “pause_change” or “amount_change” in the metadata of the subscription at Stripe. What holds stands on the page of its standing gift, and is charged as it stands there; but a restored backup would not learn of a newer change. Remove the edited key in Stripe’s Dashboard.',
  },
  'subscription-missing': {
    what: 'A standing gift runs here, and nothing at Stripe bills it',
    mend: 'It was asked to catch up and has not. Its page, and “Late”, say what stands in its way.',
  },
  'invoice-unknown': {
    what: 'Somebody can pay an invoice of a standing gift that is not here',
    mend: 'Where its standing gift runs, that was asked to take it in. If it has ended, or is not here, void the invoice in Stripe’s Dashboard.',
  },
  'renewal-otherwise': {
    what: 'A renewal was paid though it was not to be charged',
    mend: 'Its page says why. If the money must not be kept, open the payment there and refund it or refuse it. This stays here for a month.',
  },
  'refund-unknown': {
    what: 'A refund made at Stripe has not come in',
    mend: 'The gift was asked to take it in and has not. Its page, and “Late”, say what stands in its way.',
  },
  'refund-behind': {
    what: 'Stripe says something else of a refund than this site',
    mend: 'The refund was asked to catch up and has not. “Late” says what stands in its way.',
  },
  'payout-behind': {
    what: 'Stripe says something else of a payout than this site',
    mend: 'It was asked to catch up and has not. “Late” says what stands in its way.',
  },
  'payout-differs': {
    what: 'A payout is not the sum of what it paid out',
    mend: 'Compare its file with the payout in Stripe’s Dashboard, and tell Stripe if theirs does not add up.',
  },
  'payout-failed': {
    what: 'A payout did not arrive at the bank',
    mend: 'The money is back at Stripe. Check the bank account in Stripe’s Dashboard; this goes once the next payout has arrived.',
  },
  'movement-unposted': {
    what: 'A movement of the balance does not come into the ledger',
    mend: 'Run npm run ledger -- import --whole; what it prints says more.',
  },
  'webhook-disabled': {
    what: 'Stripe tells this site of nothing any more',
    mend: 'Its webhook endpoint is disabled, as Stripe does after days of failed deliveries. See that the site can be reached, then enable the endpoint in Stripe’s Dashboard. What was missed has been taken in, and is every hour.',
  },
  'webhook-incomplete': {
    what: 'Stripe does not tell this site of all that it waits for',
    mend: 'In Stripe’s Dashboard, give the webhook endpoint the events that “Going live with Stripe” in the README names. Until then some news comes up to an hour late.',
  },
  'movement-differs': {
    what: 'Stripe has a movement otherwise than the ledger',
    mend: 'Stripe does not change movements. Look both up, and tell whoever runs the site.',
  },
  'movement-missing': {
    what: 'The ledger has a movement that Stripe does not have',
    mend: 'The keys of Stripe may be those of another account, or of test mode. Check STRIPE_SECRET_KEY first.',
  },
  'balance-differs': {
    what: 'Stripe’s balance is not what the ledger says',
    mend: 'Run npm run ledger -- import --whole. If the sums still differ, look through the balance in Stripe’s Dashboard for movements that are not here.',
  },
};

const causes: Readonly<Record<ReconciliationCause, string>> = {
  hourly: 'by itself',
  command: 'by command',
  restore: 'after a restore',
};

export const reconciliation = {
  findings,
  title: 'Reconciliation',
  text: 'Once an hour, what Stripe has is compared with what this site knows. What is safe is put right by itself.',
  needsPerson: 'What needs a person',
  nothingDiffers: 'Nothing differs.',
  notCompared: 'Nothing has been compared yet.',
  isCut: 'Only the oldest are listed.',
  totals: {
    list: 'The balance at Stripe, when it was last compared',
    columns: { currency: 'Currency', stripe: 'Stripe', ledger: 'Ledger' },
    none: 'Stripe holds nothing for you.',
    isMoving: 'money came in while it was compared',
    differs: 'differs',
    same: 'the same',
    waiting: (amount: string) => `the same, ${amount} waits for its gift`,
  },
  sums: { stripe: (sum: string) => `Stripe: ${sum}`, here: (sum: string) => `here: ${sum}` },
  /** Before the moment. */
  since: 'Since',
  runs: {
    title: 'Comparisons',
    list: 'The newest first',
    columns: {
      began: 'Began',
      cause: 'Asked for',
      seen: 'Compared',
      found: 'Differed',
      mended: 'Put right',
      open: 'Left',
    },
    none: 'The first one begins within a minute of the start.',
    cause: causes,
    underWay: (cause: ReconciliationCause) => `${causes[cause]}, under way`,
    brokeOff: (cause: ReconciliationCause, code: string) => `${causes[cause]}, broke off: ${code}`,
  },
};

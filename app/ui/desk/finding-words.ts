/** What the desk says of each kind of difference between Stripe and this site: what it is, and what mends it. */
import type { FindingKind, ReconciliationCause } from '#app/domain/reconciliation/finding.ts';

interface FindingWords {
  readonly what: string;
  readonly mend: string;
}

export const findingWords: Readonly<Record<FindingKind, FindingWords>> = {
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

export const causeWords: Readonly<Record<ReconciliationCause, string>> = {
  hourly: 'by itself',
  command: 'by command',
  restore: 'after a restore',
};

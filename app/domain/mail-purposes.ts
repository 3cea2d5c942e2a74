/** What each kind of mail is for, and so whether its reader may do without it. A new kind is missing here first: the compiler says so. */
import type { MailKind } from './mail-kinds.ts';

/**
 * `receipt` and `notice` tell of a reader's own money, or answer them: nobody can turn those off. A `reminder` tells of nothing that
 * happened; it is composed with the address that stops reminders (`setMail`), and mail programs show their own button for it. `desk`
 * goes to the newsroom.
 */
export type MailPurpose = 'receipt' | 'notice' | 'reminder' | 'desk';

export const mailPurposes: Readonly<Record<MailKind, MailPurpose>> = {
  received: 'receipt',
  held: 'notice',
  refused: 'notice',
  lapsed: 'notice',
  'standing-held': 'notice',
  'standing-refused': 'notice',
  'standing-lapsed': 'notice',
  'standing-confirm': 'notice',
  'standing-declined': 'notice',
  'standing-stopped': 'notice',
  'standing-disputed': 'notice',
  'standing-unpaid': 'notice',
  'standing-second': 'notice',
  'renewal-held': 'notice',
  'renewal-failed': 'notice',
  'renewal-failed-last': 'notice',
  'renewal-lapsed': 'notice',
  'renewal-coming': 'reminder',
  'card-expiring': 'reminder',
  'standing-amount': 'notice',
  'standing-day': 'notice',
  'standing-paused': 'notice',
  'standing-resumed': 'notice',
  'refund-pending': 'notice',
  refunded: 'notice',
  'refund-failed': 'notice',
  'return-pending': 'notice',
  returned: 'notice',
  'returned-by-bank': 'notice',
  'receipt-corrected': 'receipt',
  'receipt-withdrawn': 'receipt',
  'receipt-copy': 'receipt',
  'appeal-won': 'notice',
  'appeal-rejected': 'notice',
  'sign-in': 'notice',
  'address-old': 'notice',
  'address-new': 'notice',
  correction: 'desk',
  'checkouts-short': 'desk',
  'dispute-deadline': 'desk',
  'reconciliation-open': 'desk',
  'gave-up': 'desk',
  'staff-invited': 'desk',
  'staff-role-changed': 'desk',
  'staff-ended': 'desk',
  'staff-password-changed': 'desk',
};

/** The desk's words about receipts, and about the mails that were written. */
import type { MailKind } from '#app/domain/mail-kinds.ts';
import type { WithdrawalReason } from '#app/domain/receipt/receipt.ts';

const kinds: Readonly<Record<MailKind, string>> = {
  received: 'Thanks, with the receipt',
  held: 'Held',
  refused: 'Refused',
  lapsed: 'Lapsed',
  'refund-pending': 'Money on its way back',
  refunded: 'Money returned',
  'refund-failed': 'Money not returned',
  'return-pending': 'Refused late: on its way back',
  returned: 'Refused late: returned',
  'returned-by-bank': 'Refused late: returned by the bank',
  'receipt-corrected': 'Corrected receipt',
  'receipt-withdrawn': 'Receipt withdrawn',
  'receipt-copy': 'Copy of the receipt',
  'standing-held': 'Standing gift held',
  'standing-refused': 'Standing gift refused',
  'standing-lapsed': 'Standing gift lapsed',
  'standing-confirm': 'Asked to confirm at the bank',
  'standing-declined': 'Standing gift declined by the bank',
  'standing-stopped': 'Standing gift stopped',
  'standing-disputed': 'Standing gift ended by a dispute',
  'standing-second': 'Asked which standing gift to keep',
  'standing-unpaid': 'Standing gift ended: it could not be charged',
  'renewal-held': 'Renewal held',
  'renewal-failed': 'Renewal declined by the bank',
  'renewal-failed-last': 'Renewal declined for the last time',
  'renewal-lapsed': 'Renewal left out',
  'renewal-coming': 'Reminder of the next gift',
  'card-expiring': 'Reminder of a card that expires',
  'standing-amount': 'Standing gift: the amount was changed',
  'standing-day': 'Standing gift: another day',
  'standing-paused': 'Standing gift paused',
  'standing-resumed': 'Standing gift: the pause was taken back',
  'appeal-won': 'Appeal won',
  'appeal-rejected': 'Appeal rejected',
  'address-old': 'Change of address, to the old one',
  'address-new': 'Change of address, to the new one',
  'sign-in': 'The way to their gifts',
  correction: 'Correction asked for',
  'checkouts-short': 'To staff: payment pages ran short',
  'dispute-deadline': 'To staff: a bank waits for an answer',
  'reconciliation-open': 'To staff: differences from Stripe',
  'gave-up': 'To staff: something was given up',
  'staff-invited': 'To staff: an invitation',
  'staff-role-changed': 'To staff: another role',
  'staff-ended': 'To staff: an account ended',
  'staff-password-changed': 'To staff: another password',
};

/** Kinds that no version writes any more show as they are. */
const kindWords = (kind: string): string => (kinds as Readonly<Record<string, string>>)[kind] ?? kind;

export const mails = {
  kindWords,
  receipts: {
    title: 'Receipts',
    /** After the sum. */
    returned: (amount: string) => `, ${amount} of it returned`,
    issued: (at: string) => `Issued ${at}`,
    withdrawn: (at: string, reason: WithdrawalReason) =>
      `. Withdrawn ${at}, ${reason === 'returned' ? 'nothing of it is left' : 'the next one replaces it'}`,
    sendCopy: 'Send the donor a copy',
    noAddress: 'There is no address to send a copy to.',
    noReceipt: 'This gift has no receipt yet.',
    limited: 'Three copies of this receipt have gone out within the hour. Try again later.',
  },
  written: {
    title: 'Emails',
    sent: (at: string) => `sent ${at}`,
    refused: (at: string, code: string | null) =>
      `refused by the mail server ${at} (${code ?? 'no code'}): there is no such address. It is not tried again`,
    givenUp: (at: string, code: string | null) => `written ${at}, given up (${code ?? 'not sent'})`,
    notSentYet: (at: string) => `written ${at}, not sent yet`,
    failing: (at: string, code: string, nextAt: string) =>
      `written ${at}, failing (${code}), tried again ${nextAt}`,
  },
  unsent: {
    title: 'Emails that were given up',
    text: 'No mail server took them for three days. What they told stands on the page about the gift.',
    list: 'Emails that were given up, the newest first',
    columns: { mail: 'Email', givenUp: 'Given up', lastError: 'Last error' },
    unknownError: 'unknown',
  },
};

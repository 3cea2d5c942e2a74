/** The receipts of a donation at the desk, the form that sends a copy, and the mails that were written about it. */
import type { Donation } from '#app/domain/donation/donation.ts';
import { formatMoney } from '#app/domain/money.ts';
import type { MailKind } from '#app/domain/mail-kinds.ts';
import type { Receipt } from '#app/domain/receipt/receipt.ts';
import { paths } from '#app/paths.ts';
import { Button } from '#app/ui/buttons.tsx';
import { useMay } from './desk-context.tsx';
import { stamp, type Place } from './desk-words.ts';

/** A mail as the desk shows it: what became of it, and nothing of what it says. */
export interface MailShown {
  readonly id: string;
  readonly kind: string;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
  readonly refusedAt: Date | null;
  readonly failureCode: string | null;
  /** Null where no further try is made. */
  readonly nextTryAt: Date | null;
}

/** Kinds that no version writes any more show as they are. */
export const mailKindWords = (kind: string): string =>
  (kindWords as Readonly<Record<string, string>>)[kind] ?? kind;

const kindWords: Readonly<Record<MailKind, string>> = {
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
};

export function Receipts({
  donation,
  receipts,
  hasAddress,
  place,
  Heading,
}: {
  donation: Donation;
  receipts: readonly Receipt[];
  hasAddress: boolean;
  place: Place;
  Heading: 'h2' | 'h3';
}) {
  const maySend = useMay('review');
  if (receipts.length === 0) return null;
  return (
    <>
      <Heading>Receipts</Heading>
      <ul className="refunds">
        {receipts.map((receipt) => (
          <li key={receipt.id}>
            <p>
              <strong>{receipt.number}</strong> {formatMoney(receipt.received, place.locale, 'always')}
              {receipt.returned.amountMinor > 0 &&
                `, ${formatMoney(receipt.returned, place.locale, 'always')} of it returned`}
            </p>
            <p className="soft">
              Issued {stamp(receipt.issuedAt, place)}
              {receipt.withdrawn !== null &&
                `. Withdrawn ${stamp(receipt.withdrawn.at, place)}, ${
                  receipt.withdrawn.reason === 'returned'
                    ? 'nothing of it is left'
                    : 'the next one replaces it'
                }`}
            </p>
          </li>
        ))}
      </ul>
      {maySend && hasAddress && (
        <form method="post" action={paths.deskDonation(donation.id)}>
          <input type="hidden" name="intent" value="receipt-copy" />
          <Button kind="secondary">Send the donor a copy</Button>
        </form>
      )}
      {!hasAddress && <p className="soft">There is no address to send a copy to.</p>}
    </>
  );
}

export function MailsWritten({
  mails,
  place,
  Heading,
}: {
  mails: readonly MailShown[];
  place: Place;
  Heading: 'h2' | 'h3';
}) {
  if (mails.length === 0) return null;
  return (
    <>
      <Heading>Emails</Heading>
      <ul className="refunds">
        {mails.map((mail) => (
          <li key={mail.id}>
            <p>
              {mailKindWords(mail.kind)}{' '}
              <span className={mail.refusedAt === null ? 'soft' : 'late'}>{courseOf(mail, place)}</span>
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

function courseOf({ createdAt, sentAt, refusedAt, failureCode, nextTryAt }: MailShown, place: Place): string {
  if (sentAt !== null) return `sent ${stamp(sentAt, place)}`;
  if (refusedAt !== null)
    return `refused by the mail server ${stamp(refusedAt, place)} (${failureCode ?? 'no code'}): there is no such address. It is not tried again`;
  if (nextTryAt === null)
    return `written ${stamp(createdAt, place)}, given up (${failureCode ?? 'not sent'})`;
  return failureCode === null
    ? `written ${stamp(createdAt, place)}, not sent yet`
    : `written ${stamp(createdAt, place)}, failing (${failureCode}), tried again ${stamp(nextTryAt, place)}`;
}

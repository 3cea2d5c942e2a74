/** The receipts of a donation at the desk, the form that sends a copy, and the mails that were written about it. */
import type { Donation } from '#app/domain/donation/donation.ts';
import { stamp, type Place } from '#app/domain/moments.ts';
import { formatMoney } from '#app/domain/money.ts';
import type { Receipt } from '#app/domain/receipt/receipt.ts';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { paths } from '#app/paths.ts';
import { Button } from '#app/ui/buttons.tsx';
import { useMay } from './desk-context.tsx';

const { receipts: words, written, kindWords } = deskTexts.mails;

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
      <Heading>{words.title}</Heading>
      <ul className="refunds">
        {receipts.map((receipt) => (
          <li key={receipt.id}>
            <p>
              <strong>{receipt.number}</strong> {formatMoney(receipt.received, place.locale, 'always')}
              {receipt.returned.amountMinor > 0 &&
                words.returned(formatMoney(receipt.returned, place.locale, 'always'))}
            </p>
            <p className="soft">
              {words.issued(stamp(receipt.issuedAt, place))}
              {receipt.withdrawn !== null &&
                words.withdrawn(stamp(receipt.withdrawn.at, place), receipt.withdrawn.reason)}
            </p>
          </li>
        ))}
      </ul>
      {maySend && hasAddress && (
        <form method="post" action={paths.deskDonation(donation.id)}>
          <input type="hidden" name="intent" value="receipt-copy" />
          <Button kind="secondary">{words.sendCopy}</Button>
        </form>
      )}
      {!hasAddress && <p className="soft">{words.noAddress}</p>}
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
      <Heading>{written.title}</Heading>
      <ul className="refunds">
        {mails.map((mail) => (
          <li key={mail.id}>
            <p>
              {kindWords(mail.kind)}{' '}
              <span className={mail.refusedAt === null ? 'soft' : 'late'}>{courseOf(mail, place)}</span>
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

function courseOf({ createdAt, sentAt, refusedAt, failureCode, nextTryAt }: MailShown, place: Place): string {
  if (sentAt !== null) return written.sent(stamp(sentAt, place));
  if (refusedAt !== null) return written.refused(stamp(refusedAt, place), failureCode);
  const writtenAt = stamp(createdAt, place);
  if (nextTryAt === null) return written.givenUp(writtenAt, failureCode);
  return failureCode === null
    ? written.notSentYet(writtenAt)
    : written.failing(writtenAt, failureCode, stamp(nextTryAt, place));
}

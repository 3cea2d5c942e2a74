/** Mails that are receipts, or tell of one: the receipt's own words stand in them as they were printed. */
import type { MailDetail, ReceiptMailKind, Sender } from './mail-kinds.ts';
import { composeDonationMail, setMail, type ComposedMail, type DonationMailFacts } from './mail.ts';
import type { Donation } from './donation/donation.ts';
import { printDay } from './receipt/print-receipt.ts';
import type { Receipt } from './receipt/receipt.ts';
import { textsFor, type Texts } from './texts/catalogue.ts';

type ReceiptTold = Pick<Receipt, 'number' | 'printed' | 'received' | 'withdrawn'>;

/** The first receipt of a donation: the mail that thanks for it. */
export function composeFirstReceipt(
  receipt: ReceiptTold,
  donation: Pick<Donation, 'amount' | 'feeCover' | 'locale' | 'heldUntil'>,
  { site, donationUrl, standing }: Pick<DonationMailFacts, 'site' | 'donationUrl' | 'standing'>,
): ComposedMail {
  return composeDonationMail('received', {
    ...{ site, donation, donationUrl, standing, received: receipt.received },
    ...{ appealUrl: null, reasons: [], receipt: receipt.printed },
  });
}

export function composeReceiptMail(
  kind: ReceiptMailKind,
  receipt: ReceiptTold,
  { site, donationUrl }: { readonly site: Sender; readonly donationUrl: string },
): ComposedMail {
  const { number, printed, withdrawn } = receipt;
  const { locale, details, notes } = printed;
  const { labels, mails } = textsFor(locale).receipt;
  const words = { number, donationUrl };
  switch (kind) {
    case 'receipt-corrected':
      return setMail(site, locale, { ...mails.corrected(words), details, notes });
    case 'receipt-withdrawn':
      return setMail(site, locale, { ...mails.withdrawn(words), details: details.filter(namesGift(labels)) });
    case 'receipt-copy': {
      const on = withdrawn && printDay(withdrawn.at, locale, site.timeZone);
      const said = on === null ? notes : [mails.withdrawnCopyNote(on), ...notes];
      return setMail(site, locale, { ...mails.copy(words), details, notes: said });
    }
  }
}

/** Enough to find it again among one's own: the number, the day, from whom, how much. */
function namesGift({ number, givenOn, from, donation }: Texts['receipt']['labels']) {
  const named: readonly string[] = [number, givenOn, from, donation];
  return ({ label }: MailDetail) => named.includes(label);
}

/** The mails that the steps of a renewal send, in the language of its standing gift, their times in the newsroom's zone. */
import { agreedMinor } from '../donation/donation.ts';
import { reasonsTold } from '../donation/reasons-told.ts';
import type { PayerRecord, ScreeningRecord } from '../donation/records.ts';
import { printMoment, setMail, type ComposedMail } from '../mail.ts';
import type { RenewalMailKind, Sender } from '../mail-kinds.ts';
import { formatMoney, money } from '../money.ts';
import type { StandingGiftLinks } from '../standing-gift/mail-effects.ts';
import type { StandingGift } from '../standing-gift/standing-gift.ts';
import type { Effect } from '../step.ts';
import { textsFor } from '../texts/catalogue.ts';
import { mendableUntil } from './deadlines.ts';
import type { RenewalRecord } from './renewal.ts';

interface MailTools {
  readonly ids: { row(): string };
  readonly site: Sender;
  readonly links: Pick<StandingGiftLinks, 'standingGift'>;
}

/** What a mail speaks of. */
export interface RenewalTold {
  readonly renewal: RenewalRecord;
  readonly gift: StandingGift;
  readonly payer: PayerRecord | null;
  readonly lastScreening: ScreeningRecord | null;
}

/** The mail that tells the payer; none where they gave no address. */
export function mailAboutRenewal(
  kind: RenewalMailKind,
  { renewal, gift, payer, lastScreening }: RenewalTold,
  { ids, site, links }: MailTools,
): Effect[] {
  if (!payer?.email) return [];
  const composed = composeRenewalMail(kind, {
    ...{ site, renewal, gift, giftUrl: links.standingGift(gift.token) },
    reasons: kind === 'renewal-held' ? reasonsTold(renewal, lastScreening?.screening ?? null) : [],
  });
  const about = { cause: renewal.id, donationId: null, standingGiftId: gift.id, appealId: null };
  return [
    { kind: 'send-mail', mail: { id: ids.row(), kind, ...about, recipient: payer.email, ...composed } },
  ];
}

export function composeRenewalMail(
  kind: RenewalMailKind,
  facts: {
    readonly site: Sender;
    readonly renewal: Pick<RenewalRecord, 'amount' | 'feeCover' | 'lastFailedAt' | 'lapsesAt' | 'invoiceUrl'>;
    readonly gift: Pick<StandingGift, 'locale' | 'interval'>;
    readonly giftUrl: string;
    readonly reasons: readonly string[];
  },
): ComposedMail {
  const { site, renewal, gift, giftUrl, reasons } = facts;
  const { locale, interval } = gift;
  const deadline =
    kind === 'renewal-failed-last' && renewal.lastFailedAt
      ? mendableUntil(renewal.lastFailedAt)
      : renewal.lapsesAt;
  const body = textsFor(locale).mails.renewals[kind]({
    siteName: site.name,
    interval,
    charged: formatMoney(money(agreedMinor(renewal), renewal.amount.currency), locale),
    deadline: printMoment(deadline, locale, site.timeZone),
    reasons,
    giftUrl,
    confirmUrl: renewal.invoiceUrl,
  });
  return setMail(site, locale, body);
}

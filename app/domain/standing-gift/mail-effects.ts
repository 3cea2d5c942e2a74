/** The mails that the steps of a standing gift send. */
import { writeChoice, type DonationChoice } from '../donation-link.ts';
import { reasonsTold } from '../donation/reasons-told.ts';
import type { PayerRecord, ScreeningRecord } from '../donation/records.ts';
import type { Sender, StandingGiftMailKind } from '../mail-kinds.ts';
import type { Effect } from '../step.ts';
import { isUnanswered } from './asking.ts';
import { composeStandingGiftMail } from './mail.ts';
import { composeNotice, type Notice } from './notices.ts';
import type { StandingGift } from './standing-gift.ts';

export interface StandingGiftLinks {
  standingGift(token: string): string;
  appeal(token: string): string;
  /** The form with what was chosen. */
  give(articleSlug: string | null, choice: DonationChoice): string;
  /** Where the reader of the mail that has this secret says what becomes of one that waits beside an older one. */
  second(secret: string): string;
  /** Where whoever reads mails at this address stops reminders. */
  stopReminders(email: string): string;
}

/** The mail that tells the payer; none where they gave no address. */
export function mailAboutStanding(
  kind: StandingGiftMailKind,
  {
    gift,
    payer,
    lastScreening,
  }: {
    readonly gift: StandingGift;
    readonly payer: PayerRecord | null;
    readonly lastScreening: ScreeningRecord | null;
  },
  {
    ids,
    site,
    links,
  }: { readonly ids: { row(): string }; readonly site: Sender; readonly links: StandingGiftLinks },
): Effect[] {
  if (!payer?.email) return [];
  const composed = composeStandingGiftMail(kind, {
    site,
    gift,
    giftUrl: links.standingGift(gift.token),
    confirmUrl: gift.confirmUrl,
    giveUrl: links.give(gift.articleSlug, writeChoice({ ...gift, frequency: gift.interval })),
    appealUrl: lastScreening ? links.appeal(lastScreening.token) : null,
    isUnanswered: isUnanswered(gift),
    reasons: reasonsTold(gift, lastScreening?.screening ?? null),
  });
  const about = { cause: gift.id, donationId: null, standingGiftId: gift.id, appealId: null };
  return [
    { kind: 'send-mail', mail: { id: ids.row(), kind, ...about, recipient: payer.email, ...composed } },
  ];
}

/** The mails that tell the payer what is about to happen; none where they gave no address. */
export function noticeMails(
  {
    gift,
    payer,
    notices,
  }: {
    readonly gift: StandingGift;
    readonly payer: PayerRecord | null;
    readonly notices: readonly Notice[];
  },
  {
    ids,
    site,
    links,
  }: { readonly ids: { row(): string }; readonly site: Sender; readonly links: StandingGiftLinks },
): Effect[] {
  const recipient = payer?.email;
  if (!recipient) return [];
  return notices.map((notice) => {
    const composed = composeNotice(notice, {
      ...{ site, gift, cardLast4: payer.cardLast4 },
      giftUrl: links.standingGift(gift.token),
      stopUrl: links.stopReminders(recipient),
    });
    const { kind, cause } = notice;
    const about = { cause, donationId: null, standingGiftId: gift.id, appealId: null };
    return { kind: 'send-mail', mail: { id: ids.row(), kind, ...about, recipient, ...composed } };
  });
}

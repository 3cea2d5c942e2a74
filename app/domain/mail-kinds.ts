/** Which mails there are, what each can speak of, and what its words make up. */
import type { StaffRole } from './permissions.ts';
import type { GiftInterval } from './standing-gift/standing-gift.ts';

/** Who writes. */
export interface Sender {
  readonly name: string;
  readonly legalName: string;
  readonly address: string;
  readonly contact: string;
  readonly url: string;
  readonly locale: string;
  readonly timeZone: string;
}

/** What follows a payment of a standing gift: how often it is made, when the next is due, and where it is stopped. */
export interface NextGift {
  readonly interval: GiftInterval;
  readonly nextAt: Date;
  readonly url: string;
}

/** Mails about a donation, one for each outcome that a donor must hear of. */
export type DonationMailKind = 'received' | 'held' | 'refused' | 'lapsed';
/** Mails about a standing gift; what its payments bring are mails about donations. */
export type StandingGiftMailKind =
  | 'standing-held'
  | 'standing-refused'
  | 'standing-lapsed'
  | 'standing-confirm'
  | 'standing-declined'
  | 'standing-stopped'
  | 'standing-unpaid'
  /** It ended because a bank takes back one of its payments. */
  | 'standing-disputed';
/** A mail that asks what becomes of a standing gift beside another one of its donor. */
export type SecondMailKind = 'standing-second';
/** Mails about one renewal of a standing gift; that it was paid is told as of any donation. */
export type RenewalMailKind = 'renewal-held' | 'renewal-failed' | 'renewal-failed-last' | 'renewal-lapsed';
/** Mails of our own timetable about a standing gift that runs. */
export type StandingGiftNoticeKind = 'renewal-coming' | 'card-expiring';
/** Mails that confirm what a donor changed about a standing gift that runs. */
export type GiftChangeMailKind = 'standing-amount' | 'standing-day' | 'standing-paused' | 'standing-resumed';
/** Mails that answer an appeal. */
export type AppealMailKind = 'appeal-won' | 'appeal-rejected';
/** Mails about money that goes back: once that it does, and where it then does not arrive. */
export type RefundMailKind =
  | 'refund-pending'
  | 'refunded'
  | 'refund-failed'
  /** The gift was refused after we had received it: it is on its way back, the donor has it, or their bank took it back. */
  | 'return-pending'
  | 'returned'
  | 'returned-by-bank';
/** Mails by which a donor is signed in to what they gave, and by which both addresses confirm that one takes the other's place. */
export type SupporterMailKind = 'sign-in' | 'address-old' | 'address-new';
/** Mails about a receipt, after the first, which is the mail `received`. */
export type ReceiptMailKind = 'receipt-corrected' | 'receipt-withdrawn' | 'receipt-copy';
/** Mails to the newsroom's own address. */
export type NewsroomMailKind = 'correction';
/** Mails to members of the staff, about the site and about their own accounts. */
export type StaffMailKind =
  | 'checkouts-short'
  | 'dispute-deadline'
  | 'reconciliation-open'
  | 'gave-up'
  | 'staff-invited'
  | 'staff-role-changed'
  | 'staff-ended'
  | 'staff-password-changed';
/** Each has a purpose (mail-purposes.ts), words (texts/en) and a name at the desk (texts/en/desk/mails.ts). */
export type MailKind =
  | DonationMailKind
  | StandingGiftMailKind
  | SecondMailKind
  | RenewalMailKind
  | StandingGiftNoticeKind
  | GiftChangeMailKind
  | RefundMailKind
  | ReceiptMailKind
  | AppealMailKind
  | SupporterMailKind
  | NewsroomMailKind
  | StaffMailKind;

/** What a mail about a donation can speak of, already printed for its reader. */
export interface DonationMailWords {
  readonly siteName: string;
  readonly donation: string;
  /** What the card is charged or the bank holds: donation and fee cover. */
  readonly charged: string;
  /** Null where the payer did not add the card fee. */
  readonly feeCover: string | null;
  /** The moment at which an undecided donation is released; null where there is none. */
  readonly deadline: string | null;
  /** Why, in the screening's own sentences; empty where a person decided, or where they have been erased. */
  readonly reasons: readonly string[];
  readonly donationUrl: string;
  /** Null where there is nothing to appeal against. */
  readonly appealUrl: string | null;
  /** Of a payment of a standing gift: how often, when the next is due, and its page; null where it is given once. */
  readonly interval: GiftInterval | null;
  readonly nextDay: string | null;
  readonly standingGiftUrl: string | null;
}

/** What a mail about a standing gift can speak of, already printed for its reader. */
export interface StandingGiftMailWords {
  readonly siteName: string;
  readonly interval: GiftInterval;
  /** What the card is charged each time: gift and fee cover. */
  readonly charged: string;
  readonly deadline: string | null;
  readonly reasons: readonly string[];
  readonly giftUrl: string;
  /** Whether anything was ever paid. */
  readonly isPaid: boolean;
  /** Where the donor's bank asks who pays; null where it does not ask. */
  readonly confirmUrl: string | null;
  /** The form, with the same amount and frequency. */
  readonly giveUrl: string;
  readonly appealUrl: string | null;
  /** It asked about another one, and was not answered. */
  readonly isUnanswered: boolean;
}

/** What the mail that asks about two standing gifts can speak of, already printed for its reader. */
export interface SecondMailWords {
  readonly siteName: string;
  readonly interval: GiftInterval;
  readonly charged: string;
  /** The one that can be mended. `isConfirming`: its bank waits for its donor; else a payment of it failed. */
  readonly older: {
    readonly charged: string;
    readonly interval: GiftInterval;
    readonly isConfirming: boolean;
  };
  /** Until when it waits for an answer. */
  readonly deadline: string;
  readonly secondUrl: string;
}

/** What a mail about a renewal can speak of, already printed for its reader. */
export interface RenewalMailWords {
  readonly siteName: string;
  readonly interval: GiftInterval;
  readonly charged: string;
  /** Until when staff decide, or until when its donor can mend it. */
  readonly deadline: string;
  readonly reasons: readonly string[];
  readonly giftUrl: string;
  readonly confirmUrl: string | null;
}

/** What a mail of the timetable can speak of, already printed for its reader. */
export interface StandingGiftNoticeWords {
  readonly siteName: string;
  readonly interval: GiftInterval;
  /** What the card is charged each time: gift and fee cover. */
  readonly charged: string;
  /** When the gift is due, or the last day of the card. */
  readonly day: string;
  /** The end of the card's number; null where Stripe hid it. */
  readonly cardLast4: string | null;
  readonly giftUrl: string;
}

/** What a mail about a change can speak of, already printed for its reader. */
export interface GiftChangeMailWords {
  readonly siteName: string;
  readonly interval: GiftInterval;
  /** What the card was charged each time, and what it is from now on: gift and fee cover. */
  readonly before: string;
  readonly charged: string;
  /** When the next gift is due for which the change holds. */
  readonly day: string;
  readonly giftUrl: string;
}

/** What a mail about a refund can speak of, already printed for its reader. */
export interface RefundMailWords {
  readonly siteName: string;
  readonly refund: string;
  readonly donationUrl: string;
}

export interface AppealMailWords {
  readonly siteName: string;
  readonly appealUrl: string;
  readonly giveUrl: string;
}

export interface ShortageWords {
  readonly siteName: string;
  readonly since: string;
  readonly turnedAway: number;
  readonly perMinute: number;
  readonly deskUrl: string;
}

/** A fact in a list of them: of a receipt, say, its number. */
export interface MailDetail {
  readonly label: string;
  readonly value: string;
}

export interface DisputeWords {
  readonly siteName: string;
  readonly amount: string;
  /** The bank only asks, and has taken no money. */
  readonly isInquiry: boolean;
  readonly isAppeal: boolean;
  /** Until when the bank takes an answer; null where it names no day. */
  readonly deadline: string | null;
  readonly deskUrl: string;
  readonly stripeUrl: string;
}

/** Findings of a comparison with Stripe that nobody but a person can mend. */
export interface ReconciliationWords {
  readonly siteName: string;
  readonly count: number;
  readonly deskUrl: string;
}

/** What the site gave up since staff were last told. */
export interface GaveUpWords {
  readonly siteName: string;
  /** Of Stripe's, about something of ours that never came here. */
  readonly deadEvents: number;
  /** Of Stripe's, that we know nothing to do about. */
  readonly unknownEvents: number;
  readonly mails: number;
  readonly deskUrl: string;
}

/** What a mail about an account of the staff can speak of. */
export interface StaffAccountWords {
  readonly siteName: string;
  readonly role: StaffRole;
  /** Whose act it was. */
  readonly actorName: string;
}

/** A mail before it is set as text or as HTML: its first link is what it is about. */
export interface MailBody {
  readonly subject: string;
  readonly heading: string;
  readonly paragraphs: readonly string[];
  readonly details?: readonly MailDetail[];
  /** Small print, after the details. */
  readonly notes?: readonly string[];
  readonly links: readonly { readonly label: string; readonly url: string }[];
}

/** A mail as it is written down, to be sent after. There is one of a kind about each cause, however often it is written. */
export interface NewMail {
  readonly id: string;
  readonly kind: MailKind;
  /** The id of what it tells of. */
  readonly cause: string;
  readonly donationId: string | null;
  readonly standingGiftId: string | null;
  readonly appealId: string | null;
  readonly recipient: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Where its reader stops mails of its kind; null where nobody can. */
  readonly unsubscribeUrl: string | null;
}

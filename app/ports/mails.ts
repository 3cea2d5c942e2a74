/** Mails as they are kept and sent. */
import type { MailKind, NewMail } from '../domain/mail-kinds.ts';

export interface StoredMail {
  readonly id: string;
  readonly kind: string;
  readonly recipient: string | null;
  readonly subject: string | null;
  readonly text: string | null;
  readonly html: string | null;
  readonly unsubscribeUrl: string | null;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
  /** When a mail server said for good that it does not take it. */
  readonly refusedAt: Date | null;
  /** When the last try failed, after which none is made. */
  readonly givenUpAt: Date | null;
  /** Why the last try failed. */
  readonly failureCode: string | null;
  /** Null where no further try is made. */
  readonly nextTryAt: Date | null;
  /** Whether it may have reached its reader before a restore. */
  readonly mayRepeat: boolean;
}

export interface MailStore {
  /** A mail that no step writes: a person asked for it. */
  add(mail: NewMail & { readonly createdAt: Date }): Promise<void>;
  find(id: string): Promise<StoredMail | null>;
  /**
   * Takes an unsent mail in hand whose time to try has come; null where it is sent, in another's hands, or given up.
   * The next try is set before this one is made, after growing waits (`waitsMs` as for events).
   */
  claim(id: string, now: Date, waitsMs: readonly number[]): Promise<StoredMail | null>;
  /** Why this try failed; where no other follows, the mail is given up at that moment. */
  fail(id: string, failureCode: string, at: Date): Promise<void>;
  /** Nobody wants it any more: it is not tried. */
  drop(id: string): Promise<void>;
  /** The server will never take it: it is not tried again. */
  refuse(id: string, code: string, at: Date): Promise<void>;
  /** About one donation, the oldest first. */
  ofDonation(donationId: string): Promise<StoredMail[]>;
  /** Whether there is one of this kind about this cause, sent or not. */
  isWritten(kind: MailKind, cause: string): Promise<boolean>;
  /** Unsent mails whose time to try has come. */
  due(now: Date, limit: number): Promise<string[]>;
  markSent(id: string, at: Date): Promise<void>;
  latest(limit: number): Promise<StoredMail[]>;
}

/** That there is no such address, as the server said with a code of 500 to 599. */
export interface MailRefusal {
  readonly code: number;
}

export interface Mailer {
  /**
   * Delivers; the message id makes a repeat recognisable. Null where the server took it. Throws where it cannot be reached, or did not
   * take it for a reason that may pass or is ours.
   */
  send(mail: {
    id: string;
    recipient: string;
    subject: string;
    text: string;
    html: string;
    unsubscribeUrl: string | null;
  }): Promise<MailRefusal | null>;
}

/** What was given up: mails that no server took, and events of Stripe that nothing follows from. */
export interface DeadLetters {
  countSince(since: Date): Promise<DeadLetterCounts>;
  /** The newest first. */
  mails(limit: number): Promise<MailGivenUp[]>;
  /** When staff were last told; null where they never were. */
  lastToldAt(): Promise<Date | null>;
  /** Writes them, one a cause: whoever tells the same once more adds nothing. */
  tell(mails: readonly NewMail[], at: Date): Promise<void>;
}

export interface DeadLetterCounts {
  readonly deadEvents: number;
  readonly unknownEvents: number;
  readonly mails: number;
}

export interface MailGivenUp {
  readonly id: string;
  readonly kind: string;
  readonly donationId: string | null;
  readonly standingGiftId: string | null;
  readonly givenUpAt: Date;
  readonly failureCode: string | null;
}

/** Whether donors want mails that they can do without, by the keyed hash of their address. */
export interface ReminderChoices {
  areStopped(emailHash: string): Promise<boolean>;
  /** False where there is no such donor. Once stopped, the first moment stays. */
  stop(emailHash: string, at: Date): Promise<boolean>;
}

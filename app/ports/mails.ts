/** Mails as they are kept and sent. */
import type { MailKind, NewMail } from '../domain/mail-kinds.ts';

export interface StoredMail {
  readonly id: string;
  readonly kind: string;
  readonly recipient: string | null;
  readonly subject: string | null;
  readonly text: string | null;
  readonly html: string | null;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
  /** Whether it may have reached its reader before a restore. */
  readonly mayRepeat: boolean;
}

export interface MailStore {
  /** A mail that is about neither a donation nor an appeal. */
  add(mail: NewMail & { readonly createdAt: Date }): Promise<void>;
  find(id: string): Promise<StoredMail | null>;
  /**
   * Takes an unsent mail in hand whose time to try has come; null where it is sent, in another's hands, or given up.
   * The next try is set before this one is made, after growing waits (`waitsMs` as for events).
   */
  claim(id: string, now: Date, waitsMs: readonly number[]): Promise<StoredMail | null>;
  /** Why the last try failed. */
  fail(id: string, failureCode: string): Promise<void>;
  /** Whether there is one of this kind about this cause, sent or not. */
  isWritten(kind: MailKind, cause: string): Promise<boolean>;
  /** Unsent mails whose time to try has come. */
  due(now: Date, limit: number): Promise<string[]>;
  markSent(id: string, at: Date): Promise<void>;
  latest(limit: number): Promise<StoredMail[]>;
}

export interface Mailer {
  /** Delivers; the message id makes a repeat recognisable. Throws where the server cannot be reached. */
  send(mail: { id: string; recipient: string; subject: string; text: string; html: string }): Promise<void>;
}

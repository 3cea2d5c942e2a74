/** Accounts of the staff. */
import type { StaffRole } from '../domain/permissions.ts';
import type { StaffMember } from '../domain/staff.ts';

export interface StaffAccount extends StaffMember {
  readonly createdAt: Date;
  /** Null while the person may sign in. */
  readonly endedAt: Date | null;
}

export interface StaffSession {
  readonly id: string;
  readonly createdAt: Date;
  readonly userAgent: string | null;
  /** The one that asks. */
  readonly isCurrent: boolean;
}

/**
 * How hard a password is to guess, from 0 (at once) to 4; `known` are words that whoever guesses would try first: the site's name,
 * the person's own. Takes milliseconds.
 */
export type PasswordStrength = (password: string, known: readonly string[]) => Promise<number>;

export interface Invitation {
  readonly email: string;
  readonly role: StaffRole;
  readonly expiresAt: Date;
}

/**
 * Accounts, sessions and sign-up links of the staff. Times are real ones, not Clock's: moving the product's clock must
 * neither end a session nor revive one. Email addresses are lower case (`parseStaffEmail`).
 */
export interface Staff {
  /**
   * The cookies that open a session; null where address and password do not belong together, after equally long. `userAgent`: what
   * the browser says of itself, kept with the session so that its person knows it again.
   */
  signIn(email: string, password: string, userAgent?: string | null): Promise<readonly string[] | null>;
  /** Whose session the request's cookies name; null where there is none or it is over. */
  session(headers: Headers): Promise<StaffMember | null>;
  /** Ends the session; answers the cookies that remove it from the browser. */
  signOut(headers: Headers): Promise<readonly string[]>;
  /** Where the person of this session is signed in, the newest first; nothing where there is no session. */
  sessions(headers: Headers): Promise<StaffSession[]>;
  /** Ends one of the same person's; false where there is none of that id. */
  endSession(headers: Headers, id: string): Promise<boolean>;
  endOtherSessions(headers: Headers): Promise<void>;
  /** Ends every session but a new one, whose cookies it answers; null where the current password is another. */
  changePassword(
    headers: Headers,
    passwords: { readonly current: string; readonly password: string },
  ): Promise<readonly string[] | null>;
  /** Null where there is no such account, or the person left. */
  find(email: string): Promise<StaffMember | null>;
  /** Whoever may sign in. */
  all(): Promise<StaffMember[]>;
  /** Everybody who ever could, by name. */
  accounts(): Promise<StaffAccount[]>;
  /** It holds from the next request on. `only-admin`: nobody would be one afterwards, so nothing is changed; likewise below. */
  setRole(email: string, role: StaffRole): Promise<'changed' | 'not-staff' | 'only-admin'>;
  /**
   * The person leaves: every session ends with it, and every link to sign up. The account stays, so that records name somebody.
   * `not-staff` where nobody of that address may sign in.
   */
  end(email: string): Promise<'ended' | 'not-staff' | 'only-admin'>;
  create(account: {
    email: string;
    name: string;
    role: StaffRole;
    password: string;
  }): Promise<'created' | 'exists'>;
  /** False where there is no such account. */
  setPassword(email: string, password: string): Promise<boolean>;
  /** Links to sign up with that are neither used nor too old, the newest first. */
  invitations(): Promise<Invitation[]>;
  /** False where there was none. */
  withdrawInvitation(email: string): Promise<boolean>;
  /** A one-time token to sign up with; a newer one for the same address makes older ones void. */
  invite(invitation: {
    email: string;
    role: StaffRole;
    validMs: number;
  }): Promise<{ readonly token: string; readonly expiresAt: Date }>;
  /** What a token stands for; null where it is unknown, used or too old. */
  invitation(token: string): Promise<{ email: string; role: StaffRole } | null>;
  /** Makes the account and uses the token up, both or neither. Who had left comes back to the account of before. */
  redeem(token: string, account: { name: string; password: string }): Promise<'created' | 'exists' | 'gone'>;
}

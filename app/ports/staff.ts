/** Accounts of the staff. */
import type { StaffRole } from '../domain/permissions.ts';
import type { StaffMember } from '../domain/staff.ts';

/**
 * Accounts, sessions and sign-up links of the staff. Times are real ones, not Clock's: moving the product's clock must
 * neither end a session nor revive one. Email addresses are lower case (`parseStaffEmail`).
 */
export interface Staff {
  /** The cookies that open a session; null where address and password do not belong together, after equally long. */
  signIn(email: string, password: string): Promise<readonly string[] | null>;
  /** Whose session the request's cookies name; null where there is none or it is over. */
  session(headers: Headers): Promise<StaffMember | null>;
  /** Ends the session; answers the cookies that remove it from the browser. */
  signOut(headers: Headers): Promise<readonly string[]>;
  find(email: string): Promise<StaffMember | null>;
  all(): Promise<StaffMember[]>;
  create(account: {
    email: string;
    name: string;
    role: StaffRole;
    password: string;
  }): Promise<'created' | 'exists'>;
  /** False where there is no such account. */
  setPassword(email: string, password: string): Promise<boolean>;
  /** A one-time token to sign up with; a newer one for the same address makes older ones void. */
  invite(invitation: { email: string; role: StaffRole; validMs: number }): Promise<string>;
  /** What a token stands for; null where it is unknown, used or too old. */
  invitation(token: string): Promise<{ email: string; role: StaffRole } | null>;
  /** Makes the account and uses the token up, both or neither. */
  redeem(token: string, account: { name: string; password: string }): Promise<'created' | 'exists' | 'gone'>;
}

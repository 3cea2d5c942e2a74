/** Staff at the desk by better-auth: who signs in, whose session a request has, and their accounts. */
import type { Staff } from '#app/ports/staff.ts';
import { authOf, type StaffAuthSettings } from './better-auth.ts';
import { staffAccounts } from './staff-accounts.ts';
import { staffInvitations } from './staff-invitations.ts';
import { staffSessions } from './staff-sessions.ts';

/** Passwords are hashed with scrypt, on threads of their own. Nothing connects before the first call. */
export function createStaffAuth(settings: StaffAuthSettings): Staff {
  const auth = authOf(settings);
  return { ...staffAccounts(auth), ...staffInvitations(auth), ...staffSessions(auth) };
}

/** Makes the one-time link by which a new person of the staff signs up. */
import { parseRole, staffRoles } from '#app/domain/permissions.ts';
import { parseStaffEmail } from '#app/domain/staff.ts';
import { paths } from '#app/paths.ts';
import type { Ports } from '#app/ports.ts';

/** Long enough for a weekend mail, short enough that a forgotten link opens nothing. */
export const invitationHours = 48;

export type InviteStaffOutcome =
  | { readonly kind: 'invited'; readonly email: string; readonly url: string }
  | { readonly kind: 'already-staff' }
  | { readonly kind: 'invalid'; readonly problem: string };

/** A newer link for the same address makes older ones void. */
export async function inviteStaff(
  ports: Pick<Ports, 'staff' | 'site'>,
  input: { email: string; role: string },
): Promise<InviteStaffOutcome> {
  const email = parseStaffEmail(input.email);
  if (email === null)
    return { kind: 'invalid', problem: `${JSON.stringify(input.email)} is not an email address` };
  const role = parseRole(input.role);
  if (role === null) {
    return {
      kind: 'invalid',
      problem: `${JSON.stringify(input.role)} is not a role; there are ${staffRoles.join(' and ')}`,
    };
  }
  if (await ports.staff.find(email)) return { kind: 'already-staff' };
  const token = await ports.staff.invite({ email, role, validMs: invitationHours * 3_600_000 });
  return { kind: 'invited', email, url: ports.site.url + paths.deskSignUp(token) };
}

/** Makes the one-time link by which a new person of the staff signs up. */
import { accountMail, composeInvitation } from '#app/domain/mail-staff-account.ts';
import { parseRole, type StaffRole } from '#app/domain/permissions.ts';
import { parseStaffEmail, type Actor } from '#app/domain/staff.ts';
import { paths } from '#app/paths.ts';
import type { Ports } from '#app/ports.ts';

/** Long enough for a weekend mail, short enough that a forgotten link opens nothing. */
export const invitationHours = 48;

export type InviteStaffOutcome =
  | { readonly kind: 'invited'; readonly email: string; readonly url: string }
  | { readonly kind: 'already-staff' }
  | { readonly kind: 'invalid'; readonly errors: InvitationErrors };

export interface InvitationErrors {
  readonly email?: 'no-address';
  readonly role?: 'no-role';
}

/**
 * A newer link for the same address makes older ones void. `by`: who is named in the mail with the link; where it is null no
 * mail is written, and whoever asked hands the link over.
 */
export async function inviteStaff(
  ports: Pick<Ports, 'staff' | 'site' | 'mails' | 'jobs' | 'ids' | 'clock'>,
  input: { readonly email: string; readonly role: string; readonly by: Actor | null },
): Promise<InviteStaffOutcome> {
  const [email, role] = [parseStaffEmail(input.email), parseRole(input.role)];
  if (email === null || role === null) {
    const errors = {
      ...(email === null && { email: 'no-address' as const }),
      ...(role === null && { role: 'no-role' as const }),
    };
    return { kind: 'invalid', errors };
  }
  if (await ports.staff.find(email)) return { kind: 'already-staff' };
  const validMs = invitationHours * 3_600_000;
  const { token, expiresAt } = await ports.staff.invite({ email, role, validMs });
  const url = ports.site.url + paths.deskSignUp(token);
  if (input.by) await writeTo(ports, { email, role, by: input.by, url, until: expiresAt });
  return { kind: 'invited', email, url };
}

interface Invited {
  readonly email: string;
  readonly role: StaffRole;
  readonly by: Actor;
  readonly url: string;
  readonly until: Date;
}

async function writeTo(
  { site, mails, jobs, ids, clock }: Pick<Ports, 'site' | 'mails' | 'jobs' | 'ids' | 'clock'>,
  { email, role, by, url, until }: Invited,
): Promise<void> {
  const id = ids.row();
  const mail = composeInvitation({ site, role, actorName: by.name, url, until });
  await mails.add({
    ...accountMail('staff-invited', mail, { id, recipient: email }),
    createdAt: clock.now(),
  });
  await jobs.send('send-mail', id);
}

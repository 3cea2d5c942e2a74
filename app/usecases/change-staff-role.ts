/** Gives a person of the staff another role, and tells them. */
import { accountMail, composeRoleChange } from '#app/domain/mail-staff-account.ts';
import { parseRole } from '#app/domain/permissions.ts';
import { parseStaffEmail, type Actor } from '#app/domain/staff.ts';
import { paths } from '#app/paths.ts';
import type { Ports } from '#app/ports.ts';

export type ChangeStaffRoleOutcome = 'changed' | 'same-role' | 'no-role' | 'not-staff' | 'only-admin';

/** It holds from the next request on. The only admin stays one until there is another: nobody could make one at the desk. */
export async function changeStaffRole(
  ports: Pick<Ports, 'staff' | 'site' | 'mails' | 'jobs' | 'ids' | 'clock'>,
  input: { readonly email: string; readonly role: string; readonly actor: Actor },
): Promise<ChangeStaffRoleOutcome> {
  const { staff, site, mails, jobs, ids, clock } = ports;
  const role = parseRole(input.role);
  if (role === null) return 'no-role';
  const member = await staff.find(parseStaffEmail(input.email) ?? '');
  if (!member) return 'not-staff';
  if (member.role === role) return 'same-role';
  const outcome = await staff.setRole(member.email, role);
  if (outcome !== 'changed') return outcome;
  const id = ids.row();
  const mail = composeRoleChange({ site, role, actorName: input.actor.name, url: site.url + paths.desk() });
  await mails.add({
    ...accountMail('staff-role-changed', mail, { id, recipient: member.email }),
    createdAt: clock.now(),
  });
  await jobs.send('send-mail', id);
  return 'changed';
}

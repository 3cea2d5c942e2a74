/** A person leaves the staff: signed out everywhere and told so; their name stays beside what they decided. */
import { accountMail, composeAccountEnd } from '#app/domain/mail-staff-account.ts';
import { parseStaffEmail, type Actor } from '#app/domain/staff.ts';
import type { Ports } from '#app/ports.ts';

export type EndStaffOutcome = 'ended' | 'not-staff' | 'only-admin';

/** The only admin cannot be ended before there is another. */
export async function endStaff(
  ports: Pick<Ports, 'staff' | 'site' | 'mails' | 'jobs' | 'ids' | 'clock'>,
  input: { readonly email: string; readonly actor: Actor },
): Promise<EndStaffOutcome> {
  const { staff, site, mails, jobs, ids, clock } = ports;
  const member = await staff.find(parseStaffEmail(input.email) ?? '');
  if (!member) return 'not-staff';
  const outcome = await staff.end(member.email);
  if (outcome !== 'ended') return outcome;
  const id = ids.row();
  const mail = composeAccountEnd({ site, role: member.role ?? 'reviewer', actorName: input.actor.name });
  await mails.add({
    ...accountMail('staff-ended', mail, { id, recipient: member.email }),
    createdAt: clock.now(),
  });
  await jobs.send('send-mail', id);
  return 'ended';
}

/** Makes every link void by which a person could sign up. */
import { parseStaffEmail } from '#app/domain/staff.ts';
import type { Ports } from '#app/ports.ts';

export async function withdrawInvitation(
  { staff }: Pick<Ports, 'staff'>,
  emailText: string,
): Promise<'withdrawn' | 'not-invited'> {
  const email = parseStaffEmail(emailText);
  return email !== null && (await staff.withdrawInvitation(email)) ? 'withdrawn' : 'not-invited';
}

/** The demo's one account at the desk, with the password of this start. */
import type { Ports } from '#app/ports.ts';

export const demoStaffEmail = 'demo@newsroom.example';

/** Makes the account of a reviewer, or gives it this password, whatever its role is by now; one that was ended is opened again. */
export async function ensureDemoStaff(ports: Pick<Ports, 'staff'>, password: string): Promise<void> {
  const account = { email: demoStaffEmail, name: 'Demo reviewer', role: 'reviewer', password } as const;
  const made = await ports.staff.create(account);
  if (made !== 'exists' || (await ports.staff.setPassword(demoStaffEmail, password))) return;
  const { email, role } = account;
  const { token } = await ports.staff.invite({ email, role, validMs: 60_000 });
  await ports.staff.redeem(token, account);
}

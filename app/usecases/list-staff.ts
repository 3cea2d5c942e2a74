/** Who works at the desk, who did, and who was invited to. */
import type { Ports } from '#app/ports.ts';
import type { Invitation, StaffAccount } from '#app/ports/staff.ts';

export interface StaffList {
  /** By name. */
  readonly current: readonly StaffAccount[];
  /** The last to leave first. */
  readonly left: readonly (StaffAccount & { readonly endedAt: Date })[];
  /** Whose links are neither used nor too old. */
  readonly invited: readonly Invitation[];
}

export async function listStaff({ staff }: Pick<Ports, 'staff'>): Promise<StaffList> {
  const [accounts, invited] = await Promise.all([staff.accounts(), staff.invitations()]);
  const left = accounts.flatMap((account) =>
    account.endedAt === null ? [] : [{ ...account, endedAt: account.endedAt }],
  );
  return {
    current: accounts.filter(({ endedAt }) => endedAt === null),
    left: left.toSorted((a, b) => b.endedAt.getTime() - a.endedAt.getTime()),
    invited,
  };
}

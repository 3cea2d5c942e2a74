/** Accounts of the staff, in the tables that better-auth keeps. */
import { parseRole, type StaffRole } from '#app/domain/permissions.ts';
import type { StaffMember } from '#app/domain/staff.ts';
import type { Staff } from '#app/ports/staff.ts';
import type { Auth, Transaction } from './better-auth.ts';
import { invitationsTo } from './staff-links.ts';

/** More people than any newsroom has at its desk. */
export const staffMax = 1000;

type Accounts = Pick<Staff, 'find' | 'all' | 'accounts' | 'setRole' | 'end' | 'create' | 'setPassword'>;

export function staffAccounts(auth: Auth): Accounts {
  const context = () => auth.$context;
  const hash = async (password: string) => (await context()).password.hash(password);
  const findAny = async (email: string) =>
    (await context()).adapter.findOne<UserRow>({ model: 'user', where: [{ field: 'email', value: email }] });
  const findUser = async (email: string) => {
    const user = await findAny(email);
    return user?.endedAt === null ? user : null;
  };

  return {
    find: async (email) => {
      const user = await findUser(email);
      return user ? toMember(user) : null;
    },
    all: async () => {
      const { adapter } = await context();
      const where = [{ field: 'endedAt', value: null }];
      return (await adapter.findMany<UserRow>({ model: 'user', where, limit: staffMax })).map(toMember);
    },
    accounts: async () => {
      const { adapter } = await context();
      const sortBy = { field: 'name', direction: 'asc' } as const;
      const users = await adapter.findMany<AccountRow>({ model: 'user', sortBy, limit: staffMax });
      return users.map(({ createdAt, endedAt, ...user }) => ({ ...toMember(user), createdAt, endedAt }));
    },
    setRole: async (email, role) => {
      const { adapter } = await context();
      return adapter.transaction(async (tx) => {
        const user = await leavingTheirRole(tx, email);
        if (typeof user === 'string') return user;
        await tx.update({ model: 'user', where: [{ field: 'id', value: user.id }], update: { role } });
        return 'changed';
      });
    },
    end: async (email) => {
      const { adapter } = await context();
      return adapter.transaction(async (tx) => {
        const user = await leavingTheirRole(tx, email);
        if (typeof user === 'string') return user;
        const where = [{ field: 'id', value: user.id }];
        await tx.update({ model: 'user', where, update: { endedAt: new Date() } });
        for (const model of ['session', 'account'])
          await tx.deleteMany({ model, where: [{ field: 'userId', value: user.id }] });
        await tx.deleteMany({ model: 'verification', where: invitationsTo(email) });
        return 'ended';
      });
    },
    create: async ({ password, ...account }) => {
      const passwordHash = await hash(password);
      return unlessTaken(async () =>
        (await context()).adapter.transaction((tx) => insertAccount(tx, account, passwordHash)),
      );
    },
    setPassword: async (email, password) => {
      const user = await findUser(email);
      if (!user) return false;
      const { internalAdapter } = await context();
      await internalAdapter.updatePassword(user.id, await hash(password));
      return true;
    },
  };
}

export interface UserRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly endedAt: Date | null;
}

interface AccountRow extends UserRow {
  readonly createdAt: Date;
}

export function toMember({ id, name, email, role }: Omit<UserRow, 'endedAt'>): StaffMember {
  return { id, name, email, role: parseRole(role) };
}

/**
 * The person of this address, who is about to be no admin any more if they are one; `only-admin` where nobody would be. Whoever asks
 * waits until others who do the same are through, so that the last two admins cannot end each other.
 */
async function leavingTheirRole(
  tx: Transaction,
  email: string,
): Promise<UserRow | 'not-staff' | 'only-admin'> {
  const admins = [
    { field: 'role', value: 'admin' },
    { field: 'endedAt', value: null },
  ];
  await tx.updateMany({ model: 'user', where: admins, update: { updatedAt: new Date() } });
  const user = await tx.findOne<UserRow>({ model: 'user', where: [{ field: 'email', value: email }] });
  if (user?.endedAt !== null) return 'not-staff';
  if (parseRole(user.role) !== 'admin') return user;
  const all = await tx.findMany<UserRow>({ model: 'user', where: admins, limit: staffMax });
  return all.some(({ id }) => id !== user.id) ? user : 'only-admin';
}

export async function insertAccount(
  tx: Transaction,
  { email, name, role }: { email: string; name: string; role: StaffRole },
  password: string,
): Promise<'created'> {
  const now = new Date();
  const times = { createdAt: now, updatedAt: now };
  const user = await tx.create<Record<string, unknown>, UserRow>({
    model: 'user',
    data: { email, name, role, emailVerified: false, ...times },
  });
  await insertPassword(tx, user.id, password);
  return 'created';
}

async function insertPassword(tx: Transaction, userId: string, password: string): Promise<void> {
  const now = new Date();
  await tx.create({
    model: 'account',
    data: { userId, accountId: userId, providerId: 'credential', password, createdAt: now, updatedAt: now },
  });
}

/** A person who had left is here again, under the id that records name, with a new password. */
export async function reopenAccount(
  tx: Transaction,
  userId: string,
  { name, role }: { name: string; role: StaffRole },
  password: string,
): Promise<'created'> {
  const updatedAt = new Date();
  await tx.update({
    model: 'user',
    where: [{ field: 'id', value: userId }],
    update: { name, role, endedAt: null, updatedAt },
  });
  // One that began while the account ended must not open with the new role.
  await tx.deleteMany({ model: 'session', where: [{ field: 'userId', value: userId }] });
  await insertPassword(tx, userId, password);
  return 'created';
}

/** The database keeps addresses unique; a second account under one rolls everything back. */
export async function unlessTaken<T>(write: () => Promise<T>): Promise<T | 'exists'> {
  try {
    return await write();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'P2002') return 'exists';
    throw error;
  }
}

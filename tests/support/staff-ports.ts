/** Staff accounts, limits and hashes in memory, for tests of use cases. */
import { createHash } from 'node:crypto';
import type { StaffRole } from '#app/domain/permissions.ts';
import type { Hasher } from '#app/ports/ambient.ts';
import type { Limits } from '#app/ports/limits.ts';
import type { Staff } from '#app/ports/staff.ts';
import type { Ports } from '#app/ports.ts';

export interface Account {
  readonly email: string;
  readonly name: string;
  readonly role: StaffRole;
  readonly password: string;
}

/** Sessions are cookies that hold the address; tokens are `token-1`, `token-2` … */
export function staffInMemory(accounts: Account[] = []): Staff {
  const invitations = new Map<string, { email: string; role: StaffRole }>();
  const left = new Map<string, Date>();
  const find = (email: string) => accounts.find((account) => account.email === email && !left.has(email));
  const member = (account: Account | undefined) =>
    account ? { id: account.email, name: account.name, email: account.email, role: account.role } : null;
  return {
    signIn: async (email, password) =>
      find(email)?.password === password ? [`session=${email}; HttpOnly`] : null,
    session: async (headers) => member(find(headers.get('cookie')?.replace('session=', '') ?? '')),
    signOut: async () => ['session=; Max-Age=0'],
    sessions: async () => [],
    endSession: async () => false,
    endOtherSessions: async () => undefined,
    changePassword: async () => null,
    find: async (email) => member(find(email)),
    all: async () =>
      accounts.filter(({ email }) => !left.has(email)).map((account) => ({ ...account, id: account.email })),
    accounts: async () =>
      accounts.map((account) => ({
        ...{ ...account, id: account.email },
        ...{ createdAt: new Date(0), endedAt: left.get(account.email) ?? null },
      })),
    setRole: async (email, role) => {
      const account = find(email);
      if (!account) return 'not-staff';
      accounts[accounts.indexOf(account)] = { ...account, role };
      return 'changed';
    },
    end: async (email) => {
      if (!find(email)) return 'not-staff';
      left.set(email, new Date());
      return 'ended';
    },
    invitations: async () =>
      [...invitations.values()].map((invitation) => ({ ...invitation, expiresAt: new Date(8.64e15) })),
    withdrawInvitation: async (email) => {
      const tokens = [...invitations].filter(([, each]) => each.email === email).map(([token]) => token);
      for (const token of tokens) invitations.delete(token);
      return tokens.length > 0;
    },
    create: async (account) => {
      if (accounts.some(({ email }) => email === account.email)) return 'exists';
      accounts.push(account);
      return 'created';
    },
    setPassword: async (email, password) => {
      const at = accounts.findIndex((account) => account.email === email && !left.has(email));
      const account = accounts[at];
      if (!account) return false;
      accounts[at] = { ...account, password };
      return true;
    },
    invite: async ({ email, role }) => {
      const token = `token-${invitations.size + 1}`;
      invitations.set(token, { email, role });
      return { token, expiresAt: new Date(8.64e15) };
    },
    invitation: async (token) => invitations.get(token) ?? null,
    redeem: async (token, account) => {
      const invitation = invitations.get(token);
      if (!invitation) return 'gone';
      if (find(invitation.email)) return 'exists';
      invitations.delete(token);
      const before = accounts.findIndex(({ email }) => email === invitation.email);
      if (before >= 0) accounts.splice(before, 1);
      left.delete(invitation.email);
      accounts.push({ ...invitation, ...account });
      return 'created';
    },
  };
}

/** What inviting somebody without a mail, and accepting that, is given; every password is hard to guess. */
export function staffPorts(
  staff: Staff,
): Pick<Ports, 'staff' | 'passwordStrength' | 'site' | 'mails' | 'jobs' | 'ids' | 'clock'> {
  const site = { name: 'Factually', url: 'https://newsroom.example' } as Ports['site'];
  const none = new Proxy({}, { get: () => () => Promise.reject(new Error('a mail was written')) });
  return {
    staff,
    passwordStrength: async () => 4,
    site,
    ...{ mails: none, jobs: none, ids: none, clock: none },
  } as never;
}

/** Allows `most` tries per key; remembers the keys that were counted. */
export function limitsInMemory(most = 10): Limits & { readonly keys: string[] } {
  const keys: string[] = [];
  const take: Limits['take'] = async (limit, key) => {
    keys.push(`${limit} ${key}`);
    const tries = keys.filter((each) => each === `${limit} ${key}`).length;
    return tries <= most ? { allowed: true } : { allowed: false, waitSeconds: 90 };
  };
  return { keys, take, takeFor: () => Promise.reject(new Error('staff have no such limit')) };
}

export const hasher: Hasher = {
  hash: (kind, value) => createHash('sha256').update(`${kind} ${value}`).digest('base64url'),
};

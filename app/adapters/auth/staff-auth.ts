/** Staff sign-in by better-auth: email and password only, sessions in the database, no address of its own on the web. */
import { createHash, hkdfSync, randomBytes } from 'node:crypto';
import { betterAuth } from 'better-auth';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { APIError, isAPIError } from 'better-auth/api';
import { parseRole, staffRoles, type StaffRole } from '#app/domain/permissions.ts';
import { passwordLengthMax, passwordLengthMin, type StaffMember } from '#app/domain/staff.ts';
import type { Staff } from '#app/ports/staff.ts';

export interface StaffAuthSettings {
  /** Prisma's client, with the models StaffUser, StaffSession, StaffAccount and StaffVerification. */
  readonly prisma: Parameters<typeof prismaAdapter>[0];
  /** The newsroom's secret; the key that signs cookies is derived from it. */
  readonly secret: string;
  readonly siteUrl: string;
  /** Whether browsers may send the cookie over https only. */
  readonly secureCookies: boolean;
}

/** A working day: longer and a forgotten browser stays open, shorter and people sign in twice a day. */
const sessionSeconds = 12 * 60 * 60;
/** More people than any newsroom has at its desk. */
const staffMax = 1000;

/** Passwords are hashed with scrypt, on threads of their own. Nothing connects before the first call. */
export function createStaffAuth(settings: StaffAuthSettings): Staff {
  const auth = authOf(settings);
  const context = () => auth.$context;
  const hash = async (password: string) => (await context()).password.hash(password);
  const findAny = async (email: string) =>
    (await context()).adapter.findOne<UserRow>({ model: 'user', where: [{ field: 'email', value: email }] });
  const findUser = async (email: string) => {
    const user = await findAny(email);
    return user?.endedAt === null ? user : null;
  };

  return {
    signIn: async (email, password) => {
      try {
        const { headers } = await auth.api.signInEmail({ body: { email, password }, returnHeaders: true });
        return headers.getSetCookie();
      } catch (error) {
        if (isAPIError(error) && (error.statusCode === 401 || error.statusCode === 400)) return null;
        throw error;
      }
    },
    session: async (headers) => {
      const found = await auth.api.getSession({ headers });
      return found?.user.endedAt === null ? toMember(found.user) : null;
    },
    signOut: async (headers) => {
      const { headers: answered } = await auth.api.signOut({ headers, returnHeaders: true });
      return answered.getSetCookie();
    },
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
      const accounts = users.map(({ createdAt, ...user }) => ({
        ...toMember(user),
        createdAt,
        endedAt: user.endedAt,
      }));
      return accounts.toSorted((a, b) => Number(a.endedAt !== null) - Number(b.endedAt !== null));
    },
    setRole: async (email, role) => {
      const user = await findUser(email);
      if (!user) return false;
      const where = [{ field: 'id', value: user.id }];
      await (await context()).adapter.update({ model: 'user', where, update: { role } });
      return true;
    },
    end: async (email) => {
      const user = await findUser(email);
      if (!user) return false;
      await (
        await context()
      ).adapter.transaction(async (tx) => {
        const where = [{ field: 'id', value: user.id }];
        await tx.update({ model: 'user', where, update: { endedAt: new Date() } });
        await tx.deleteMany({ model: 'session', where: [{ field: 'userId', value: user.id }] });
        await tx.deleteMany({ model: 'verification', where: invitationsTo(email) });
      });
      return true;
    },
    invitations: async () => {
      const { adapter } = await context();
      const rows = await adapter.findMany<InvitationRow>({
        model: 'verification',
        where: [{ field: 'identifier', operator: 'starts_with', value: signUp }],
        sortBy: { field: 'expiresAt', direction: 'desc' },
        limit: staffMax,
      });
      return rows.flatMap((row) => {
        const invitation = toInvitation(row);
        return invitation ? [{ ...invitation, expiresAt: row.expiresAt }] : [];
      });
    },
    withdrawInvitation: async (email) => {
      const { adapter } = await context();
      return (await adapter.deleteMany({ model: 'verification', where: invitationsTo(email) })) > 0;
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
    invite: async ({ email, role, validMs }) => {
      const token = randomBytes(24).toString('base64url');
      const now = new Date();
      const expiresAt = new Date(now.getTime() + validMs);
      await (
        await context()
      ).adapter.transaction(async (tx) => {
        await tx.deleteMany({ model: 'verification', where: invitationsTo(email) });
        await tx.create({
          model: 'verification',
          data: {
            identifier: identifierOf(token),
            value: invitationText(role, email),
            expiresAt,
            createdAt: now,
            updatedAt: now,
          },
        });
      });
      return { token, expiresAt };
    },
    invitation: async (token) => {
      const row = await (
        await context()
      ).adapter.findOne<InvitationRow>({
        model: 'verification',
        where: [{ field: 'identifier', value: identifierOf(token) }],
      });
      return toInvitation(row);
    },
    redeem: async (token, { name, password }) => {
      const passwordHash = await hash(password);
      return unlessTaken(async () =>
        (await context()).adapter.transaction(async (tx) => {
          const row = await tx.consumeOne<InvitationRow>({
            model: 'verification',
            where: [{ field: 'identifier', value: identifierOf(token) }],
          });
          const invitation = toInvitation(row);
          if (!invitation) return 'gone' as const;
          const account = { ...invitation, name };
          const before = await tx.findOne<UserRow>({
            model: 'user',
            where: [{ field: 'email', value: invitation.email }],
          });
          if (!before?.endedAt) return insertAccount(tx, account, passwordHash);
          return reopenAccount(tx, before.id, account, passwordHash);
        }),
      );
    },
  };
}

function authOf({ prisma, secret, siteUrl, secureCookies }: StaffAuthSettings) {
  return betterAuth({
    baseURL: siteUrl,
    // As a list, so that no variable of the environment can take its place.
    secrets: [
      {
        version: 1,
        value: Buffer.from(hkdfSync('sha256', secret, '', 'unbought staff sessions', 32)).toString('base64'),
      },
    ],
    database: prismaAdapter(prisma, { provider: 'postgresql', transaction: true }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLengthMin,
      maxPasswordLength: passwordLengthMax,
    },
    user: {
      modelName: 'staffUser',
      additionalFields: {
        role: { type: 'string', required: true, input: false },
        endedAt: { type: 'date', required: false, input: false },
      },
    },
    session: { modelName: 'staffSession', expiresIn: sessionSeconds, disableSessionRefresh: true },
    // Whatever way of signing in there is: whoever left gets no session by it.
    databaseHooks: {
      session: {
        create: {
          before: async ({ userId }, ctx) => {
            const user = await ctx?.context.internalAdapter.findUserById(userId);
            if (!user || ('endedAt' in user && user.endedAt !== null)) throw new APIError('UNAUTHORIZED');
          },
        },
      },
    },
    account: { modelName: 'staffAccount' },
    verification: { modelName: 'staffVerification' },
    // The limits port counts, for all servers together.
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: 'staff',
      useSecureCookies: secureCookies,
      // Pages for readers stay without any cookie, whoever reads them.
      defaultCookieAttributes: { path: '/desk', httpOnly: true, sameSite: 'lax' },
      ipAddress: { disableIpTracking: true },
    },
    // Wrong passwords are answers, and what fails is thrown; its own words would name addresses.
    logger: { disabled: true },
    telemetry: { enabled: false },
  });
}

type Auth = ReturnType<typeof authOf>;
type Transaction = Parameters<Parameters<Awaited<Auth['$context']>['adapter']['transaction']>[0]>[0];

interface UserRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly endedAt: Date | null;
}

interface AccountRow extends UserRow {
  readonly createdAt: Date;
}

interface InvitationRow {
  readonly value: string;
  readonly expiresAt: Date;
}

function toMember({ id, name, email, role }: Omit<UserRow, 'endedAt'>): StaffMember {
  return { id, name, email, role: parseRole(role) };
}

const signUp = 'sign-up:';

/** Every one that a person of this address could sign up with, whatever the role. */
function invitationsTo(email: string) {
  return [
    { field: 'identifier', operator: 'starts_with' as const, value: signUp },
    { field: 'value', operator: 'in' as const, value: staffRoles.map((role) => invitationText(role, email)) },
  ];
}

const invitationText = (role: StaffRole, email: string) => `${role} ${email}`;

/** Only the hash is kept: whoever reads the table cannot sign up with it. */
function identifierOf(token: string): string {
  return `${signUp}${createHash('sha256').update(token).digest('base64url')}`;
}

function toInvitation(row: InvitationRow | null): { email: string; role: StaffRole } | null {
  if (!row || row.expiresAt <= new Date()) return null;
  const space = row.value.indexOf(' ');
  const role = parseRole(row.value.slice(0, space));
  return role ? { email: row.value.slice(space + 1), role } : null;
}

async function insertAccount(
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
  await tx.create({
    model: 'account',
    data: { userId: user.id, accountId: user.id, providerId: 'credential', password, ...times },
  });
  return 'created';
}

/** A person who had left is here again, under the id that records name, with a new password. */
async function reopenAccount(
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
  await tx.update({
    model: 'account',
    where: [
      { field: 'userId', value: userId },
      { field: 'providerId', value: 'credential' },
    ],
    update: { password, updatedAt },
  });
  return 'created';
}

/** The database keeps addresses unique; a second account under one rolls everything back. */
async function unlessTaken<T>(write: () => Promise<T>): Promise<T | 'exists'> {
  try {
    return await write();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'P2002') return 'exists';
    throw error;
  }
}

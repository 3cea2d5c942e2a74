/** better-auth as the desk uses it: email and password only, sessions in the database, no address of its own on the web. */
import { hkdfSync } from 'node:crypto';
import { betterAuth } from 'better-auth';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { APIError } from 'better-auth/api';
import { passwordLengthMax, passwordLengthMin } from '#app/domain/staff.ts';

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
export function authOf({ prisma, secret, siteUrl, secureCookies }: StaffAuthSettings) {
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

export type Auth = ReturnType<typeof authOf>;
/** A transaction of the database behind it. */
export type Transaction = Parameters<Parameters<Awaited<Auth['$context']>['adapter']['transaction']>[0]>[0];

/** Sessions of the staff: signing in and out, whose a request is, where somebody is signed in, and a new password of one's own. */
import { isAPIError } from 'better-auth/api';
import type { Staff } from '#app/ports/staff.ts';
import type { Auth } from './better-auth.ts';
import { toMember } from './staff-accounts.ts';

type Sessions = Pick<
  Staff,
  'signIn' | 'session' | 'signOut' | 'sessions' | 'endSession' | 'endOtherSessions' | 'changePassword'
>;

/** Of what a browser says of itself, as much as tells it from another. */
const userAgentLengthMax = 300;

interface SessionRow {
  readonly id: string;
  readonly userAgent: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

export function staffSessions(auth: Auth): Sessions {
  const own = async (headers: Headers) => {
    const found = await auth.api.getSession({ headers });
    return found?.user.endedAt === null ? found : null;
  };
  return {
    signIn: async (email, password, userAgent = null) => {
      const headers = new Headers(
        userAgent === null ? {} : { 'user-agent': userAgent.slice(0, userAgentLengthMax) },
      );
      try {
        const answered = await auth.api.signInEmail({
          body: { email, password },
          headers,
          returnHeaders: true,
        });
        return answered.headers.getSetCookie();
      } catch (error) {
        if (isAPIError(error) && (error.statusCode === 401 || error.statusCode === 400)) return null;
        throw error;
      }
    },
    session: async (headers) => {
      const found = await own(headers);
      return found && toMember(found.user);
    },
    signOut: async (headers) => {
      const { headers: answered } = await auth.api.signOut({ headers, returnHeaders: true });
      return answered.getSetCookie();
    },
    sessions: async (headers) => {
      const found = await own(headers);
      if (!found) return [];
      const { adapter } = await auth.$context;
      const rows = await adapter.findMany<SessionRow>({
        model: 'session',
        where: [
          { field: 'userId', value: found.user.id },
          { field: 'expiresAt', operator: 'gt', value: new Date() },
        ],
        sortBy: { field: 'createdAt', direction: 'desc' },
      });
      // Not the tokens: whoever has one is signed in.
      return rows.map(({ id, userAgent, createdAt }) => ({
        ...{ id, createdAt, userAgent: userAgent === '' ? null : userAgent },
        isCurrent: id === found.session.id,
      }));
    },
    endSession: async (headers, id) => {
      const found = await own(headers);
      if (!found) return false;
      const { adapter } = await auth.$context;
      const where = [
        { field: 'id', value: id },
        { field: 'userId', value: found.user.id },
      ];
      return (await adapter.deleteMany({ model: 'session', where })) > 0;
    },
    endOtherSessions: async (headers) => {
      const found = await own(headers);
      if (!found) return;
      const { adapter } = await auth.$context;
      const where = [
        { field: 'userId', value: found.user.id },
        { field: 'id', operator: 'ne' as const, value: found.session.id },
      ];
      await adapter.deleteMany({ model: 'session', where });
    },
    changePassword: async (headers, { current, password }) => {
      if (!(await own(headers))) return null;
      try {
        const body = { currentPassword: current, newPassword: password, revokeOtherSessions: true };
        const answered = await auth.api.changePassword({ body, headers, returnHeaders: true });
        return answered.headers.getSetCookie();
      } catch (error) {
        if (isAPIError(error) && error.statusCode === 400) return null;
        throw error;
      }
    },
  };
}

/** Invitations to the desk: one-time links to sign up with, and the account that one makes. */
import { randomBytes } from 'node:crypto';
import type { Staff } from '#app/ports/staff.ts';
import type { Auth } from './better-auth.ts';
import { insertAccount, reopenAccount, staffMax, unlessTaken, type UserRow } from './staff-accounts.ts';
import {
  identifierOf,
  invitationText,
  invitationsTo,
  signUp,
  toInvitation,
  type InvitationRow,
} from './staff-links.ts';

type Invitations = Pick<Staff, 'invitations' | 'withdrawInvitation' | 'invite' | 'invitation' | 'redeem'>;

export function staffInvitations(auth: Auth): Invitations {
  const context = () => auth.$context;
  return {
    invite: async ({ email, role, validMs }) => {
      const token = randomBytes(24).toString('base64url');
      const now = new Date();
      const expiresAt = new Date(now.getTime() + validMs);
      await (
        await context()
      ).adapter.transaction(async (tx) => {
        await tx.deleteMany({ model: 'verification', where: invitationsTo(email) });
        // Nobody can use them, and they name people.
        await tx.deleteMany({
          model: 'verification',
          where: [
            { field: 'identifier', operator: 'starts_with', value: signUp },
            { field: 'expiresAt', operator: 'lt', value: now },
          ],
        });
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
    redeem: async (token, { name, password }) => {
      const passwordHash = await (await context()).password.hash(password);
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

/** Links by which somebody signs up, as rows of better-auth's table: what is kept of one, and how it is found. */
import { createHash } from 'node:crypto';
import { parseRole, staffRoles, type StaffRole } from '#app/domain/permissions.ts';

export interface InvitationRow {
  readonly value: string;
  readonly expiresAt: Date;
}

export const signUp = 'sign-up:';

/** Every one that a person of this address could sign up with, whatever the role. */
export function invitationsTo(email: string) {
  return [
    { field: 'identifier', operator: 'starts_with' as const, value: signUp },
    { field: 'value', operator: 'in' as const, value: staffRoles.map((role) => invitationText(role, email)) },
  ];
}

export const invitationText = (role: StaffRole, email: string) => `${role} ${email}`;

/** Only the hash is kept: whoever reads the table cannot sign up with it. The mail that takes the link there is kept as every mail is. */
export function identifierOf(token: string): string {
  return `${signUp}${createHash('sha256').update(token).digest('base64url')}`;
}

export function toInvitation(row: InvitationRow | null): { email: string; role: StaffRole } | null {
  if (!row || row.expiresAt <= new Date()) return null;
  const space = row.value.indexOf(' ');
  const role = parseRole(row.value.slice(0, space));
  return role ? { email: row.value.slice(space + 1), role } : null;
}

/** Whom a sign-up link is for. */
import type { Ports } from '#app/ports.ts';

/** Null where the link is unknown, used or too old. */
export function showInvitation(
  ports: Pick<Ports, 'staff'>,
  token: string,
): Promise<{ email: string } | null> {
  return ports.staff.invitation(token);
}

/** A new person of the staff signs up by a one-time link, and is signed in by that. */
import { guessedFirst, parseAccount, passwordStrengthMin, type AccountErrors } from '#app/domain/staff.ts';
import type { Ports } from '#app/ports.ts';

export interface AcceptInvitationInput {
  readonly token: string;
  readonly name: string;
  readonly password: string;
  readonly repeated: string;
  /** What the browser says of itself. */
  readonly userAgent?: string | null;
}

export type AcceptInvitationOutcome =
  | { readonly kind: 'accepted'; readonly cookies: readonly string[] }
  /** Unknown, used or too old, or the address has an account by now. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'invalid'; readonly email: string; readonly errors: AccountErrors };

/** The link is looked up first: without one nothing is hashed, which would cost us more than the sender. */
export async function acceptInvitation(
  ports: Pick<Ports, 'staff' | 'passwordStrength' | 'site'>,
  input: AcceptInvitationInput,
): Promise<AcceptInvitationOutcome> {
  const invitation = await ports.staff.invitation(input.token);
  if (!invitation) return { kind: 'gone' };
  const parsed = parseAccount(input);
  if (!parsed.ok) return { kind: 'invalid', email: invitation.email, errors: parsed.errors };
  const { name, password } = parsed;
  const known = guessedFirst(ports.site, invitation.email, name);
  if ((await ports.passwordStrength(password, known)) < passwordStrengthMin)
    return { kind: 'invalid', email: invitation.email, errors: { password: { kind: 'guessable' } } };
  if ((await ports.staff.redeem(input.token, { name, password })) !== 'created') return { kind: 'gone' };
  return {
    kind: 'accepted',
    cookies: (await ports.staff.signIn(invitation.email, password, input.userAgent)) ?? [],
  };
}

/** A person of the staff signs in with email address and password. */
import { parseStaffEmail, passwordLengthMax } from '#app/domain/staff.ts';
import type { Ports } from '#app/ports.ts';

export type SignInStaffOutcome =
  | { readonly kind: 'signed-in'; readonly cookies: readonly string[] }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'limited'; readonly waitSeconds: number };

/**
 * `address`: who asks, as limits count it. One answer for an unknown address and for a wrong password, so that nobody
 * learns who works here. Tries are counted by both: one machine must not try many accounts, nor many machines one.
 */
export async function signInStaff(
  ports: Pick<Ports, 'staff' | 'limits' | 'hasher'>,
  input: { email: string; password: string; address: string; userAgent?: string | null },
): Promise<SignInStaffOutcome> {
  const email = parseStaffEmail(input.email);
  if (email === null || input.password === '' || input.password.length > passwordLengthMax)
    return { kind: 'wrong' };
  const keys = [ports.hasher.hash('address', input.address), ports.hasher.hash('email', email)];
  for (const key of keys) {
    const limit = await ports.limits.take('sign-in', key);
    if (!limit.allowed) return { kind: 'limited', waitSeconds: limit.waitSeconds };
  }
  const cookies = await ports.staff.signIn(email, input.password, input.userAgent);
  return cookies ? { kind: 'signed-in', cookies } : { kind: 'wrong' };
}

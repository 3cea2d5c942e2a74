/** A donor is signed in by the link of a mail or by its code: by either once, and then by neither. */
import { codeSecret, readCode } from '#app/domain/donor-sign-in.ts';
import type { Ports } from '#app/ports.ts';

export type SignInDonorOutcome =
  /** `session` is the browser's secret; its hash is what we keep. */
  | { readonly kind: 'signed-in'; readonly session: string }
  /** Used, too old, or nobody's; by a code also: mistyped, or tried too often. */
  | { readonly kind: 'refused' };

export type SignInBy =
  /** The token in the address of the mail. */
  | { readonly token: string }
  /** What the browser that asked holds, and what was typed there. */
  | { readonly request: string; readonly code: string };

export async function signInDonor(
  ports: Pick<Ports, 'signInLinks' | 'donorSessions' | 'hasher' | 'ids' | 'clock'>,
  by: SignInBy,
): Promise<SignInDonorOutcome> {
  const donorId = await redeem(ports, by);
  if (donorId === null) return { kind: 'refused' };
  const session = ports.ids.token();
  await ports.donorSessions.begin(ports.hasher.hash('sign-in', session), donorId);
  return { kind: 'signed-in', session };
}

async function redeem(
  { signInLinks, hasher, clock }: Pick<Ports, 'signInLinks' | 'hasher' | 'clock'>,
  by: SignInBy,
): Promise<string | null> {
  if ('token' in by) return signInLinks.redeem(hasher.hash('sign-in', by.token), clock.now());
  const code = readCode(by.code);
  if (code === null) return null;
  const requestHash = hasher.hash('sign-in', by.request);
  const codeHash = hasher.hash('sign-in', codeSecret(requestHash, code));
  return signInLinks.redeemByCode(requestHash, codeHash, clock.now());
}

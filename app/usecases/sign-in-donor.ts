/** A donor is signed in by the link of a mail or by its code: by either once, and then by neither. */
import { codeSecret, readCode } from '#app/domain/donor-sign-in.ts';
import type { Ports } from '#app/ports.ts';
import type { SignedInBy } from '#app/ports/supporters.ts';

export type SignInDonorOutcome =
  /** `session` is the browser's secret; its hash is what we keep. */
  | { readonly kind: 'signed-in'; readonly session: string }
  /** Used, too old, nobody's, or sent to an address that is not the donor's any more; by a code also: mistyped, or tried too often. */
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
  const signedInBy = await redeem(ports, by);
  if (signedInBy === null) return { kind: 'refused' };
  const session = ports.ids.token();
  const isBegun = await ports.donorSessions.begin(ports.hasher.hash('sign-in', session), signedInBy);
  return isBegun ? { kind: 'signed-in', session } : { kind: 'refused' };
}

async function redeem(
  { signInLinks, hasher, clock }: Pick<Ports, 'signInLinks' | 'hasher' | 'clock'>,
  by: SignInBy,
): Promise<SignedInBy | null> {
  if ('token' in by) return signInLinks.redeem(hasher.hash('sign-in', by.token), clock.now());
  const code = readCode(by.code);
  if (code === null) return null;
  const requestHash = hasher.hash('sign-in', by.request);
  const codeHash = hasher.hash('sign-in', codeSecret(requestHash, code));
  return signInLinks.redeemByCode(requestHash, codeHash, clock.now());
}

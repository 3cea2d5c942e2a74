/** Whether the link of a mail would let its donor in. Changes nothing: mail programs ask too. */
import type { Ports } from '#app/ports.ts';

export function isSignInLinkOpen(
  { signInLinks, hasher, clock }: Pick<Ports, 'signInLinks' | 'hasher' | 'clock'>,
  token: string,
): Promise<boolean> {
  return signInLinks.isOpen(hasher.hash('sign-in', token), clock.now());
}

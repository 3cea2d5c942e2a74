/** "This wasn't me", from the mail to the old address: nothing changes, and whoever is signed in is signed out. */
import type { Ports } from '#app/ports.ts';

/** False where it was over, or where the link is not the old address's. */
export function cancelAddressChange(
  { addressChanges, hasher, clock }: Pick<Ports, 'addressChanges' | 'hasher' | 'clock'>,
  token: string,
): Promise<boolean> {
  return addressChanges.cancel(hasher.hash('sign-in', token), clock.now());
}

/** One side of a change of address is confirmed; with the second all that is the donor's moves, in one piece. Stripe follows by the loop. */
import type { Ports } from '#app/ports.ts';

export type ConfirmAddressOutcome =
  /** The other side has not. */
  | 'confirmed'
  /** Both have, and a gift is being decided: it can be pressed again once that is done. */
  | 'undecided'
  | 'done'
  | 'over';

export function confirmAddress(
  { addressChanges, hasher, clock }: Pick<Ports, 'addressChanges' | 'hasher' | 'clock'>,
  token: string,
): Promise<ConfirmAddressOutcome> {
  return addressChanges.confirm(hasher.hash('sign-in', token), clock.now());
}

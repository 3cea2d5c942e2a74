/** What the link of one side of a change of address leads to; null once it is over. */
import type { AddressChangeShown } from '#app/domain/address-change.ts';
import type { Ports } from '#app/ports.ts';

export function viewAddressChange(
  { addressChanges, hasher, clock }: Pick<Ports, 'addressChanges' | 'hasher' | 'clock'>,
  token: string,
): Promise<AddressChangeShown | null> {
  return addressChanges.find(hasher.hash('sign-in', token), clock.now());
}

/** Builders for screening tests: listings and registries with only what a test names. */
import type { RegistryState } from '#app/domain/screening/decide/decide.ts';
import type { AllowlistEntry, Listing } from '#app/domain/screening/listing.ts';
import { compileRegistry } from '#app/domain/screening/index/compile-registry.ts';

export function listing(name: string, changes: Partial<Listing> = {}): Listing {
  return {
    id: `fec-committees:${name}`,
    source: 'fec-committees',
    edition: '2023-04',
    name,
    aliases: [],
    formerNames: [],
    domains: [],
    identifiers: [],
    kind: 'political action committee',
    country: 'US',
    postalCode: null,
    tier: 'committee',
    readsAsPerson: false,
    sponsor: null,
    url: null,
    ...changes,
  };
}

export function registry(
  listings: readonly (Listing | string)[],
  allowlist: readonly AllowlistEntry[] = [],
): RegistryState {
  const whole = listings.map((each) => (typeof each === 'string' ? listing(each) : each));
  return { status: 'ready', index: compileRegistry(whole, allowlist) };
}

/** Staff try on the screening what a payer might give: what would happen, why, and what would have changed it. Stores nothing. */
import { screenPayer, type RegistryState } from '#app/domain/screening/decide/decide.ts';
import type { Listing } from '#app/domain/screening/listing.ts';
import { listingById } from '#app/domain/screening/index/registry-index.ts';
import type { NameField } from '#app/domain/screening/payer.ts';
import type { Outcome, Screening } from '#app/domain/screening/screening.ts';
import type { Ports } from '#app/ports.ts';

/** What the form asks; empty where nothing was typed. */
export interface TriedPayer extends Readonly<Record<NameField, string>> {
  readonly email: string;
}

/** The same payer with one thing otherwise, where that leads to another outcome. */
export interface Otherwise {
  readonly change:
    | { readonly kind: 'registry-ready' }
    | { readonly kind: 'without'; readonly field: keyof TriedPayer }
    | { readonly kind: 'moved'; readonly from: NameField; readonly to: NameField };
  readonly outcome: Outcome;
}

export type TryPayerOutcome =
  | { readonly kind: 'empty' }
  | {
      readonly kind: 'tried';
      readonly screening: Screening;
      /** The listing that it rests on; null where it rests on none. */
      readonly listing: Listing | null;
      readonly otherwise: readonly Otherwise[];
    };

/** `empty` where no field holds anything. */
export function tryPayer(ports: Pick<Ports, 'registry' | 'site'>, given: TriedPayer): TryPayerOutcome {
  if (fieldsOf(given).length === 0) return { kind: 'empty' };
  const registry = ports.registry.current();
  const screen = (payer: TriedPayer, state: RegistryState = registry) =>
    screenPayer(state, payer, ports.site.locale);
  const screening = screen(given);
  const { index } = registry;
  const listing = index && screening.listing && listingById(index, screening.listing.id);
  return { kind: 'tried', screening, listing, otherwise: otherwiseOf(registry, given, screening, screen) };
}

/** With a registry that cannot be relied on the outcome is the same whatever is given, so only that is tried then. */
function otherwiseOf(
  registry: RegistryState,
  given: TriedPayer,
  { outcome }: Screening,
  screen: (payer: TriedPayer, state?: RegistryState) => Screening,
): Otherwise[] {
  if (registry.status !== 'ready') {
    if (registry.index === null) return [];
    const ready = screen(given, { status: 'ready', index: registry.index });
    return ready.outcome === outcome ? [] : [{ change: { kind: 'registry-ready' }, outcome: ready.outcome }];
  }
  const changed = changesOf(given).map(({ change, payer }) => ({ change, outcome: screen(payer).outcome }));
  return changed.filter((tried) => tried.outcome !== outcome);
}

function changesOf(given: TriedPayer): { change: Otherwise['change']; payer: TriedPayer }[] {
  const fields = fieldsOf(given);
  const without =
    fields.length < 2
      ? []
      : fields.map((field) => ({
          change: { kind: 'without' as const, field },
          payer: { ...given, [field]: '' },
        }));
  const moved = (
    [
      ['name', 'organisation'],
      ['billingName', 'organisation'],
      ['organisation', 'name'],
    ] as const
  )
    .filter(([from, to]) => given[from].trim() !== '' && given[to].trim() === '')
    .map(([from, to]) => ({
      change: { kind: 'moved' as const, from, to },
      payer: { ...given, [to]: given[from], [from]: '' },
    }));
  return [...without, ...moved];
}

/** The fields that hold anything. */
function fieldsOf(given: TriedPayer): (keyof TriedPayer)[] {
  return (['organisation', 'name', 'billingName', 'email'] as const).filter(
    (field) => given[field].trim() !== '',
  );
}

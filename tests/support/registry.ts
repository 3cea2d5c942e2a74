/** Putting listings in force and reading whole list files, for tests. */
import { randomUUID } from 'node:crypto';
import { createLists } from '#app/adapters/lists/read-list.ts';
import { toLatin } from '#app/adapters/transliteration/to-latin.ts';
import type { ReadFile, RefusedFile } from '#app/domain/screening/edition.ts';
import type { Listing } from '#app/domain/screening/listing.ts';
import type { Ports } from '#app/ports.ts';
import type { ListRequest, StagedEdition } from '#app/ports/registry.ts';

/** An edition's batches as a reading gives them. */
export async function* inBatches<End>(
  listings: readonly Listing[],
  end: End,
  length = 500,
): AsyncGenerator<readonly Listing[], End, undefined> {
  for (let at = 0; at < listings.length; at += length) {
    yield await Promise.resolve(listings.slice(at, at + length));
  }
  return end;
}

/** Puts the listings in force as an edition of their source; the index has them when this resolves. */
export async function putListings(
  { registryStore, registry, clock }: Pick<Ports, 'registryStore' | 'registry' | 'clock'>,
  listings: readonly Listing[],
  changes: Partial<StagedEdition & { hash: string }> = {},
): Promise<void> {
  const { hash = randomUUID(), ...rest } = changes;
  const edition: StagedEdition = {
    sourceId: listings[0]?.source ?? 'csv',
    sourceLabel: 'A list',
    ages: false,
    editionId: randomUUID(),
    editionLabel: listings[0]?.edition ?? '2023-04',
    importedBy: null,
    now: clock.now(),
    ...rest,
  };
  await registryStore.exclusively(edition.sourceId, async () => {
    const figures = {
      hash,
      rowsRead: listings.length,
      leftOut: {},
      fileSize: 1000,
      fileSha256: 'ab'.repeat(32),
      olderFiles: [],
    };
    await registryStore.putInForce(edition, await registryStore.stage(edition, inBatches(listings, figures)));
  });
  await registry.refresh();
}

export type WholeReading = (ReadFile & { label: string; listings: Listing[] }) | RefusedFile;

/** Reads the file to its end. */
export async function readWhole(request: ListRequest): Promise<WholeReading> {
  const { label, batches } = createLists(toLatin).read(request);
  const listings: Listing[] = [];
  for (;;) {
    const step = await batches.next();
    if (step.done !== true) listings.push(...step.value);
    else if (step.value.outcome === 'refused') return step.value;
    else return { ...step.value, label, listings };
  }
}

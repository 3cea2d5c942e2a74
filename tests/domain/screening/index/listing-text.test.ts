/** Listings in the index are the listings that were compiled. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileRegistry } from '#app/domain/screening/index/compile-registry.ts';
import { listingAt, listingById, listingCount } from '#app/domain/screening/index/registry-index.ts';
import type { Listing } from '#app/domain/screening/listing.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 12 });
const texts = fc.array(text, { maxLength: 3 });
const listing: fc.Arbitrary<Listing> = fc.record({
  id: text,
  source: text,
  edition: text,
  name: text,
  aliases: texts,
  formerNames: fc.array(fc.record({ name: text, from: text, to: text }), { maxLength: 3 }),
  domains: texts,
  identifiers: texts,
  kind: text,
  country: fc.option(fc.constant('US')),
  postalCode: fc.option(text),
  tier: fc.constantFrom('committee', 'filer'),
  readsAsPerson: fc.boolean(),
  sponsor: fc.option(text),
  url: fc.option(text),
});

test('every listing comes out as it went in, by its number and by its id', () => {
  fc.assert(
    fc.property(fc.uniqueArray(listing, { selector: ({ id }) => id, maxLength: 12 }), (all) => {
      const index = compileRegistry(all, []);
      expect(listingCount(index)).toBe(all.length);
      all.forEach((each, number) => {
        expect(listingAt(index, number)).toEqual(each);
        expect(listingById(index, each.id)).toEqual(each);
      });
      expect(listingAt(index, -1)).toBe(null);
    }),
  );
});

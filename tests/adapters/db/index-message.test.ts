/** An index is the same on the other side of a thread, whatever letters its names have. */
import { MessageChannel, receiveMessageOnPort } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { fromMessage, toMessage, type IndexMessage } from '#app/adapters/db/index-message.ts';
import { compileRegistry } from '#app/domain/screening/index/compile-registry.ts';
import type { Listing } from '#app/domain/screening/listing.ts';

const named = (name: string, id: string): Listing => ({
  id,
  source: 'csv',
  edition: '1',
  name,
  aliases: [],
  formerNames: [],
  domains: [],
  identifiers: [],
  kind: 'party',
  country: null,
  postalCode: null,
  tier: 'committee',
  readsAsPerson: false,
  sponsor: null,
  url: null,
});

test.each([
  ['of nothing', []],
  ['of ASCII', [named('Harborlight Action PAC', 'csv:1')]],
  ['of Latin-1', [named('Harborlight', 'csv:\u0000é\u0081ÿ')]],
  [
    'in several pieces',
    Array.from({ length: 5_000 }, (_, at) => named(`Harbor ${String(at)} PAC`, `csv:${String(at)}`)),
  ],
  ['of other alphabets', [named('自由民主党', 'csv:自由'), named('Γη 𝔘𐌰', 'csv:𐌰\ud800')]],
])('an index %s goes to another thread and is what it was', async (_, listings) => {
  const index = compileRegistry(listings, []);
  const { message, memory } = toMessage(structuredClone(index));
  const { port1, port2 } = new MessageChannel();
  port1.postMessage(message, memory);
  const received = receiveMessageOnPort(port2) as { message: IndexMessage };
  port1.close();
  expect(memory.every(({ detached }) => detached)).toBe(true);
  expect(await fromMessage(received.message)).toEqual(index);
});

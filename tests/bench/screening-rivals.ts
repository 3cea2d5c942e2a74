/** The usual ways to find a similar name, each over the same names as ours, and each given our normaliser on both sides. */
import Fuse from 'fuse.js';
import { Client } from 'pg';
import jaroWinkler from 'talisman/metrics/jaro-winkler.js';
import { mailDomain } from '#app/domain/screening/text/email-domain.ts';
import type { Listing } from '#app/domain/screening/listing.ts';
import { normalise } from '#app/domain/screening/text/normalise.ts';
import type { Case } from '#tests/eval/case.ts';

export interface Rival extends AsyncDisposable {
  readonly name: string;
  /** How alike the most similar listed name is, 0 to 1. */
  readonly best: (text: string) => number | Promise<number>;
}

/** What a rival is asked about a payer: the organisation or else the name; the domain's label where that is the occasion. */
export function askedText({ kind, payer }: Case): string {
  if (kind === 'mail-domain' || kind === 'other-mail') return mailDomain(payer.email ?? '')?.label ?? '';
  return normalise(payer.organisation ?? payer.name ?? '');
}

function normalised(listings: readonly Listing[]): string[] {
  return [...new Set(listings.filter(({ tier }) => tier === 'committee').map(({ name }) => normalise(name)))];
}

/** PostgreSQL's trigrams behind a GIN index, over a prepared statement; `threshold` is what makes the index worth it. */
export async function trigramRival(
  databaseUrl: string,
  listings: readonly Listing[],
): Promise<Rival & { setThreshold(threshold: number): Promise<void> }> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query('CREATE EXTENSION IF NOT EXISTS pg_trgm');
  await client.query('CREATE TEMPORARY TABLE rival (name text NOT NULL)');
  await client.query('INSERT INTO rival SELECT unnest($1::text[])', [normalised(listings)]);
  await client.query('CREATE INDEX rival_trgm ON rival USING GIN (name gin_trgm_ops)');
  await client.query('ANALYZE rival');
  return {
    name: 'pg_trgm',
    best: async (text) => {
      const { rows } = await client.query<{ score: number }>({
        name: 'rival',
        text: 'SELECT similarity(name, $1) AS score FROM rival WHERE name % $1 ORDER BY score DESC LIMIT 1',
        values: [text],
      });
      return rows[0]?.score ?? 0;
    },
    setThreshold: async (threshold) => {
      await client.query(`SET pg_trgm.similarity_threshold = ${threshold.toFixed(3)}`);
    },
    [Symbol.asyncDispose]: () => client.end(),
  };
}

/** Every name compared by Jaro-Winkler. */
export function jaroWinklerRival(listings: readonly Listing[]): Rival {
  const names = normalised(listings);
  return {
    name: 'Jaro-Winkler',
    best: (text) => {
      let best = 0;
      for (const name of names) {
        const score = jaroWinkler(text, name);
        if (score > best) best = score;
      }
      return best;
    },
    [Symbol.asyncDispose]: async () => undefined,
  };
}

/** Fuse.js as its documentation has it, told to look at whole names. */
export function fuseRival(listings: readonly Listing[]): Rival {
  const fuse = new Fuse(normalised(listings), { includeScore: true, ignoreLocation: true, threshold: 0.6 });
  return {
    name: 'Fuse.js',
    best: (text) => 1 - (text === '' ? 1 : (fuse.search(text, { limit: 1 })[0]?.score ?? 1)),
    [Symbol.asyncDispose]: async () => undefined,
  };
}

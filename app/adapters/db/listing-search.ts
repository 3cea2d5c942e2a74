/** The desk's search of the listings in force: those that have the text in a name or number, and similar names by pg_trgm. */
import type pg from 'pg';
import type { ListingHit, ListingSearch } from '#app/ports/registry.ts';
import type { Db } from './client.ts';
import { tierColumn } from './listing-rows.ts';
import { parseRow } from './parse-row.ts';

/** What is nearer stands first: a number, the very name, another of its names, how the name begins, a part of it, a part of another. */
const ranks = { number: 0, name: 1, alias: 2, beginning: 3, part: 4, aliasPart: 5 };
/** Fewer letters are in every name: they are looked for at its beginning only. */
const partLengthMin = 3;

export function createListingSearch({ pool }: Db): ListingSearch {
  return {
    search: async ({ query, source, after, limit }) => {
      const editions = await editionsOf(pool, source);
      const text = query.trim();
      const page = [editions.ids, after?.rank ?? null, after?.id ?? null, limit];
      if (text === '') {
        const { rows } = await pool.query<HitRow>(pageOf(allSql), page);
        return { hits: rows.map(toHit), total: editions.listings };
      }
      const { rows } = await pool.query<HitRow>(pageOf(foundSql), [...page, ...textsOf(text)]);
      return { hits: rows.map(toHit), total: rows[0]?.total ?? 0 };
    },
    similar: async ({ query, source, limit }) => {
      const { ids } = await editionsOf(pool, source);
      const { text, part } = patternsOf(query.trim());
      const { rows } = await pool.query<HitRow>(similarSql, [ids, text, part, limit]);
      return rows.map(toHit);
    },
  };
}

async function editionsOf(
  pool: pg.Pool,
  source: string | null,
): Promise<{ ids: string[]; listings: number }> {
  const { rows } = await pool.query<{ id: string; row_count: number }>(
    `SELECT edition.id, edition.row_count
     FROM registry_source source JOIN registry_edition edition ON edition.id = source.current_edition_id
     WHERE $1::text IS NULL OR source.id = $1`,
    [source],
  );
  return { ids: rows.map(({ id }) => id), listings: rows.reduce((sum, row) => sum + row.row_count, 0) };
}

function patternsOf(text: string) {
  const literal = text.replace(/[\\%_]/g, '\\$&');
  const beginning = `${literal}%`;
  return { text, beginning, part: Array.from(text).length < partLengthMin ? beginning : `%${beginning}` };
}

/** $5 as typed, $6 how a name begins, $7 as a part of one, $8 as an official number is compared. */
function textsOf(query: string): string[] {
  const { text, beginning, part } = patternsOf(query);
  return [text, beginning, part, text.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase()];
}

interface HitRow {
  readonly listing_id: string;
  readonly name: string;
  readonly kind: string;
  readonly country: string | null;
  readonly tier: string;
  readonly source_id: string;
  readonly edition_label: string;
  readonly matched: string | null;
  readonly rank: number;
  readonly total: number;
}

function toHit(row: HitRow): ListingHit {
  return {
    ...parseRow('listing', row.listing_id, tierColumn, row),
    id: row.listing_id,
    name: row.name,
    kind: row.kind,
    country: row.country,
    source: row.source_id,
    edition: row.edition_label,
    matched: row.matched,
    rank: row.rank,
  };
}

const shown = `listing.listing_id, listing.name, listing.kind, listing.country, listing.tier,
  edition.source_id, edition.label AS edition_label`;

/** The page of `hits` after the listing $3: its name is looked up, so that an address holds no more than rank and id. */
const pageOf = (hits: string) => `
  SELECT ${shown}, hit.matched, hit.rank, hit.total
  FROM (
    SELECT * FROM (${hits}) hit
    WHERE $3::text IS NULL OR (rank, name, listing_id) >
      ($2::int, coalesce((SELECT name FROM listing WHERE edition_id = ANY($1) AND listing_id = $3), ''), $3)
    ORDER BY rank, name, listing_id
    LIMIT $4
  ) hit
  JOIN listing ON listing.edition_id = hit.edition_id AND listing.listing_id = hit.listing_id
  JOIN registry_edition edition ON edition.id = hit.edition_id
  ORDER BY hit.rank, hit.name, hit.listing_id`;

const allSql = `
  SELECT edition_id, listing_id, name, NULL::text AS matched, 0 AS rank, 0 AS total
  FROM listing WHERE edition_id = ANY($1)`;

const otherNames = `aliases || domains ||
  CASE WHEN former_names IS NULL THEN '{}'
       ELSE ARRAY(SELECT former ->> 'name' FROM jsonb_array_elements(former_names -> 'value') former) END`;

/** Three ways that exclude each other, so that none is found twice. The first uses the index of trigrams. */
const foundSql = `
  SELECT *, (count(*) OVER ())::int AS total FROM (
    SELECT edition_id, listing_id, name, NULL::text AS matched,
           CASE WHEN lower(name) = lower($5) THEN ${ranks.name} WHEN name ILIKE $6 THEN ${ranks.beginning}
                ELSE ${ranks.part} END AS rank
    FROM listing
    WHERE edition_id = ANY($1) AND name ILIKE $7
    UNION ALL
    SELECT edition_id, listing_id, name, coalesce(number, alias, part),
           CASE WHEN number IS NOT NULL OR listing_id = $5 THEN ${ranks.number}
                WHEN alias IS NOT NULL THEN ${ranks.alias} ELSE ${ranks.aliasPart} END
    FROM listing CROSS JOIN LATERAL (
      SELECT (SELECT text FROM unnest(identifiers) text WHERE text IN ($5, upper($5), $8) LIMIT 1) AS number,
             (SELECT text FROM unnest(${otherNames}) text WHERE lower(text) = lower($5) LIMIT 1) AS alias,
             (SELECT text FROM unnest(${otherNames}) text WHERE text ILIKE $7 LIMIT 1) AS part
    ) otherwise
    WHERE edition_id = ANY($1) AND name NOT ILIKE $7
      AND (listing_id = $5 OR identifiers && ARRAY[$5, upper($5), $8] OR part IS NOT NULL)
      AND (listing_id = $5 OR identifiers && ARRAY[$5, upper($5), $8] OR aliases <> '{}' OR domains <> '{}'
           OR former_names IS NOT NULL)
    UNION ALL
    SELECT edition_id, listing_id, name, min(alias.text),
           min(CASE WHEN lower(alias.text) = lower($5) THEN ${ranks.alias} ELSE ${ranks.aliasPart} END)
    FROM alias JOIN listing USING (listing_id)
    WHERE edition_id = ANY($1) AND alias.withdrawn_at IS NULL AND alias.text ILIKE $7
      AND name NOT ILIKE $7 AND NOT EXISTS (SELECT 1 FROM unnest(${otherNames}) other WHERE other ILIKE $7)
    GROUP BY edition_id, listing_id, name
  ) found`;

/** Word by word, since a name is mostly longer than what is typed. */
const similarSql = `
  SELECT ${shown}, NULL::text AS matched, 0 AS rank, 0 AS total
  FROM listing JOIN registry_edition edition ON edition.id = listing.edition_id
  WHERE listing.edition_id = ANY($1) AND $2 <<% listing.name AND listing.name NOT ILIKE $3
  ORDER BY strict_word_similarity($2, listing.name) + similarity(listing.name, $2) DESC,
    listing.name, listing.listing_id
  LIMIT $4`;

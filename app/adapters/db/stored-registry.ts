/** How what belongs to an edition or a listing stands in their JSON columns. */
import { z } from 'zod';
import type { OlderFile } from '#app/domain/screening/edition.ts';
import type { FormerName } from '#app/domain/screening/listing.ts';
import { storedJson } from './parse-row.ts';

/** How the rows that were no listings are counted. */
export const storedLeftOut = storedJson<Readonly<Record<string, number>>>(
  1,
  z.record(z.string(), z.number()),
);

export const storedOlderFiles = storedJson<readonly OlderFile[]>(
  1,
  z.array(z.strictObject({ edition: z.string(), rows: z.number(), size: z.number(), sha256: z.string() })),
);

export const FORMER_NAMES_VERSION = 1;
export const storedFormerNames = storedJson<readonly FormerName[]>(
  FORMER_NAMES_VERSION,
  z.array(z.strictObject({ name: z.string(), from: z.string(), to: z.string() })),
);

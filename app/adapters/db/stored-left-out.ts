/** How the rows that were no listings are counted in an edition's JSON column. */
import { z } from 'zod';
import { storedJson } from './parse-row.ts';

export const storedLeftOut = storedJson<Readonly<Record<string, number>>>(
  1,
  z.record(z.string(), z.number()),
);

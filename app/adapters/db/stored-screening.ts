/** How the evidence, the trail and the further reasons of a screening stand in their JSON columns. */
import { z } from 'zod';
import { DERIVED_RULES } from '#app/domain/screening/index/derived-names.ts';
import { HOWS, MARKS, SPARED, type Evidence } from '#app/domain/screening/match/evidence.ts';
import { ILLEGIBLE } from '#app/domain/screening/text/legibility.ts';
import { NAME_FIELDS } from '#app/domain/screening/payer.ts';
import { OUTCOMES, type Screening } from '#app/domain/screening/screening.ts';
import { storedJson } from './parse-row.ts';

const texts = z.array(z.string());
const words = z.array(z.strictObject({ text: z.string(), mark: z.enum(MARKS), bits: z.number() }));

const field = z.strictObject({
  field: z.enum([...NAME_FIELDS, 'names', 'email', 'card', 'address']),
  given: z.string(),
  listed: z.string(),
  listingId: z.string(),
  derived: z.enum(DERIVED_RULES).optional(),
  formerly: z.strictObject({ from: z.string(), to: z.string() }).optional(),
  how: z.enum(HOWS),
  score: z.number(),
  bits: z.number(),
  covered: z.strictObject({ given: z.number(), listed: z.number() }),
  isPolitical: z.boolean(),
  spared: z.enum(SPARED).nullable(),
  givenWords: words,
  listedWords: words,
  unexplained: z.strictObject({ given: texts, listed: texts }),
});

// Strict: a part of the evidence that this does not know must not get lost on the way.
const evidence: z.ZodType<Evidence> = z.strictObject({
  fields: z.array(field),
  ownWords: z
    .strictObject({ field: z.enum(NAME_FIELDS), form: z.string().optional(), given: z.string() })
    .optional(),
  unread: z
    .strictObject({
      field: z.enum(NAME_FIELDS),
      given: z.string(),
      why: z.enum(ILLEGIBLE),
      length: z.number(),
    })
    .optional(),
});

const trail: z.ZodType<Screening['trail']> = z.array(
  z.strictObject({ rule: z.string(), outcome: z.enum(OUTCOMES).nullable() }),
);

const further: z.ZodType<Screening['further']> = z.array(
  z.strictObject({
    rule: z.string(),
    listing: z
      .strictObject({ id: z.string(), name: z.string(), source: z.string(), edition: z.string() })
      .nullable(),
    sentence: z.string(),
  }),
);

export const storedEvidence = storedJson(1, evidence);
export const storedTrail = storedJson(1, trail);
export const storedFurther = storedJson(1, further);

/** Structured data of a page (JSON-LD after schema.org): what it says of the article, and of the claim that it reviews. */
import type { Parents } from 'hast';
import { z } from 'zod';
import { attribute, elementsWithin } from '#app/domain/article/html/elements.ts';

/** What pages write is rarely what a schema asks for: each property is read on its own, and is absent where it is odd. */
// By a pattern, since zod's own checks of a length look at whatever has one, a string or not, and may throw.
const text = z.string().trim().regex(/./s).optional().catch(undefined);
const list = <T extends z.ZodType>(of: T) =>
  z
    .union([z.array(of.nullish().catch(null)), of])
    .transform((value) => (Array.isArray(value) ? value : [value]).flatMap((each) => each ?? []))
    .catch([])
    .default([]);
const number = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^\d+(?:[.,]\d+)?$/)
      .transform((digits) => Number(digits.replace(',', '.'))),
  ])
  .optional()
  .catch(undefined);
const named = z.union([
  z.string().transform((name) => ({ name, '@type': [] as string[] })),
  z.object({ '@type': list(z.string()), name: text }),
]);
const address = z.union([z.string(), z.object({ url: z.string() }).transform(({ url }) => url)]);
const work = z.union([
  z.string().transform((url) => ({ url, name: undefined, datePublished: undefined })),
  z.object({ url: text, name: text, headline: text, datePublished: text }),
]);
const first = <T extends z.ZodType>(of: T) => list(of).transform(([value]) => value);

const thing = z.object({
  '@type': list(z.string()),
  url: text,
  headline: text,
  name: text,
  description: text,
  inLanguage: text,
  datePublished: text,
  dateModified: text,
  articleSection: list(z.string()),
  author: list(named),
  image: list(address),
  claimReviewed: text,
  reviewRating: first(
    z.object({ alternateName: text, ratingValue: number, worstRating: number, bestRating: number }),
  ),
  itemReviewed: first(
    z.object({
      author: first(named),
      datePublished: text,
      appearance: first(work),
      firstAppearance: first(work),
    }),
  ),
});
export type Thing = z.output<typeof thing>;

/** Hostile data could nest without end; what sites write is two or three deep. */
const DEPTH_MAX = 4;
const LENGTH_MAX = 500_000;

/** Every thing that the page describes, in the order of the page; what is no JSON describes nothing. */
export function thingsOf(root: Parents): Thing[] {
  const scripts = elementsWithin(root).filter(
    (element) =>
      element.tagName === 'script' && attribute(element, 'type').toLowerCase() === 'application/ld+json',
  );
  return scripts.flatMap(({ children: [child] }) =>
    child?.type === 'text' && child.value.length <= LENGTH_MAX ? thingsWithin(jsonOf(child.value), 0) : [],
  );
}

function jsonOf(value: string): unknown {
  try {
    return JSON.parse(value.trim());
  } catch {
    return null;
  }
}

function thingsWithin(value: unknown, depth: number): Thing[] {
  if (depth > DEPTH_MAX || typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((each) => thingsWithin(each, depth + 1));
  const parsed = thing.safeParse(value);
  const graph = '@graph' in value ? thingsWithin(value['@graph'], depth + 1) : [];
  const inner = 'mainEntity' in value ? thingsWithin(value.mainEntity, depth + 1) : [];
  return [...(parsed.success && parsed.data['@type'].length > 0 ? [parsed.data] : []), ...graph, ...inner];
}

/** The first thing of one of these types. */
export function thingOf(things: readonly Thing[], ...types: readonly string[]): Thing | undefined {
  return things.find((each) =>
    each['@type'].some((type) => types.includes(type.replace(/^https?:\/\/schema\.org\//, ''))),
  );
}

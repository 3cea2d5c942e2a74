/** How a parsed fact-check stands in its JSON column. */
import { z } from 'zod';
import { imageTypes, type Article, type Block, type Inline } from '#app/domain/article/article.ts';
import { storedJson } from './parse-row.ts';

const text = z.string().nullable();
const direction = z.enum(['ltr', 'rtl']);

const inline: z.ZodType<Inline> = z.lazy(() =>
  z.union([
    z.strictObject({ kind: z.literal('text'), text: z.string() }),
    z.strictObject({ kind: z.enum(['strong', 'emphasis', 'struck']), children: z.array(inline) }),
    z.strictObject({ kind: z.literal('link'), url: z.string(), children: z.array(inline) }),
    z.strictObject({ kind: z.enum(['marker', 'note']), number: z.number(), occurrence: z.number() }),
  ]),
);

const inlines = z.array(inline);

const image = z.strictObject({
  sha256: z.string(),
  type: z.enum(imageTypes),
  width: z.number(),
  height: z.number(),
  alt: z.string(),
  caption: inlines,
});

const block: z.ZodType<Block> = z.lazy(() =>
  z.union([
    z.strictObject({ kind: z.enum(['paragraph', 'subheading']), inlines }),
    z.strictObject({ kind: z.literal('quote'), blocks: z.array(block) }),
    z.strictObject({ kind: z.literal('list'), ordered: z.boolean(), items: z.array(z.array(block)) }),
    z.strictObject({
      kind: z.literal('table'),
      columns: z.array(z.strictObject({ align: z.enum(['left', 'center', 'right']).nullable() })),
      header: z.array(inlines),
      rows: z.array(z.array(inlines)),
    }),
    z.strictObject({ kind: z.literal('image'), image }),
  ]),
);

const source = z.strictObject({
  number: z.number(),
  title: z.string(),
  publisher: text,
  url: text,
  date: text,
  language: text,
  direction,
});

const listed = {
  slug: z.string(),
  headline: z.string(),
  verdict: text,
  summary: text,
  checkedOn: z.string(),
  demo: z.boolean(),
  image: image.nullable(),
  language: z.string(),
  direction,
};

const told = {
  ...listed,
  authors: z.array(z.string()),
  desk: text,
  topics: z.array(z.string()),
};

const reviewed = {
  slug: z.string(),
  claim: text,
  claimant: z.strictObject({ name: z.string(), kind: z.enum(['person', 'organisation']) }).nullable(),
  appearance: z.strictObject({ title: z.string(), url: text, date: text }).nullable(),
  verdict: text,
  rating: z.strictObject({ value: z.number(), worst: z.number(), best: z.number() }).nullable(),
  checkedOn: z.string(),
  updatedOn: text,
  language: z.string(),
};

// Strict: a part of a fact-check that this does not know must not get lost on the way.
const article: z.ZodType<Article> = z.strictObject({
  ...told,
  ...reviewed,
  hasAsk: z.boolean(),
  introduction: z.array(block),
  sections: z.array(z.strictObject({ number: z.number(), heading: z.string(), blocks: z.array(block) })),
  sources: z.array(source),
  notes: z.array(z.strictObject({ number: z.number(), blocks: z.array(block) })),
});

const version = 1;
export const storedArticle = storedJson(version, article);
/** Where its topics stand in the column, as PostgreSQL's operators say it. */
export const storedTopics = `content->'value'->'topics'`;
/** What a list shows of it: the text of every fact-check would be read for nothing. */
export const listedArticle = storedJson(version, z.object(listed)).column;
/** What feeds tell of it. */
export const toldArticle = storedJson(version, z.object(told)).column;
/** What its ClaimReview is made of. */
export const reviewedArticle = storedJson(version, z.object(reviewed)).column;
export const reviewedKeys = Object.keys(reviewed);

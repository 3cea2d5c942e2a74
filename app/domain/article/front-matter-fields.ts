/** The fields of a front matter: what each may hold. docs/writing.md lists them for editors. */
import { z } from 'zod';
import { isRealDay } from '#app/domain/article/article-dates.ts';
import { lengthMax } from '#app/domain/article/article-limits.ts';
import { directionOf, isLanguage } from '#app/domain/article/article.ts';
import { webAddress } from '#app/domain/article/inline-text.ts';
import { unreadableIn, unreadableMessage } from '#app/domain/article/readable-text.ts';
import { isSlug } from '#app/domain/article/slug.ts';
import { topicsMax, topicSlug } from '#app/domain/article/topic.ts';
import { ambiguousMessage, writtenDays } from '#app/domain/article/written-dates.ts';

const line = (lengthMax: number) =>
  z
    .string({ error: 'expected text' })
    .superRefine((text, context) => {
      const found = unreadableIn(text);
      if (found) context.addIssue({ code: 'custom', message: unreadableMessage(found.code) });
    })
    .trim()
    .min(1, 'expected text, got nothing')
    .max(lengthMax, `expected at most ${String(lengthMax)} characters`)
    .transform((text) => text.replace(/\s+/g, ' '));
const day = z.string({ error: 'expected a date such as 2026-11-30' }).transform((text, context) => {
  const [read, other] = writtenDays(text);
  if (read !== undefined && other === undefined) return read;
  const message = other
    ? ambiguousMessage(text)
    : /^\d{4}-\d{2}-\d{2}$/.test(text)
      ? 'expected a day that exists'
      : 'expected a date such as 2026-11-30';
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
});
const partialDate = z
  .union([z.string(), z.int()], { error: 'expected a date such as 2024, 2024-11 or 2024-11-30' })
  .transform(String)
  .pipe(
    z
      .string()
      .regex(
        /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d{2})?)?$/,
        'expected a date such as 2024, 2024-11 or 2024-11-30',
      ),
  )
  .refine((text) => text.length < 10 || isRealDay(text), 'expected a day that exists');
const address = z
  .string({ error: 'expected an address that begins with http:// or https://' })
  .refine((text) => webAddress(text) !== null, 'expected an address that begins with http:// or https://');
const language = z
  .string({ error: 'expected a language code such as en or pt-BR' })
  .refine(isLanguage, 'expected a language code such as en or pt-BR');

const sourceFields = z
  .strictObject({
    number: z.int('expected a whole number').min(1).max(999).optional(),
    title: line(lengthMax.sourceTitle),
    publisher: line(lengthMax.publisher).optional(),
    url: address.optional(),
    date: partialDate.optional(),
    language: language.optional(),
    direction: z.enum(['ltr', 'rtl'], { error: 'expected ltr or rtl' }).optional(),
  })
  .transform((source) => ({ ...source, direction: source.direction ?? directionOf(source.language ?? '') }));

const people = z
  .union([line(lengthMax.author), z.array(line(lengthMax.author)).max(20, 'expected at most 20 of them')], {
    error: 'expected a name, or a list of names',
  })
  .transform((names) => [names].flat());

const topic = line(lengthMax.topic).refine(
  (text) => topicSlug(text) !== '',
  'expected a topic with letters or digits',
);
const topics = z
  .array(topic, { error: 'expected a list of topics' })
  .max(topicsMax, `expected at most ${String(topicsMax)} topics`);

// YAML 1.2 reads `off` as a word, and editors may write false.
const ask = z
  .union([z.boolean(), z.enum(['on', 'off'])], { error: 'expected on or off' })
  .transform((said) => said === true || said === 'on');

const shape = z.strictObject({
  headline: line(lengthMax.headline),
  slug: z.string().refine(isSlug, 'expected lower-case words joined by hyphens').optional(),
  claim: line(lengthMax.claim).optional(),
  claimant: line(lengthMax.claimant).optional(),
  claimant_kind: z.enum(['person', 'organisation'], { error: 'expected person or organisation' }).optional(),
  said_in: z
    .strictObject(
      { title: line(lengthMax.appearance), url: address.optional(), date: partialDate.optional() },
      { error: 'expected title, url and date' },
    )
    .optional(),
  verdict: line(lengthMax.verdict).optional(),
  rating: z
    .strictObject(
      { value: z.number(), worst: z.number(), best: z.number() },
      { error: 'expected value, worst and best' },
    )
    .refine(
      ({ value, worst, best }) => worst < best && value >= worst && value <= best,
      'expected worst ≤ value ≤ best',
    )
    .optional(),
  checked_on: day.optional(),
  updated_on: day.optional(),
  summary: line(lengthMax.summary).optional(),
  authors: people.default([]),
  desk: line(lengthMax.desk).optional(),
  topics: topics.default([]),
  image: z
    .strictObject(
      { file: line(500), alt: line(lengthMax.alt), caption: line(lengthMax.caption).optional() },
      { error: 'expected file, alt and caption' },
    )
    .optional(),
  ask: ask.default(true),
  language: language.optional(),
  demo: z.boolean('expected true or false').default(false),
  sources: z.array(sourceFields, { error: 'expected a list of sources' }).max(999).default([]),
});

// ClaimReview names a person and an organisation differently, and a guess would print something false.
export const frontMatterFields = shape.refine(({ claimant, claimant_kind }) => !claimant || claimant_kind, {
  path: ['claimant'],
  message: 'expected claimant_kind (person or organisation) beside it, got none',
});

export type FrontMatterFields = z.output<typeof frontMatterFields>;

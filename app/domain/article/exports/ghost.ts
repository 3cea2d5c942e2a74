/**
 * Posts of a Ghost export. Ghost writes the rows of its tables as they are: `{"db": [{"meta", "data": {posts, tags, …}}]}`,
 * with the text of each post as HTML beside the form that its editor works on.
 */
import { z } from 'zod';
import type { ExportedPost, ExportItem } from '#app/domain/article/exports/exported-post.ts';
import { dayOf } from '#app/domain/article/publication.ts';
import type { ImportRemark } from '#app/domain/article/import-report.ts';

const text = z.string().nullish();
const id = z.union([z.string(), z.number()]).transform(String);
/** MySQL's rows have ISO 8601, SQLite's that without T and Z, or milliseconds. */
const moment = z
  .union([z.number(), z.string()])
  .transform((value) => new Date(typeof value === 'number' ? value : isoOf(value)))
  .refine((date) => !Number.isNaN(date.getTime()), 'expected a date')
  .nullish()
  .catch(null);
const rows = <T extends z.ZodType>(row: T) =>
  z
    .array(row)
    .nullish()
    .transform((all) => all ?? []);
const order = z
  .number()
  .nullish()
  .transform((value) => value ?? 0);

const post = z.object({
  id,
  title: z.string('expected text'),
  slug: z.string('expected text'),
  html: text,
  lexical: text,
  mobiledoc: text,
  feature_image: text,
  type: z.string().nullish(),
  page: z.union([z.boolean(), z.number()]).nullish(),
  status: z.string('expected text'),
  visibility: text,
  locale: text,
  published_at: moment,
  updated_at: moment,
  created_at: moment,
  custom_excerpt: text,
  codeinjection_head: text,
  codeinjection_foot: text,
  canonical_url: text,
});
type GhostPost = z.output<typeof post>;

/** Rows of posts are checked one by one, so that one that cannot be read does not stop the others. */
const tables = z.object({
  posts: z.array(z.unknown()),
  posts_meta: rows(
    z.object({ post_id: id, feature_image_alt: text, feature_image_caption: text, email_only: z.unknown() }),
  ),
  tags: rows(z.object({ id, name: z.string(), slug: z.string(), visibility: text })),
  posts_tags: rows(z.object({ post_id: id, tag_id: id, sort_order: order })),
  users: rows(z.object({ id, name: z.string() })),
  posts_authors: rows(z.object({ post_id: id, author_id: id, sort_order: order })),
  settings: rows(z.object({ key: z.string(), value: z.unknown() })),
});
type Tables = z.output<typeof tables>;

const whole = z.union([
  z
    .object({ db: z.tuple([z.object({ data: tables })]).rest(z.unknown()) })
    .transform(({ db: [{ data }] }) => data),
  z.object({ data: tables }).transform(({ data }) => data),
]);

export interface GhostExport {
  /** In the order of the file. */
  readonly items: readonly ExportItem[];
  readonly pageCount: number;
}

/** A problem where this is no export of Ghost's. `site` is where Ghost stood, where that is known. */
export function readGhostExport(
  json: unknown,
  site: string | null,
): GhostExport | { readonly problem: string } {
  const parsed = whole.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return {
      problem: `expected a Ghost export, {"db": [{"data": {"posts": …}}]}: ${issue?.message ?? ''}`,
    };
  }
  const { data } = parsed;
  const join = joinsOf(data);
  const read = data.posts.map((row, index) => itemOf(row, index, join, site));
  const items = read.filter((item) => item !== 'page');
  return { items, pageCount: read.length - items.length };
}

function itemOf(row: unknown, index: number, join: Joins, site: string | null): ExportItem | 'page' {
  const read = post.safeParse(row);
  if (!read.success) {
    const [issue] = read.error.issues;
    const message = `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`;
    return { name: `post ${String(index + 1)}`, tags: null, problem: { line: null, message } };
  }
  const { data } = read;
  if (data.type === 'page' || data.page === true || data.page === 1) return 'page';
  const named = {
    name: data.slug || data.title,
    tags: join.tagsOf(data.id).flatMap(({ name, slug }) => [name, slug]),
  };
  if ((data.html ?? '').trim() !== '' || (data.lexical ?? data.mobiledoc ?? '') === '') {
    return { ...named, post: postOf(data, join, site) };
  }
  const message =
    'expected the text as HTML, got only the form of the editor; opening and saving the post in Ghost writes it';
  return { ...named, problem: { line: null, message } };
}

interface Joins {
  readonly tagsOf: (postId: string) => Tables['tags'];
  readonly authorsOf: (postId: string) => string[];
  readonly metaOf: (postId: string) => Tables['posts_meta'][number] | undefined;
  readonly setting: (key: string) => string | null;
}

function joinsOf(data: Tables): Joins {
  const tags = new Map(data.tags.map((tag) => [tag.id, tag]));
  const users = new Map(data.users.map((user) => [user.id, user.name]));
  const metas = new Map(data.posts_meta.map((meta) => [meta.post_id, meta]));
  const inOrder = <T extends { post_id: string; sort_order: number }>(all: readonly T[]) => {
    const byPost = Map.groupBy(
      all.toSorted((a, b) => a.sort_order - b.sort_order),
      ({ post_id }) => post_id,
    );
    return (postId: string) => byPost.get(postId) ?? [];
  };
  const postsTags = inOrder(data.posts_tags);
  const postsAuthors = inOrder(data.posts_authors);
  const settings = new Map(data.settings.map(({ key, value }) => [key, value]));
  return {
    tagsOf: (postId) => postsTags(postId).flatMap(({ tag_id }) => tags.get(tag_id) ?? []),
    authorsOf: (postId) => postsAuthors(postId).flatMap(({ author_id }) => users.get(author_id) ?? []),
    metaOf: (postId) => metas.get(postId),
    setting: (key) => {
      const value = settings.get(key);
      return typeof value === 'string' && value !== '' ? value : null;
    },
  };
}

function postOf(row: GhostPost, join: Joins, site: string | null): ExportedPost {
  const html = row.html ?? '';
  const tags = join.tagsOf(row.id);
  const meta = join.metaOf(row.id);
  const isHidden = row.visibility !== null && row.visibility !== undefined && row.visibility !== 'public';
  const isMailOnly = row.status === 'sent' || meta?.email_only === 1 || meta?.email_only === true;
  const zone = join.setting('timezone') ?? 'UTC';
  const withSite = (value: string): string =>
    value.replace(/\{\{__GHOST_URL__\}\}|__GHOST_URL__/g, site ?? '');
  const image = row.feature_image ?? '';
  return {
    id: row.id,
    title: row.title,
    slug: row.slug,
    html: withSite(html),
    lineFirst: null,
    publishedOn: dayIn(zone, row.published_at ?? null),
    updatedOn: dayIn(zone, row.updated_at ?? null),
    isDraft: row.status !== 'published' || isHidden || isMailOnly,
    authors: join.authorsOf(row.id),
    topics: tags
      .filter((tag) => tag.visibility !== 'internal' && !tag.name.startsWith('#'))
      .map((tag) => tag.name),
    summary: row.custom_excerpt ?? null,
    image:
      image === ''
        ? null
        : {
            reference: withSite(image),
            alt: meta?.feature_image_alt ?? '',
            caption: meta?.feature_image_caption ?? '',
          },
    address: site === null ? null : `${site}/${row.slug}/`,
    language: row.locale ?? join.setting('locale') ?? join.setting('lang'),
    remarks: remarksOn(row, { isHidden, isMailOnly }),
  };
}

function remarksOn(
  row: GhostPost,
  { isHidden, isMailOnly }: { isHidden: boolean; isMailOnly: boolean },
): ImportRemark[] {
  const injected = [row.codeinjection_head, row.codeinjection_foot].filter(
    (code) => code !== null && code !== undefined && code.trim() !== '',
  );
  const messages = [
    ...(isMailOnly ? ['a draft here, since Ghost sent it by mail and showed it nowhere'] : []),
    ...(isHidden ? [`a draft here, since on Ghost it was not for everybody (${row.visibility ?? ''})`] : []),
    ...(!isMailOnly && row.status !== 'published'
      ? [`a draft here, since it is ${row.status} on Ghost`]
      : []),
    ...injected.map((code) => `code injection left out: "${(code ?? '').trim().slice(0, 160)}"`),
    ...(row.canonical_url ? [`the canonical address left out: ${row.canonical_url}`] : []),
  ];
  return messages.map((message) => ({ line: null, message }));
}

function isoOf(value: string): string {
  return /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(value) ? `${value.replace(' ', 'T')}Z` : value;
}

/** The day on the newsroom's own calendar. */
function dayIn(timeZone: string, moment: Date | null): string | null {
  if (moment === null) return null;
  try {
    return dayOf(moment, timeZone);
  } catch {
    return moment.toISOString().slice(0, 10);
  }
}

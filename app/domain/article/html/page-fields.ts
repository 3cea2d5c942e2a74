/** What a saved page says of its fact-check beside the text: structured data first, then meta elements, then what is written. */
import type { Element, Root } from 'hast';
import type { ArticleFields } from '#app/domain/article/finish-article.ts';
import { readClaimFields } from '#app/domain/article/html/claim-fields.ts';
import { attribute, classesOf, elementsWithin, wordsOf } from '#app/domain/article/html/elements.ts';
import { thingOf, thingsOf, type Thing } from '#app/domain/article/html/json-ld.ts';
import type { PageArticle } from '#app/domain/article/html/page-article.ts';
import { readPageDates } from '#app/domain/article/html/page-dates.ts';
import { webAddress } from '#app/domain/article/inline-text.ts';
import { isSlug, slugFrom } from '#app/domain/article/slug.ts';
import { firstTopics } from '#app/domain/article/topic.ts';

export interface PageFields {
  readonly fields: Omit<ArticleFields, 'image'>;
  /** Where the page stood; null where it does not say. */
  readonly address: string | null;
  /** The addresses that its lead picture may have. */
  readonly images: readonly string[];
  readonly imageAlt: string | undefined;
  /** What of the structured data is left out, in words. */
  readonly remarks: readonly string[];
}

const STORIES = [
  'NewsArticle',
  'Article',
  'ReportageNewsArticle',
  'AnalysisNewsArticle',
  'BlogPosting',
  'Report',
  'WebPage',
];

export function readPageFields(root: Root, { article }: PageArticle): PageFields {
  const page = elementsWithin(root);
  const elements = elementsWithin(article);
  const things = thingsOf(root);
  const reviews = things.filter((thing) => thingOf([thing], 'ClaimReview'));
  const [review] = reviews;
  const story = STORIES.map((type) => thingOf(things, type)).find((each) => each !== undefined);
  const meta = metaOf(page);
  const address = webAddress(canonicalOf(page) ?? meta('og:url') ?? review?.url ?? '');
  const claim = review && readClaimFields(review);
  const dates = readPageDates({ things: [review, story], meta, elements });
  const summary = meta('description') ?? meta('og:description') ?? story?.description;
  const slug = slugOf(address);
  const language = languageOf(page, story);
  const more =
    reviews.length > 1 ? [`the page reviews ${String(reviews.length)} claims; the first was taken`] : [];
  const topics = firstTopics([...new Set((story?.articleSection ?? []).map(oneLine))], (message) => {
    more.push(message);
  });
  return {
    fields: {
      headline: headlineOf({ page, elements, story, meta }),
      ...(slug !== null && { slug }),
      ...dates,
      summary: summary === undefined ? null : oneLine(summary),
      ...authorsOf({ story, meta, elements }),
      topics,
      ...(language !== null && { language }),
      ...claim?.fields,
    },
    address,
    images: [...(story?.image ?? []), meta('og:image'), meta('twitter:image')].filter(
      (each) => each !== undefined,
    ),
    imageAlt: meta('og:image:alt') ?? meta('twitter:image:alt'),
    remarks: [...more, ...(claim?.remarks ?? [])],
  };
}

type Meta = (name: string) => string | undefined;

function metaOf(page: readonly Element[]): Meta {
  const metas = page.filter(({ tagName }) => tagName === 'meta');
  const byName = new Map<string, string>();
  for (const element of metas) {
    const name = ['property', 'name', 'itemProp']
      .map((key) => attribute(element, key))
      .find((each) => each !== '');
    const content = attribute(element, 'content').trim();
    if (name !== undefined && content !== '' && !byName.has(name.toLowerCase()))
      byName.set(name.toLowerCase(), content);
  }
  return (name) => byName.get(name.toLowerCase());
}

function canonicalOf(page: readonly Element[]): string | undefined {
  const link = page.find(
    (element) => element.tagName === 'link' && attribute(element, 'rel').toLowerCase() === 'canonical',
  );
  return link && attribute(link, 'href');
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

function headlineOf({
  page,
  elements,
  story,
  meta,
}: {
  page: readonly Element[];
  elements: readonly Element[];
  story: Thing | undefined;
  meta: Meta;
}): string {
  const isTitle = ({ tagName }: Element): boolean => tagName === 'h1';
  const heading = elements.find(isTitle) ?? page.find(isTitle);
  const title = page.find(({ tagName }) => tagName === 'title');
  const [text] = title?.children ?? [];
  const candidates = [
    heading && wordsOf(heading),
    story?.headline,
    withoutSite(meta('og:title'), meta('og:site_name')),
    withoutSite(text?.type === 'text' ? text.value : undefined, meta('og:site_name')),
  ];
  return oneLine(candidates.find((each) => each !== undefined && each.trim() !== '') ?? '');
}

/** `Is it true? | The Daily` and `Is it true? - The Daily` without the site's name, where the page says what that is. */
function withoutSite(title: string | undefined, site: string | undefined): string | undefined {
  if (title === undefined || site === undefined) return title;
  const end = [' | ', ' - ', ' – ', ' — ', ' :: ', ' · ', ' « '].find((sign) =>
    title.endsWith(`${sign}${site}`),
  );
  return end === undefined ? title : title.slice(0, -(end.length + site.length));
}

/** The last part of the address, as readers know it; null where it is only a number or no slug can be made of it. */
function slugOf(address: string | null): string | null {
  const parts = (address === null ? '' : (URL.parse(address)?.pathname ?? ''))
    .split('/')
    .filter((part) => part !== '');
  const last = (parts.at(-1) ?? '').replace(/\.[a-z]{3,5}$/i, '').toLowerCase();
  if (!/[a-z]/.test(last)) return null;
  return isSlug(last) ? last : slugFrom(last.replaceAll('%', ' ')) || null;
}

function languageOf(page: readonly Element[], story: Thing | undefined): string | null {
  const html = page.find(({ tagName }) => tagName === 'html');
  const said = [html && attribute(html, 'lang'), story?.inLanguage].map((each) =>
    (each ?? '').replace('_', '-'),
  );
  return said.find((each) => /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/.test(each)) ?? null;
}

function authorsOf({
  story,
  meta,
  elements,
}: {
  story: Thing | undefined;
  meta: Meta;
  elements: readonly Element[];
}): Pick<ArticleFields, 'authors' | 'desk'> {
  const site = meta('og:site_name');
  const names = (isOrganisation: boolean) =>
    (story?.author ?? [])
      .filter((each) => each['@type'].some((type) => type.endsWith('Organization')) === isOrganisation)
      .flatMap(({ name }) => (name === undefined ? [] : [oneLine(name)]));
  const [desk = null] = names(true).filter((name) => name !== site);
  const people = names(false);
  const written = elements
    .filter((element) => isByline(element))
    .map((element) => wordsOf(element).replace(/^by\s+/i, ''));
  const meant = meta('author');
  const authors = people.length > 0 ? people : meant !== undefined ? [oneLine(meant)] : written.slice(0, 1);
  return {
    authors: [...new Set(authors)].filter((name) => name !== '' && name.length <= 200 && name !== site),
    desk,
  };
}

function isByline(element: Element): boolean {
  return (
    attribute(element, 'rel').split(/\s+/).includes('author') ||
    classesOf(element).some((name) => ['author-name', 'byline-name', 'author__name'].includes(name))
  );
}

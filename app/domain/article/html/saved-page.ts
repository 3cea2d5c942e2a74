/** A fact-check from a page that was saved from a newsroom's site. */
import type { Element, Parents, Root } from 'hast';
import type { ImageOf } from '#app/domain/article/article-images.ts';
import {
  finishArticle,
  type ArticleFields,
  type ImportDefaults,
} from '#app/domain/article/finish-article.ts';
import { quoted } from '#app/domain/article/html/cleaning.ts';
import { attribute, elementsWithin, isElement, lineOf, wordsOf } from '#app/domain/article/html/elements.ts';
import { referencesOf } from '#app/domain/article/html/figures.ts';
import { furnitureOf } from '#app/domain/article/html/left-out.ts';
import {
  countWords,
  findPageArticle,
  partsAround,
  smallParts,
} from '#app/domain/article/html/page-article.ts';
import { readPageFields, type PageFields } from '#app/domain/article/html/page-fields.ts';
import { parseHtml } from '#app/domain/article/html/parse-html.ts';
import { readHtmlBody } from '#app/domain/article/html/read-body.ts';
import type { ImportRemark, ParsedArticle } from '#app/domain/article/import-report.ts';

/** Never throws for bad input. Everything of the page that is not taken is told of, its navigation and footer in one line. */
export function parseSavedPage(html: string, defaults: ImportDefaults): ParsedArticle {
  const parsed = parseHtml(html);
  if ('problem' in parsed) return { ok: false, problems: [parsed.problem] };
  const { root } = parsed;
  const found = findPageArticle(root);
  const page = readPageFields(root, found);
  const { headline } = page.fields;
  if (headline === '') {
    return {
      ok: false,
      problems: [{ line: 1, message: 'expected a headline (h1, og:title or title), got none' }],
    };
  }
  const { body, sources } = readHtmlBody(found.body, {
    ...page,
    headline,
    imageOf: defaults.imageOf,
    lineFirst: 1,
  });
  const lead = leadPicture(root, page, defaults.imageOf);
  const remarks = [
    ...page.remarks.map((message) => ({ line: 1, message })),
    ...lead.remarks,
    ...remarksAround(root, found, page, lead.picture),
    ...body.remarks,
  ];
  const fields: ArticleFields = { ...page.fields, sources, ...(lead.image && { image: lead.image }) };
  return finishArticle(fields, { ...body, remarks }, defaults, 1);
}

interface Lead {
  readonly image: ArticleFields['image'] | null;
  /** The element that shows it on the page. */
  readonly picture: Element | undefined;
  readonly remarks: readonly ImportRemark[];
}

/** The picture that the page names for previews, where its file is there and some element says what it shows. */
function leadPicture(root: Root, { images, imageAlt }: PageFields, imageOf: ImageOf | undefined): Lead {
  const [named] = images;
  if (named === undefined) return { image: null, picture: undefined, remarks: [] };
  const picture = elementsWithin(root).find(
    (element) =>
      element.tagName === 'img' && referencesOf(element).some((each) => isSamePicture(each, named)),
  );
  const references = [...images, ...(picture ? referencesOf(picture) : [])];
  const reference = references.find((each) => imageOf && !('problem' in imageOf(each)));
  const alt = (picture && attribute(picture, 'alt')) || imageAlt;
  if (reference !== undefined && alt)
    return { image: { reference, alt, caption: null }, picture, remarks: [] };
  const why = reference === undefined ? 'its file is not beside the page' : 'no alt text says what it shows';
  return {
    image: null,
    picture,
    remarks: [
      { line: picture ? lineOf(picture) : 1, message: `the lead picture left out (${why}): ${named}` },
    ],
  };
}

/** By the last part of the address, without the size that systems add to it. */
function isSamePicture(one: string, other: string): boolean {
  const name = (address: string) =>
    (address.split(/[?#]/)[0] ?? '')
      .split('/')
      .at(-1)
      ?.replace(/-\d+x\d+(?=\.\w+$)/, '');
  return name(one) === name(other);
}

/** What stands on the page beside the text and is not among the fields. */
function remarksAround(
  root: Root,
  { article, body }: { article: Parents; body: Parents },
  { fields }: PageFields,
  lead: Element | undefined,
): ImportRemark[] {
  const taken = new Set([
    fields.headline,
    fields.summary,
    fields.claim,
    fields.verdict,
    ...(fields.authors ?? []),
  ]);
  const remarks = partsAround(article, body)
    .flatMap(smallParts)
    .flatMap((part) => {
      const words = wordsOf(part);
      const pictures = [part, ...elementsWithin(part)].filter(
        (element) => isElement(element, 'img') && element !== lead,
      );
      if (
        taken.has(words.replace(/^by\s+/i, '')) ||
        part.tagName === 'time' ||
        (words === '' && pictures.length === 0)
      )
        return [];
      const shown =
        words === ''
          ? pictures.map((picture) => attribute(picture, 'alt') || attribute(picture, 'src')).join(' ')
          : words;
      return [
        {
          line: lineOf(part),
          message: `${furnitureOf(part) ?? 'what stands beside the text'} left out${quoted(shown)}`,
        },
      ];
    });
  const count = partsAround(root, article).reduce((sum, part) => sum + countWords(part), 0);
  if (count === 0) return remarks;
  const message = `the page around the article left out, its navigation, header and footer: ${count.toLocaleString('en')} words`;
  return [{ line: 1, message }, ...remarks];
}

/** The days that a saved page names: in structured data, in meta and `time` elements, and as written. */
import type { Element } from 'hast';
import { isRealDay } from '#app/domain/article/article-dates.ts';
import { attribute, wordsOf } from '#app/domain/article/html/elements.ts';
import type { Thing } from '#app/domain/article/html/json-ld.ts';
import { readDateLine, writtenDays, type WrittenDates } from '#app/domain/article/written-dates.ts';

/** `2024`, `2024-11` or `2024-11-30` of a date in ISO 8601, whatever time stands behind it; null for anything else. */
export function partialDateOf(text: string | undefined): string | null {
  const [, date = null] =
    /^(\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d{2})?)?)(?:$|[T ])/.exec(text?.trim() ?? '') ?? [];
  return date !== null && date.length === 10 && !isRealDay(date) ? null : date;
}

/** The day as the newsroom wrote it: its own calendar's, whatever zone stands behind the time. */
function dayOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const date = partialDateOf(text);
  const [day, other] = date === null ? writtenDays(text) : [date];
  return day !== undefined && other === undefined && isRealDay(day) ? day : undefined;
}

export function readPageDates(page: {
  readonly things: readonly (Thing | undefined)[];
  readonly meta: (name: string) => string | undefined;
  /** Elements of the article, in the order of the page. */
  readonly elements: readonly Element[];
}): WrittenDates {
  const written = page.elements.filter(isShort).map((element) => readDateLine(wordsOf(element)));
  const lines = written.flatMap((dates) => (dates && !('ambiguous' in dates) ? [dates] : []));
  const times = page.elements.filter(({ tagName }) => tagName === 'time');
  const timeOf = (isUpdate: boolean) =>
    times.find(
      (time) => /update|modif/i.test(attribute(time, 'className') + attribute(time, 'itemProp')) === isUpdate,
    );
  const first = (...all: readonly (string | undefined)[]) => all.map(dayOf).find((day) => day !== undefined);
  const checkedOn = first(
    ...page.things.map((thing) => thing?.datePublished),
    page.meta('article:published_time'),
    page.meta('datePublished'),
    page.meta('date'),
    page.meta('dc.date'),
    timeText(timeOf(false)),
    ...lines.map((dates) => dates.checkedOn),
  );
  const updatedOn = first(
    ...page.things.map((thing) => thing?.dateModified),
    page.meta('article:modified_time'),
    page.meta('dateModified'),
    page.meta('og:updated_time'),
    timeText(timeOf(true)),
    ...lines.map((dates) => dates.updatedOn),
  );
  const isLater = checkedOn !== undefined && updatedOn !== undefined && updatedOn > checkedOn;
  return { ...(checkedOn !== undefined && { checkedOn }), ...(isLater && { updatedOn }) };
}

const timeText = (time: Element | undefined): string | undefined =>
  time && (attribute(time, 'dateTime') || wordsOf(time));

function isShort(element: Element): boolean {
  return (
    ['p', 'div', 'span', 'li', 'small', 'em', 'strong', 'time', 'address'].includes(element.tagName) &&
    element.children.length <= 8
  );
}

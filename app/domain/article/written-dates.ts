/** Days as newsrooms write them, alone or in lines such as "Checked on October 13, 2025" and "Last updated: 20 Oct 2025". */
import { isRealDay } from '#app/domain/article/article-dates.ts';
import type { ImportProblem, ImportRemark } from '#app/domain/article/import-report.ts';

const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
);
const ISO = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/;
const MONTH_FIRST = /^([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/;
const DAY_FIRST = /^(?:the )?(\d{1,2})(?:st|nd|rd|th|\.)? (?:of )?([a-z]{3,9})\.?,? (\d{4})$/;
const NUMBERS = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})$/;
const WEEKDAY = /^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? /;
/** A time of day behind the day: it is not kept. */
const TIME =
  /(?:t|,? (?:at )?)\d{1,2}[:.]\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[ap]\.?m\.?)?(?: ?(?:z|[+-]\d{2}:?\d{2}|[a-z]{2,5}))?$/;

/**
 * The days that a text may mean: one, `2025-10-13`, of "October 13, 2025", "Monday, 13 Oct. 2025", "13.10.2025" and
 * "2025-10-13T08:00Z"; two of numbers that could be day and month either way round, which no guess of ours decides; none of
 * what is no day.
 */
export function writtenDays(text: string): string[] {
  if (text.length > 80) return [];
  const words = text.trim().replace(/\s+/g, ' ').toLowerCase().replace(TIME, '').replace(WEEKDAY, '');
  const [, isoYear, isoMonth, isoDay] = ISO.exec(words) ?? [];
  if (isoYear) return dayOf(isoYear, isoMonth, isoDay);
  const [, name, day, year] = MONTH_FIRST.exec(words) ?? [];
  if (name) return dayOf(year, monthOf(name), day);
  const [, dayFirst, nameLast, yearLast] = DAY_FIRST.exec(words) ?? [];
  if (nameLast) return dayOf(yearLast, monthOf(nameLast), dayFirst);
  const [, first, , second, numbersYear] = NUMBERS.exec(words) ?? [];
  return [...new Set([...dayOf(numbersYear, second, first), ...dayOf(numbersYear, first, second)])];
}

function monthOf(name: string): string | undefined {
  const at = MONTHS.findIndex((month) => month.startsWith(name === 'sept' ? 'sep' : name));
  return at < 0 ? undefined : String(at + 1);
}

function dayOf(year?: string, month?: string, day?: string): string[] {
  if (!year || !month || !day) return [];
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isRealDay(iso) ? [iso] : [];
}

export const ambiguousMessage = (text: string): string =>
  `expected a date that reads in one way only, such as 2025-10-13, got "${text.trim()}"`;

export interface WrittenDates {
  readonly checkedOn?: string;
  readonly updatedOn?: string;
}

const CHECKED =
  /^(?:(?:date |last )?(?:fact[- ]?)?checked|(?:date |first )?published|posted|date)(?: on)?\s*[:：]?\s+/i;
const UPDATED = /^(?:last |date )?(?:updated|modified|changed|revised|edited|update)(?: on)?\s*[:：]?\s+/i;

/** What a whole line says of the days, with or without emphasis around it; null for a line that says anything else. */
export function readDateLine(line: string): WrittenDates | { readonly ambiguous: string } | null {
  if (line.length > 200) return null;
  let dates: WrittenDates = {};
  const statements = line.replace(/[*_()]/g, ' ').split(/\s+[|·•–—/]\s+|;\s/);
  for (const statement of statements.map((part) => part.trim().replace(/\.$/, ''))) {
    const kind = CHECKED.test(statement) ? 'checkedOn' : UPDATED.test(statement) ? 'updatedOn' : null;
    if (!kind) return null;
    const words = statement.replace(kind === 'checkedOn' ? CHECKED : UPDATED, '');
    const [day, other] = writtenDays(words);
    if (day === undefined) return null;
    if (other !== undefined) return { ambiguous: words };
    // "Published …" beside "Checked …": the day of the check is the one that is wanted.
    if (dates[kind] === undefined || /checked/i.test(statement)) dates = { ...dates, [kind]: day };
  }
  return dates;
}

/** Such lines stand near the top or near the end; elsewhere they belong to the text. */
const LINES_NEAR = 10;

/**
 * Takes the lines that say the days out of a text whose first line is line `lineFirst`: each is emptied, and told. `known` are
 * the days that the file says elsewhere: where both of a line are known it stays text, and one that says otherwise is told.
 */
export function takeDateLines(
  lines: readonly string[],
  lineFirst: number,
  known: WrittenDates = {},
): { lines: string[]; dates: WrittenDates; problems: ImportProblem[]; remarks: ImportRemark[] } {
  const problems: ImportProblem[] = [];
  const remarks: ImportRemark[] = [];
  const kept = [...lines];
  let dates: WrittenDates = {};
  for (const index of linesNearTheEnds(lines)) {
    const text = lines[index] ?? '';
    const line = lineFirst + index;
    const found = readDateLine(text);
    if (!found) continue;
    if ('ambiguous' in found) {
      problems.push({ line, message: ambiguousMessage(found.ambiguous) });
      continue;
    }
    const taken = { ...dates, ...known };
    const isNew = Object.keys(found).some((kind) => taken[kind as keyof WrittenDates] === undefined);
    const isOtherwise = Object.entries(found).some(([kind, day]) => {
      const other = taken[kind as keyof WrittenDates];
      return other !== undefined && other !== day;
    });
    const words = `"${text.trim()}"`;
    if (isOtherwise) {
      remarks.push({
        line,
        message: `stands in the text, and another date was taken from elsewhere: ${words}`,
      });
    } else if (isNew) {
      dates = { ...found, ...dates };
      kept[index] = '';
      remarks.push({ line, message: `taken as ${inWords(found)}: ${words}` });
    }
  }
  return { lines: kept, dates, problems, remarks };
}

function linesNearTheEnds(lines: readonly string[]): number[] {
  const written = [...lines.keys()].filter((index) => lines[index]?.trim() !== '');
  return written.filter((_, at) => at < LINES_NEAR || at >= written.length - LINES_NEAR);
}

function inWords({ checkedOn, updatedOn }: WrittenDates): string {
  return [
    ...(checkedOn === undefined ? [] : [`the date of the check, ${checkedOn}`]),
    ...(updatedOn === undefined ? [] : [`the date of the last change, ${updatedOn}`]),
  ].join(', and ');
}

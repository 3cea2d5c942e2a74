/**
 * The plain text form of a fact-check, as copied from a page: a "Fact check:" headline, numbered sections, `- ` lists,
 * `[n]` markers, lines that say the dates and, where there is one, a closing list of sources.
 */
import type { ArticleBody, ArticleFields } from '#app/domain/article/finish-article.ts';
import type { ImportProblem, ImportRemark } from '#app/domain/article/import-report.ts';
import type { Block, Inline, Source } from '#app/domain/article/article.ts';
import { inlinesOf, tightenMarkers } from '#app/domain/article/inline-text.ts';
import { textOfMarkup } from '#app/domain/article/markup-text.ts';
import { notationsIn } from '#app/domain/article/plain-notation.ts';
import { unreadableIn, unreadableMessage } from '#app/domain/article/readable-text.ts';
import { sourceFrom } from '#app/domain/article/source-section.ts';
import { takeDateLines } from '#app/domain/article/written-dates.ts';

const HEADLINE = /^\s*fact[- ]?check(?:ed)?\s*[:：]\s*(\S.*)$/iu;
const NUMBERED = /^\s{0,3}(\d{1,2})[.)]\s+(\S.*)$/;
const BULLET = /^\s*[-*•–]\s+(\S.*)$/;
const SOURCES = /^\s*(?:\d{1,2}[.)]\s+)?sources\s*:?\s*$/i;
const SOURCE = /^\s*(?:\[(\d{1,3})\]:?|(\d{1,3})[.)])\s+(\S.*)$/;
/** `Lead words: the rest`; the lead holds no marker and no address. */
const LEAD = /^([^:[\]]{3,100}):\s+(\S.*)$/;
const HEADING_LENGTH_MAX = 120;

/** Lines before the headline are skipped and reported; a file without the headline is refused. */
export function readPlainText(
  text: string,
): { fields: ArticleFields; body: ArticleBody } | { problems: ImportProblem[] } {
  const { lines, dates, problems, remarks } = takeDateLines(text.split(/\r\n|\r|\n/), 1);
  const headlineAt = lines.findIndex((line) => HEADLINE.test(line.slice(0, 1000)));
  const written = HEADLINE.exec((lines[headlineAt] ?? '').slice(0, 1000))?.[1]?.trim();
  if (!written) {
    const message = 'expected a line "Fact check: …" (or front matter between --- lines), got none';
    return { problems: [{ line: 1, message }] };
  }
  const reader = new PlainReader(headlineAt + 2);
  const headline = reader.words(headlineAt + 1, written);
  for (const line of lines.slice(headlineAt + 1)) reader.read(line);
  const skipped = lines.slice(0, headlineAt).flatMap((line, index) => {
    const shown = line.trim().slice(0, 200);
    return shown ? [{ line: index + 1, message: `skipped: ${shown}` }] : [];
  });
  return {
    fields: { headline, ...dates, sources: reader.sources, lines: { headline: headlineAt + 1 } },
    body: {
      introduction: reader.introduction,
      sections: reader.sections,
      notes: [],
      problems: [...problems, ...reader.problems],
      remarks: [...remarks, ...skipped, ...reader.remarks],
    },
  };
}

/** Grown line by line. */
class PlainReader {
  readonly introduction: Block[] = [];
  readonly sections: { number: number; heading: string; blocks: Block[] }[] = [];
  readonly sources: Source[] = [];
  readonly problems: ImportProblem[] = [];
  readonly remarks: ImportRemark[] = [];
  #line: number;
  #list: { readonly ordered: boolean; readonly items: Block[][] } | null = null;
  #isInSources = false;

  constructor(lineFirst: number) {
    this.#line = lineFirst - 1;
  }

  read(line: string): void {
    this.#line += 1;
    if (line.trim() === '') return;
    const source = this.#isInSources ? SOURCE.exec(line) : null;
    const numbered = NUMBERED.exec(line);
    const bullet = BULLET.exec(line);
    if (SOURCES.test(line)) this.#isInSources = true;
    else if (source) this.#addSource(Number(source[1] ?? source[2]), source[3] ?? '');
    else if (numbered && isHeading(numbered, this.sections.length + 1)) this.#beginSection(numbered[2] ?? '');
    else if (numbered) this.#addItem(Number(numbered[1]), numbered[2] ?? '');
    else if (bullet) this.#addItem(null, bullet[1] ?? '');
    else {
      this.#list = null;
      this.#blocks().push({ kind: 'paragraph', inlines: this.#inlines(line.trim()) });
    }
  }

  /** A line that stands in titles and headings: its markup is left out, and told. */
  words(line: number, written: string): string {
    const words = textOfMarkup(written);
    if (words !== written) {
      this.remarks.push({ line, message: `the markup was left out of "${written.slice(0, 300)}"` });
    }
    const unreadable = unreadableIn(words);
    if (unreadable) this.problems.push({ line, message: unreadableMessage(unreadable.code) });
    if (!words) this.problems.push({ line, message: 'expected text, got markup alone' });
    return words.slice(0, unreadable?.index);
  }

  #blocks(): Block[] {
    return this.sections.at(-1)?.blocks ?? this.introduction;
  }

  #inlines(text: string): Inline[] {
    for (const message of notationsIn(text)) this.remarks.push({ line: this.#line, message });
    return tightenMarkers(inlinesOf(text));
  }

  #beginSection(written: string): void {
    this.#isInSources = false;
    this.#list = null;
    const heading = this.words(this.#line, written.trim());
    this.sections.push({ number: this.sections.length + 1, heading, blocks: [] });
  }

  /** `number` is null for a bullet. */
  #addItem(number: number | null, item: string): void {
    const ordered = number !== null;
    if (this.#list?.ordered !== ordered) {
      this.#list = { ordered, items: [] };
      this.#blocks().push({ kind: 'list', ordered, items: this.#list.items });
    }
    const place = this.#list.items.length + 1;
    if (number !== null && number !== place) {
      const message = `the item numbered ${String(number)} is number ${String(place)} of its list`;
      this.remarks.push({ line: this.#line, message });
    }
    this.#list.items.push([{ kind: 'paragraph', inlines: this.#withLead(item.trim()) }]);
  }

  #withLead(item: string): Inline[] {
    const [, lead, rest] = LEAD.exec(item) ?? [];
    if (!lead || !rest || /https?$/i.test(lead)) return this.#inlines(item);
    return tightenMarkers([
      { kind: 'strong', children: [{ kind: 'text', text: `${lead}:` }] },
      { kind: 'text', text: ' ' },
      ...this.#inlines(rest),
    ]);
  }

  #addSource(number: number, written: string): void {
    const source = sourceFrom(number, this.words(this.#line, written));
    if (source) this.sources.push(source);
    else
      this.problems.push({
        line: this.#line,
        message: 'expected a source of at most 500 characters, got more',
      });
  }
}

/** A numbered line is a heading when it carries the next section's number and reads like one: short, no stop, no marker. */
function isHeading(numbered: RegExpExecArray, numberNext: number): boolean {
  const text = (numbered[2] ?? '').trim();
  const isShort = text.length <= HEADING_LENGTH_MAX && !/[.;:,]$/.test(text) && !/\[\d{1,3}\]/.test(text);
  return Number(numbered[1]) === numberNext && isShort;
}

/**
 * The plain text form of a fact-check, as copied from a page: a "Fact check:" headline, numbered sections, `- ` lists,
 * `[n]` markers and, where there is one, a closing list of sources.
 */
import type { ArticleBody, ArticleFields } from '#app/domain/article/finish-article.ts';
import type { ImportProblem } from '#app/domain/article/import-report.ts';
import type { Block, Inline, Section, Source } from '#app/domain/article/article.ts';
import { inlinesOf, tightenMarkers, webAddress } from '#app/domain/article/inline-text.ts';

interface PlainBody {
  readonly introduction: Block[];
  readonly sections: Section[];
  readonly sources: Source[];
}

const HEADLINE = /^\s*fact[- ]?check(?:ed)?\s*[::]\s*(\S.*)$/iu;
const NUMBERED = /^\s{0,3}(\d{1,2})[.)]\s+(\S.*)$/;
const BULLET = /^\s*[-*•–]\s+(\S.*)$/;
const SOURCES = /^\s*(?:\d{1,2}[.)]\s+)?sources\s*:?\s*$/i;
const SOURCE = /^\s*(?:\[(\d{1,3})\]|(\d{1,3})[.)])\s+(\S.*)$/;
/** `Lead words: the rest`; the lead holds no marker and no address. */
const LEAD = /^([^:[\]]{3,100}):\s+(\S.*)$/;
const HEADING_LENGTH_MAX = 120;

/** Lines before the headline are skipped and reported; a file without the headline is refused. */
export function readPlainText(
  text: string,
): { fields: ArticleFields; body: ArticleBody } | { problems: ImportProblem[] } {
  const lines = text.split(/\r\n|\r|\n/);
  const headlineAt = lines.findIndex((line) => HEADLINE.test(line.slice(0, 1000)));
  const headline = HEADLINE.exec((lines[headlineAt] ?? '').slice(0, 1000))?.[1]?.trim();
  if (!headline) {
    return {
      problems: [
        { line: 1, message: 'expected a line "Fact check: …" (or front matter between --- lines), got none' },
      ],
    };
  }
  if (headline.length > 300) {
    return {
      problems: [
        { line: headlineAt + 1, message: 'expected a headline of at most 300 characters, got more' },
      ],
    };
  }
  const remarks = lines
    .slice(0, headlineAt)
    .map((line, index) => ({ line: index + 1, message: `skipped: ${line.trim().slice(0, 200)}` }))
    .filter((_, index) => lines[index]?.trim() !== '');
  const { introduction, sections, sources } = readBody(lines.slice(headlineAt + 1));
  return {
    fields: { headline, sources, lines: { headline: headlineAt + 1 } },
    body: { introduction, sections, notes: [], problems: [], remarks },
  };
}

function readBody(lines: readonly string[]): PlainBody {
  const introduction: Block[] = [];
  const sections: { number: number; heading: string; blocks: Block[] }[] = [];
  const sources: Source[] = [];
  let list: { ordered: boolean; items: Block[][] } | null = null;
  let isInSources = false;
  const blocks = (): Block[] => sections.at(-1)?.blocks ?? introduction;
  const addItem = (ordered: boolean, item: string): void => {
    if (list?.ordered !== ordered) {
      list = { ordered, items: [] };
      blocks().push({ kind: 'list', ordered, items: list.items });
    }
    list.items.push([{ kind: 'paragraph', inlines: withLead(item) }]);
  };
  for (const line of lines) {
    if (line.trim() === '') continue;
    const source = isInSources ? SOURCE.exec(line) : null;
    const numbered = NUMBERED.exec(line);
    const bullet = BULLET.exec(line);
    if (SOURCES.test(line)) isInSources = true;
    else if (source) sources.push(readSource(Number(source[1] ?? source[2]), source[3] ?? ''));
    else if (numbered && isHeading(numbered, sections.length + 1)) {
      isInSources = false;
      list = null;
      sections.push({ number: sections.length + 1, heading: (numbered[2] ?? '').trim(), blocks: [] });
    } else if (numbered) addItem(true, numbered[2] ?? '');
    else if (bullet) addItem(false, bullet[1] ?? '');
    else {
      list = null;
      blocks().push({ kind: 'paragraph', inlines: tightenMarkers(inlinesOf(line.trim())) });
    }
  }
  const first = sources.filter(
    (source, index) => sources.findIndex((other) => other.number === source.number) === index,
  );
  return { introduction, sections, sources: first.sort((a, b) => a.number - b.number) };
}

/** A numbered line is a heading when it carries the next section's number and reads like one: short, no stop, no marker. */
function isHeading(numbered: RegExpExecArray, numberNext: number): boolean {
  const text = (numbered[2] ?? '').trim();
  const isShort = text.length <= HEADING_LENGTH_MAX && !/[.;:,]$/.test(text) && !/\[\d{1,3}\]/.test(text);
  return Number(numbered[1]) === numberNext && isShort;
}

function withLead(item: string): Inline[] {
  const [, lead, rest] = LEAD.exec(item.trim()) ?? [];
  if (!lead || !rest || /https?$/i.test(lead)) return tightenMarkers(inlinesOf(item.trim()));
  return tightenMarkers([
    { kind: 'strong', children: [{ kind: 'text', text: `${lead}:` }] },
    { kind: 'text', text: ' ' },
    ...inlinesOf(rest),
  ]);
}

function readSource(number: number, text: string): Source {
  const words = text.trim().slice(0, 2500).split(/\s+/);
  const url = webAddress(words.at(-1) ?? '');
  const title = (url ? words.slice(0, -1) : words).join(' ').replace(/[\s,;–—-]+$/, '');
  return {
    number,
    title: title || (url ?? ''),
    publisher: null,
    url,
    date: null,
    language: null,
    direction: 'ltr',
  };
}

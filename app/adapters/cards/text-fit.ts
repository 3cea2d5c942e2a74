/** Breaks a text into lines and finds the largest size at which it fits. */

/** The width of a text in parts of the font size. */
export type Measure = (text: string) => number;

export interface Room {
  readonly width: number;
  readonly height: number;
  /** From the largest; the last one cuts what does not fit. */
  readonly sizes: readonly number[];
  /** In parts of the size. */
  readonly lineHeight: number;
  readonly linesMax: number;
}

export interface FittedText {
  readonly size: number;
  readonly lines: readonly string[];
}

export function fit(text: string, room: Room, measure: Measure): FittedText {
  const smallest = room.sizes.at(-1) ?? 0;
  for (const size of room.sizes) {
    const lines = linesOf(text, room.width / size, measure);
    if (lines.length <= linesAt(room, size))
      return { size, lines: balanced(text, lines, size, room, measure) };
  }
  const lines = linesOf(text, room.width / smallest, measure);
  const shown = lines.slice(0, linesAt(room, smallest));
  const last = shown.pop() ?? '';
  return { size: smallest, lines: [...shown, cut(last, room.width / smallest, measure)] };
}

const linesAt = (room: Room, size: number): number =>
  Math.max(1, Math.min(room.linesMax, Math.floor(room.height / (size * room.lineHeight))));

/** The same number of lines, of more equal length, so that no word stands alone on the last one. */
function balanced(
  text: string,
  lines: readonly string[],
  size: number,
  { width }: Room,
  measure: Measure,
): readonly string[] {
  let best = lines;
  for (let part = 0.95; part >= 0.5; part -= 0.05) {
    const narrower = linesOf(text, (width / size) * part, measure);
    if (narrower.length > lines.length) break;
    best = narrower;
  }
  return best;
}

/** Filled word by word; a word that is wider than a line alone is broken between its characters. */
function linesOf(text: string, width: number, measure: Measure): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((each) => piecesOf(each, width, measure))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line === '' || measure(longer) <= width) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}

const characters = new Intl.Segmenter('en', { granularity: 'grapheme' });

function piecesOf(word: string, width: number, measure: Measure): string[] {
  if (measure(word) <= width) return [word];
  const pieces: string[] = [];
  let piece = '';
  for (const { segment } of characters.segment(word)) {
    if (piece !== '' && measure(piece + segment) > width) {
      pieces.push(piece);
      piece = '';
    }
    piece += segment;
  }
  return [...pieces, piece];
}

/** With an ellipsis, and as much before it as has room. */
function cut(line: string, width: number, measure: Measure): string {
  const shown = [...characters.segment(line)].map(({ segment }) => segment);
  while (shown.length > 0 && measure(`${shown.join('')}…`) > width) shown.pop();
  return `${shown.join('').replace(/[\s,;:.–-]+$/u, '')}…`;
}

/** Lays a card out as SVG in the look of the pages: paper, ink, and the highlighter on what was found. */
import { cardSize, type Card } from '#app/domain/article/card.ts';
import type { Faces, Style } from './faces.ts';
import { fit, type Room } from './text-fit.ts';
import { setLine, type TextLine } from './text-line.ts';

/** Raise it with any change to how a card looks: pictures are kept by their address for a year. */
export const layoutVersion = 1;

const colors = { paper: '#faf8f3', ink: '#1a1916', soft: '#5d594f' };
const margin = 72;
const innerWidth = cardSize.width - 2 * margin;
const firstBaseline = 88;
const rule = { top: 120, height: 3 };
const lastBaseline = 566;

const reading: Style = { family: 'Newsreader', weight: 500 };
const label: Style = { family: 'Public Sans', weight: 600 };
const small: Style = { family: 'Public Sans', weight: 400 };

const siteNameRoom: Room = { width: 720, height: 60, sizes: [34], lineHeight: 1, linesMax: 1 };
const kindRoom: Room = { width: 300, height: 60, sizes: [28], lineHeight: 1, linesMax: 1 };
const checkedRoom: Room = { width: innerWidth, height: 60, sizes: [26], lineHeight: 1, linesMax: 1 };
/** Room for the highlighter's overhang at both ends. */
const findingRoom: Room = {
  width: innerWidth - 24,
  height: 130,
  sizes: [42, 37, 33],
  lineHeight: 1.4,
  linesMax: 2,
};
const headlineRoom = (height: number): Room => ({
  width: innerWidth,
  height,
  sizes: [84, 76, 69, 63, 57, 52, 47, 43],
  lineHeight: 1.13,
  linesMax: 5,
});

/**
 * A text of which the typefaces lack a letter is left out, as nothing is better than a row of empty boxes; where that is the
 * headline, the site's name stands in its place.
 */
export function cardSvg(card: Card, faces: Faces): string {
  const { direction } = card;
  const set = (text: string | null, room: Room, style: Style) => {
    const drawable = text === null ? null : faces.drawable(text);
    return drawable === null
      ? null
      : setText(drawable, room, (line) => setLine(line, style, direction, faces));
  };
  const start: Side = direction === 'rtl' ? 'right' : 'left';
  const end: Side = start === 'left' ? 'right' : 'left';
  const siteName = set(card.siteName, siteNameRoom, label);
  const kind = set(card.kind, kindRoom, small);
  const checked = set(card.checked, checkedRoom, small);
  const finding = set(card.finding, findingRoom, reading);
  const findingBottom = checked ? lastBaseline - 58 : lastBaseline + 12;
  const findingTop = findingBottom - (finding ? finding.lines.length * finding.leading : 0);
  const headlineTop = rule.top + rule.height + 30;
  const room = headlineRoom(findingTop - headlineTop - 24);
  const headline = set(card.headline, room, reading) ?? set(card.siteName, room, reading);
  return svg([
    ...(siteName ? lines(siteName, start, firstBaseline) : []),
    ...(kind ? lines(kind, end, firstBaseline, colors.soft) : []),
    rect(margin, rule.top, innerWidth, rule.height, colors.ink),
    ...(headline ? lines(headline, start, headlineTop + headline.size * 0.86) : []),
    ...(finding ? marked(finding, start, findingTop, card.mark) : []),
    ...(checked ? lines(checked, start, lastBaseline, colors.soft) : []),
  ]);
}

type Side = 'left' | 'right';

interface SetText {
  readonly lines: readonly TextLine[];
  readonly size: number;
  /** From one baseline to the next. */
  readonly leading: number;
}

/** Each line is set once, however often its width is asked for. */
function setText(text: string, room: Room, set: (line: string) => TextLine): SetText {
  const known = new Map<string, TextLine>();
  const lineOf = (line: string): TextLine => {
    const made = known.get(line) ?? set(line);
    known.set(line, made);
    return made;
  };
  const { lines: fitted, size } = fit(text, room, (line) => lineOf(line).width);
  return { lines: fitted.map(lineOf), size, leading: size * room.lineHeight };
}

function svg(shapes: readonly string[]): string {
  const { width, height } = cardSize;
  const paper = rect(0, 0, width, height, colors.paper);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${String(width)}" height="${String(height)}">${paper}${shapes.join('')}</svg>`;
}

/** Each line against its margin; `baseline` is that of the first. */
function lines(
  { lines: set, size, leading }: SetText,
  side: Side,
  baseline: number,
  color = colors.ink,
): string[] {
  return set.map((line, at) => {
    const x = side === 'left' ? margin : cardSize.width - margin - line.width * size;
    return line.draw({ x, y: baseline + at * leading, size, color });
  });
}

/** The same, with the highlighter drawn over each line first, a little beyond its ends. */
function marked(text: SetText, side: Side, top: number, color: string): string[] {
  const { size, leading } = text;
  const overhang = 10;
  const inset = size * 0.1;
  const strokes = text.lines.map((line, at) => {
    const width = line.width * size + 2 * overhang;
    const x = side === 'left' ? margin - overhang : cardSize.width - margin + overhang - width;
    return rect(x, top + at * leading + inset, width, leading - 2 * inset, color);
  });
  return [...strokes, ...lines(text, side, top + leading * 0.5 + size * 0.32)];
}

function rect(x: number, y: number, width: number, height: number, color: string): string {
  return `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" fill="${color}"/>`;
}

const round = (pixels: number): string => String(Math.round(pixels * 10) / 10);

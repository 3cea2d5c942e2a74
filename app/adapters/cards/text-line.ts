/** Sets one line of text: in the order in which it is read, each letter in a face that has it, as outlines. */
import createBidi from 'bidi-js/dist/bidi.mjs';
import { Buffer as ShapingBuffer, Direction as ShapingDirection, shape } from 'harfbuzzjs';
import type { Direction } from '#app/domain/article/article.ts';
import type { Face, Faces, Style } from './faces.ts';

/** Unicode's bidirectional algorithm, which finds the runs of either direction in a text. */
const bidi = createBidi();

/** One for all: each new one is memory outside of what the garbage collector sees. */
const buffer = new ShapingBuffer();

export interface TextLine {
  /** In parts of the font size. */
  readonly width: number;
  /** SVG, with the line's left end and its baseline at `x` and `y`. */
  draw(at: { readonly x: number; readonly y: number; readonly size: number; readonly color: string }): string;
}

/** Neighbors of one direction and one face. */
interface Run {
  readonly start: number;
  end: number;
  /** Of embedding: odd ones go from right to left. */
  readonly level: number;
  readonly face: Face;
}

interface Glyph {
  readonly outline: string;
  /** In parts of the font size, from the line's left end and its baseline. */
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

/** `text` as `Faces.drawable` gives it. */
export function setLine(text: string, style: Style, direction: Direction, faces: Faces): TextLine {
  const glyphs: Glyph[] = [];
  let width = 0;
  for (const run of inReadingOrder(runsOf(text, style, direction, faces))) {
    width = addRun(glyphs, width, text, run);
  }
  return {
    width,
    draw: ({ x, y, size, color }) => {
      const outlines = glyphs.map((glyph) => {
        const place = [x + glyph.x * size, y - glyph.y * size].map((pixels) => pixels.toFixed(2)).join(' ');
        const scale = (glyph.scale * size).toFixed(5);
        return `<path transform="translate(${place}) scale(${scale} -${scale})" d="${glyph.outline}"/>`;
      });
      return `<g fill="${color}">${outlines.join('')}</g>`;
    },
  };
}

function runsOf(text: string, style: Style, direction: Direction, faces: Faces): Run[] {
  const { levels } = bidi.getEmbeddingLevels(text, direction);
  const runs: Run[] = [];
  let at = 0;
  for (const character of text) {
    const last = runs.at(-1);
    const level = levels[at] ?? 0;
    const face = faces.faceFor(character, style, last?.face ?? null);
    if (last && last.level === level && last.face === face) last.end += character.length;
    else runs.push({ start: at, end: at + character.length, level, face });
    at += character.length;
  }
  return runs;
}

/** From left to right: rule L2 of Unicode Standard Annex 9, over whole runs. */
function inReadingOrder(runs: readonly Run[]): Run[] {
  let ordered = [...runs];
  const highest = Math.max(0, ...runs.map(({ level }) => level));
  for (let level = highest; level > 0; level -= 1) {
    const next: Run[] = [];
    let reversed: Run[] = [];
    for (const run of ordered) {
      if (run.level >= level) reversed.unshift(run);
      else {
        next.push(...reversed, run);
        reversed = [];
      }
    }
    ordered = [...next, ...reversed];
  }
  return ordered;
}

/** Adds the glyphs of a run that begins at `x`; answers where it ends. */
function addRun(glyphs: Glyph[], x: number, text: string, { start, end, level, face }: Run): number {
  const { font, unitsPerEm } = face;
  buffer.reset();
  // With what stands around it, since Arabic letters join over the end of a run.
  buffer.addText(text, start, end - start);
  buffer.setDirection(level % 2 === 1 ? ShapingDirection.RTL : ShapingDirection.LTR);
  buffer.guessSegmentProperties();
  shape(font, buffer);
  let pen = x;
  for (const {
    codepoint: glyph,
    xAdvance = 0,
    xOffset = 0,
    yOffset = 0,
  } of buffer.getGlyphInfosAndPositions()) {
    const outline = font.glyphToPath(glyph);
    if (outline !== '') {
      glyphs.push({ outline, x: pen + xOffset / unitsPerEm, y: yOffset / unitsPerEm, scale: 1 / unitsPerEm });
    }
    pen += xAdvance / unitsPerEm;
  }
  return pen;
}

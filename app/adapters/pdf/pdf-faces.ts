/** The typefaces of PDFs, which letters they have, and a text cut into stretches of one face in the order in which they are drawn. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import createBidi from 'bidi-js/dist/bidi.mjs';
import * as fontkit from 'fontkit';

const { resolve } = createRequire(import.meta.url);
const bidi = createBidi();

/** Of the house; then, for letters that it lacks, faces of Greek and Cyrillic, Arabic and Hebrew. All OFL-1.1. */
const files = {
  regular: ['public-sans', '400', 'latin latin-ext vietnamese'],
  bold: ['public-sans', '600', 'latin latin-ext vietnamese'],
  other: ['literata', '400', 'greek greek-ext cyrillic cyrillic-ext'],
  arabic: ['noto-naskh-arabic', '400', 'arabic'],
  hebrew: ['noto-serif-hebrew', '400', 'hebrew'],
} as const;

export interface PdfFace {
  readonly name: string;
  readonly bytes: Buffer;
  readonly isBold: boolean;
  has(character: string): boolean;
}

/** Neighbors of one face and one direction. */
export interface Stretch {
  readonly text: string;
  readonly face: PdfFace;
}

let read: readonly PdfFace[] | null = null;

/** Read once, when the first is printed: twelve files, a hundred milliseconds. */
export function pdfFaces(): readonly PdfFace[] {
  read ??= Object.entries(files).flatMap(([style, [family, weight, subsets]]) =>
    subsets.split(' ').map((subset) => readFace(family, weight, subset, style === 'bold')),
  );
  return read;
}

function readFace(family: string, weight: string, subset: string, isBold: boolean): PdfFace {
  const name = `${family}-${subset}-${weight}`;
  const bytes = readFileSync(resolve(`@fontsource/${family}/files/${name}-normal.woff`));
  const font = fontkit.create(bytes);
  if (!('characterSet' in font)) throw new TypeError(`${name} is no single font`);
  const characters = new Set(font.characterSet);
  return { name, bytes, isBold, has: (character) => characters.has(character.codePointAt(0) ?? -1) };
}

/** Whether every letter of it can be drawn: one that cannot would come out as an empty box. */
export function isDrawable(text: string): boolean {
  return Array.from(text).every((character) => pdfFaces().some((face) => face.has(character)));
}

/** From left to right as they stand on the page; `text` must be drawable. */
export function stretchesOf(text: string, isBold: boolean): Stretch[] {
  const { levels } = bidi.getEmbeddingLevels(text, 'ltr');
  const runs: { text: string; face: PdfFace; level: number }[] = [];
  let at = 0;
  for (const character of text) {
    const level = levels[at] ?? 0;
    const last = runs.at(-1);
    const face = faceFor(character, isBold, last?.face ?? null);
    if (last && last.face === face && last.level === level) last.text += character;
    else runs.push({ text: character, face, level });
    at += character.length;
  }
  return inReadingOrder(runs);
}

/** A space or a comma stays with the letters before it. */
function faceFor(character: string, isBold: boolean, current: PdfFace | null): PdfFace {
  if (current?.has(character) && !/\p{L}/u.test(character)) return current;
  const faces = pdfFaces();
  const face =
    faces.find((each) => each.isBold === isBold && each.has(character)) ??
    faces.find((each) => each.has(character));
  if (!face) throw new Error('a letter that no typeface has');
  return face;
}

/** Rule L2 of Unicode Standard Annex 9, over whole runs; within one, the shaper turns the letters. */
function inReadingOrder(runs: readonly { text: string; face: PdfFace; level: number }[]): Stretch[] {
  let ordered = [...runs];
  for (let level = Math.max(0, ...runs.map((run) => run.level)); level > 0; level -= 1) {
    const next: typeof ordered = [];
    let reversed: typeof ordered = [];
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

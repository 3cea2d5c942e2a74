/** The typefaces of the cards, and whether they have all the letters of a text. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Blob, Face as FontFace, Font } from 'harfbuzzjs';
import { sfntOf } from './woff.ts';

const { resolve } = createRequire(import.meta.url);

export interface Face {
  readonly family: string;
  readonly weight: number;
  readonly font: Font;
  /** Parts into which the font size is divided where it states widths. */
  readonly unitsPerEm: number;
  has(character: string): boolean;
}

export interface Style {
  readonly family: string;
  readonly weight: number;
}

/** The house's two; then, for letters that those lack, faces of Greek and Cyrillic, Arabic and Hebrew. All OFL-1.1. */
const files: readonly (readonly [family: string, name: string, weight: number, subsets: string])[] = [
  ['Newsreader', 'newsreader', 500, 'latin latin-ext vietnamese'],
  ['Public Sans', 'public-sans', 600, 'latin latin-ext vietnamese'],
  ['Public Sans', 'public-sans', 400, 'latin latin-ext vietnamese'],
  ['Literata', 'literata', 500, 'latin greek greek-ext cyrillic cyrillic-ext'],
  ['Noto Naskh Arabic', 'noto-naskh-arabic', 500, 'latin arabic'],
  ['Noto Serif Hebrew', 'noto-serif-hebrew', 500, 'latin hebrew'],
];

export interface Faces {
  /**
   * The text as it can be drawn: on one line, without emoji and invisible characters. Null where nothing is left of it, or a
   * letter would come out as an empty box.
   */
  drawable(text: string): string | null;
  /** The face that draws a character; `current`, where it has the character and that is no letter of its own. */
  faceFor(character: string, style: Style, current: Face | null): Face;
}

/** Reads the font files: some hundred KB, a few milliseconds each. */
export function readFaces(): Faces {
  const faces = files.flatMap(([family, name, weight, subsets]) =>
    subsets.split(' ').map((subset) => readFace(family, name, weight, subset)),
  );
  const [first] = faces;
  if (!first) throw new TypeError('cards need a typeface');
  return {
    drawable: (text) => {
      const plain = text.normalize('NFC').replace(drawnNowhere, '').replace(/\s+/gu, ' ').trim();
      const isWhole = Array.from(plain).every(
        (each) => joiners.has(each) || faces.some((face) => face.has(each)),
      );
      return plain !== '' && isWhole ? plain : null;
    },
    faceFor: (character, style, current) => {
      const isLetter = /\p{L}/u.test(character);
      if (current !== null && !isLetter && (joiners.has(character) || current.has(character))) return current;
      const isOfStyle = (face: Face) => face.family === style.family && face.weight === style.weight;
      return (
        faces.find((face) => isOfStyle(face) && face.has(character)) ??
        faces.find((face) => face.has(character)) ??
        first
      );
    },
  };
}

function readFace(family: string, name: string, weight: number, subset: string): Face {
  const file = `@fontsource/${name}/files/${name}-${subset}-${String(weight)}-normal.woff`;
  const face = new FontFace(new Blob(sfntOf(readFileSync(resolve(file)))));
  const characters = new Set(face.collectUnicodes());
  return {
    family,
    weight,
    font: new Font(face),
    unitsPerEm: face.upem,
    has: (character) => characters.has(character.codePointAt(0) ?? -1),
  };
}

/** Persian and Indic words need them; they show nothing. */
const joiners: ReadonlySet<string> = new Set(['\u200c', '\u200d']);

/**
 * What may go without anybody reading otherwise: emoji with their parts, controls but those that are spaces, and format
 * characters but the joiners.
 */
const drawnNowhere =
  /\p{Extended_Pictographic}(?:\ufe0f|\u200d\p{Extended_Pictographic}|\p{Emoji_Modifier})*|[\p{Regional_Indicator}\p{Emoji_Modifier}\ufe00-\ufe0f\u20e3]|(?!\s)\p{Cc}|(?![\u200c\u200d])\p{Cf}/gu;

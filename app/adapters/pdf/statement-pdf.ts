/** Sets a yearly statement as a PDF that screen readers can read: tagged, with its language and title, its typefaces in it. */
import PDFDocument from 'pdfkit';
import type { PrintedStatement } from '#app/domain/receipt/statement.ts';
import type { StatementPrinter } from '#app/ports/receipts.ts';
import { isDrawable, pdfFaces, stretchesOf } from './pdf-faces.ts';

/** A4, in points. */
const page = { width: 595.28, height: 841.89, margin: 56 };
const inner = page.width - 2 * page.margin;
/** Where the four columns begin, and how wide they are. */
const columns = [
  { x: 0, width: 100 },
  { x: 104, width: 130 },
  { x: 238, width: 110 },
  { x: 352, width: inner - 352 },
] as const;

interface Line {
  readonly size: number;
  readonly isBold?: boolean;
  readonly x?: number;
  readonly width?: number;
  readonly align?: 'right';
}

/** `toLatin`: for a name in letters that no typeface of ours has; its own letters then stand in the tags. */
export function createStatementPrinter(toLatin: (text: string) => string): StatementPrinter {
  return {
    print: (statement, issuedAt) => new StatementSetter(statement, issuedAt, toLatin).set(),
  };
}

class StatementSetter {
  readonly #doc: PDFKit.PDFDocument;
  readonly #statement: PrintedStatement;
  readonly #toLatin: (text: string) => string;
  #y = page.margin;

  constructor(statement: PrintedStatement, issuedAt: Date, toLatin: (text: string) => string) {
    this.#statement = statement;
    this.#toLatin = toLatin;
    this.#doc = new PDFDocument({
      size: 'A4',
      margin: page.margin,
      pdfVersion: '1.7',
      tagged: true,
      lang: statement.language,
      displayTitle: true,
      // The same statement is the same file.
      info: { Title: statement.title, CreationDate: issuedAt, ModDate: issuedAt },
    });
    for (const face of pdfFaces()) this.#doc.registerFont(face.name, face.bytes);
  }

  async set(): Promise<Buffer> {
    const doc = this.#doc;
    const chunks: Buffer[] = [];
    const ended = new Promise<void>((resolve, reject) => {
      doc.on('data', (chunk: Buffer) => chunks.push(chunk));
      doc.on('end', resolve);
      doc.on('error', reject);
    });
    const root = doc.struct('Document');
    doc.addStructure(root);
    const { heading, details, parts, notes } = this.#statement;
    this.#block(root, 'H1', heading, { size: 22, isBold: true }, 16);
    for (const { label, value } of details) this.#block(root, 'P', `${label}: ${value}`, { size: 10.5 }, 3);
    for (const part of parts) this.#part(root, part);
    this.#y += 16;
    for (const note of notes) this.#block(root, 'P', note, { size: 9.5 }, 5);
    root.end();
    nameEveryGlyph(doc);
    doc.end();
    await ended;
    return Buffer.concat(chunks);
  }

  #part(root: PDFKit.PDFStructureElement, part: PrintedStatement['parts'][number]): void {
    this.#y += 18;
    this.#block(root, 'H2', part.heading, { size: 13, isBold: true }, 6);
    const table = this.#doc.struct('Table');
    root.add(table);
    this.#row(table, 'TH', this.#statement.columns);
    for (const row of part.rows) this.#row(table, 'TD', row);
    table.end();
    this.#y += 6;
    for (const { label, value } of part.totals)
      this.#block(root, 'P', `${label}: ${value}`, { size: 10.5, isBold: true }, 3);
  }

  #row(table: PDFKit.PDFStructureElement, kind: 'TH' | 'TD', cells: PrintedStatement['columns']): void {
    const doc = this.#doc;
    const line = (at: number): Line => {
      const { x, width } = columns[at] ?? columns[0];
      return { size: 10, isBold: kind === 'TH', x, width, ...(at === 3 && { align: 'right' as const }) };
    };
    const height = Math.max(...cells.map((cell, at) => this.#heightOf(cell, line(at)))) + 8;
    this.#makeRoom(height);
    const top = this.#y;
    doc.markContent('Artifact', { type: 'Layout' });
    doc.moveTo(page.margin, top).lineTo(page.margin + inner, top);
    doc.lineWidth(0.5).strokeColor('#D9D4C7').stroke().endMarkedContent();
    const row = doc.struct('TR');
    table.add(row);
    cells.forEach((cell, at) => {
      // The type leaves `scope` out, which says of what a head is the head.
      const options: { lang?: string; scope?: string } = kind === 'TH' ? { scope: 'Column' } : {};
      row.add(
        doc.struct(kind, options, () => {
          this.#y = top + 4;
          this.#draw(cell, line(at));
        }),
      );
    });
    row.end();
    this.#y = top + height;
  }

  #block(root: PDFKit.PDFStructureElement, tag: string, text: string, line: Line, after: number): void {
    this.#makeRoom(this.#heightOf(text, line));
    const options = isDrawable(text) ? {} : { actual: text };
    root.add(
      this.#doc.struct(tag, options, () => {
        this.#draw(text, line);
      }),
    );
    this.#y += after;
  }

  #makeRoom(height: number): void {
    if (this.#y + height <= page.height - page.margin) return;
    this.#doc.addPage();
    this.#y = page.margin;
  }

  /** Draws from the present place on, and leaves it below. */
  #draw(text: string, line: Line): void {
    const { size, x = 0, width = inner, align } = line;
    for (const words of this.#linesOf(text, line)) {
      let at = page.margin + x + (align === 'right' ? Math.max(0, width - this.#widthOf(words, line)) : 0);
      for (const { text: stretch, face } of stretchesOf(words, line.isBold ?? false)) {
        this.#doc.font(face.name, size).fillColor('#1A1916');
        this.#doc.text(stretch, at, this.#y + size, wholeStretch);
        at += this.#doc.widthOfString(stretch, wholeStretch);
      }
      this.#y += size * lineHeight;
    }
  }

  #heightOf(text: string, line: Line): number {
    return this.#linesOf(text, line).length * line.size * lineHeight;
  }

  #widthOf(text: string, { size, isBold = false }: Line): number {
    return stretchesOf(text, isBold)
      .map(({ text: stretch, face }) => this.#doc.font(face.name, size).widthOfString(stretch, wholeStretch))
      .reduce((sum, width) => sum + width, 0);
  }

  /** Broken between words, and within one that is wider than its place. */
  #linesOf(text: string, line: Line): string[] {
    const { width = inner } = line;
    const lines: string[] = [];
    const fits = (words: string) => this.#widthOf(words, line) <= width;
    for (const word of this.#drawable(text).split(' ')) {
      const last = lines.at(-1);
      if (last !== undefined && fits(`${last} ${word}`)) {
        lines[lines.length - 1] = `${last} ${word}`;
        continue;
      }
      lines.push(...(fits(word) ? [word] : brokenIn(word, fits)));
    }
    return lines;
  }

  #drawable(text: string): string {
    const plain = text
      .normalize('NFC')
      .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
      .replace(/\s+/gu, ' ');
    if (isDrawable(plain)) return plain;
    return Array.from(plain, (character) =>
      isDrawable(character) ? character : latinOf(character, this.#toLatin),
    )
      .join('')
      .trim();
  }
}

/**
 * A letter that its face draws as two glyphs leaves one of them without a character, for which a reader that takes the text out would
 * make one up. Each such glyph is a word joiner, which nobody sees. `pdfkit` has no other way to it.
 */
function nameEveryGlyph(doc: PDFKit.PDFDocument): void {
  const { _fontFamilies: fonts = {} } = doc as { _fontFamilies?: Record<string, { unicode?: number[][] }> };
  for (const { unicode = [] } of Object.values(fonts))
    for (const characters of unicode) if (characters.length === 0) characters.push(0x2060);
}

/** A word in pieces that fit. */
function brokenIn(word: string, fits: (text: string) => boolean): string[] {
  const pieces = [''];
  for (const character of word) {
    const last = pieces.at(-1) ?? '';
    if (last !== '' && !fits(last + character)) pieces.push(character);
    else pieces[pieces.length - 1] = last + character;
  }
  return pieces;
}

const lineHeight = 1.4;
/** With features named, a stretch is shaped whole and not word by word, which would turn the order of Hebrew words around. */
const wholeStretch: PDFKit.Mixins.TextOptions = {
  lineBreak: false,
  features: ['kern'],
  // Faces differ in how high they reach; letters of several stand on one line.
  baseline: 'alphabetic',
};

/** Each letter of a script that writes without spaces is a word in Latin. */
function latinOf(character: string, toLatin: (text: string) => string): string {
  const latin = toLatin(character);
  return isDrawable(latin) ? latin : '';
}

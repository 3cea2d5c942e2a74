/** Sets a yearly statement as a PDF that screen readers can read: tagged, with its language and title, its typefaces in it. */
import PDFDocument from 'pdfkit';
import type { PrintedStatement } from '#app/domain/receipt/statement.ts';
import type { StatementPrinter } from '#app/ports/receipts.ts';
import { isDrawable, pdfFaces, stretchesOf } from './pdf-faces.ts';
import { drawable, linesOf } from './pdf-lines.ts';

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

const ink = '#1A1916';
const hairline = '#D9D4C7';

interface Line {
  readonly size: number;
  readonly isBold?: boolean;
  readonly x?: number;
  readonly width?: number;
  readonly align?: 'right';
}

function cellLine(at: number, isBold: boolean): Line {
  const { x, width } = columns[at] ?? columns[0];
  return { size: 10, isBold, x, width, ...(at === columns.length - 1 && { align: 'right' as const }) };
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
      // How many pages there are is known when the last one is set.
      bufferPages: true,
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
    const { siteName, heading, details, parts, notes } = this.#statement;
    this.#block(root, 'P', siteName, { size: 12, isBold: true }, 5);
    this.#rule(ink, 1);
    this.#y += 22;
    this.#block(root, 'H1', heading, { size: 22, isBold: true }, 16);
    for (const { label, value } of details) this.#block(root, 'P', `${label}: ${value}`, { size: 10.5 }, 3);
    for (const part of parts) this.#part(root, part);
    this.#y += 16;
    for (const note of notes) this.#block(root, 'P', note, { size: 9.5 }, 5);
    root.end();
    this.#feet();
    nameEveryGlyph(doc);
    doc.end();
    await ended;
    return Buffer.concat(chunks);
  }

  #part(root: PDFKit.PDFStructureElement, part: PrintedStatement['parts'][number]): void {
    this.#y += 18;
    // A heading stands above its first rows, never alone at the foot of a page.
    this.#makeRoom(80);
    this.#block(root, 'H2', part.heading, { size: 13, isBold: true }, 6);
    const table = this.#doc.struct('Table');
    root.add(table);
    this.#row(table, 'TH', this.#statement.columns);
    for (const row of part.rows) this.#row(table, 'TD', row);
    table.end();
    this.#rule(ink, 1);
    this.#y += 6;
    part.totals.forEach(({ label, value }, at) => {
      const isBold = at === part.totals.length - 1;
      this.#block(root, 'P', `${label}: ${value}`, { size: 10.5, isBold, align: 'right' }, 3);
    });
  }

  /** Where there are several pages, each says which it is: for eyes alone, since whoever has it read aloud has no pages. */
  #feet(): void {
    const doc = this.#doc;
    const { count } = doc.bufferedPageRange();
    if (count === 1) return;
    for (let at = 0; at < count; at += 1) {
      doc.switchToPage(at);
      this.#y = page.height - page.margin + 10;
      this.#beside('Pagination', () => {
        this.#draw(this.#statement.pageOf(at + 1, count), { size: 9, align: 'right' });
      });
    }
  }

  /** What is drawn and stands in no tag. */
  #beside(type: 'Layout' | 'Pagination', draw: () => void): void {
    this.#doc.markContent('Artifact', { type });
    draw();
    this.#doc.endMarkedContent();
  }

  #rule(color: string, width: number): void {
    this.#beside('Layout', () => {
      this.#doc.moveTo(page.margin, this.#y).lineTo(page.margin + inner, this.#y);
      this.#doc.lineWidth(width).strokeColor(color).stroke();
    });
  }

  #row(table: PDFKit.PDFStructureElement, kind: 'TH' | 'TD', cells: PrintedStatement['columns']): void {
    const doc = this.#doc;
    const line = (at: number) => cellLine(at, kind === 'TH');
    const height = Math.max(...cells.map((cell, at) => this.#heightOf(cell, line(at)))) + 8;
    if (this.#makeRoom(height)) this.#headAgain();
    const top = this.#y;
    this.#rule(hairline, 0.5);
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

  /** What the columns are, above those of them that stand on another page; the tags have it once. */
  #headAgain(): void {
    const top = this.#y;
    this.#beside('Pagination', () => {
      this.#statement.columns.forEach((cell, at) => {
        this.#y = top;
        this.#draw(cell, cellLine(at, true));
      });
    });
    this.#y += 4;
  }

  /** Whether a new page was begun for it. */
  #makeRoom(height: number): boolean {
    if (this.#y + height <= page.height - page.margin) return false;
    this.#doc.addPage();
    this.#y = page.margin;
    return true;
  }

  /** Draws from the present place on, and leaves it below. */
  #draw(text: string, line: Line): void {
    const { size, x = 0, width = inner, align } = line;
    for (const words of this.#linesOf(text, line)) {
      let at = page.margin + x + (align === 'right' ? Math.max(0, width - this.#widthOf(words, line)) : 0);
      for (const { text: stretch, face } of stretchesOf(words, line.isBold ?? false)) {
        this.#doc.font(face.name, size).fillColor(ink);
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

  #linesOf(text: string, line: Line): string[] {
    const { width = inner } = line;
    return linesOf(drawable(text, this.#toLatin), (words) => this.#widthOf(words, line) <= width);
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

const lineHeight = 1.4;
/** With features named, a stretch is shaped whole and not word by word, which would turn the order of Hebrew words around. */
const wholeStretch: PDFKit.Mixins.TextOptions = {
  lineBreak: false,
  features: ['kern'],
  // Faces differ in how high they reach; letters of several stand on one line.
  baseline: 'alphabetic',
};

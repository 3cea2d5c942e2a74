/** A stream of XML, read element by element: never the whole file, no document type, and no entities but XML's own. */
import { createReadStream } from 'node:fs';
import { SaxesParser } from 'saxes';
import type { ImportProblem } from '#app/domain/article/import-report.ts';

export type XmlEvent =
  | {
      readonly kind: 'open';
      readonly name: string;
      readonly attributes: Readonly<Record<string, string>>;
      readonly line: number;
    }
  | { readonly kind: 'close'; readonly name: string; readonly line: number }
  /** `line` is the one on which the text begins. */
  | { readonly kind: 'text'; readonly text: string; readonly line: number }
  | { readonly kind: 'problem'; readonly problem: ImportProblem };

const CHUNK_BYTES = 256 * 1024;
/** Between two marks; a post of this length is none, and its text would stand in memory whole. */
const TEXT_LENGTH_MAX = 32 * 1024 * 1024;
const DEPTH_MAX = 50;

/**
 * What the parser finds wrong comes as a problem, and reading goes on. It ends after a problem at a document type, which alone
 * could define entities that grow; at nesting without end; and at a text without end.
 */
export async function* xmlEvents(
  file: string,
  onBytes: (count: number) => void = () => undefined,
): AsyncGenerator<XmlEvent> {
  const parser = new SaxesParser({ position: true, xmlns: false });
  let events: XmlEvent[] = [];
  let depth = 0;
  let ending: string | null = null;
  let position = 0;
  const add = (event: XmlEvent): void => {
    if (ending !== null) return;
    position = parser.position;
    events.push(event);
  };
  parser.on('doctype', () => (ending ??= 'no document type (<!DOCTYPE …>), got one'));
  parser.on('error', ({ message }) => {
    const line = parser.line;
    add({
      kind: 'problem',
      problem: { line, message: `expected XML: ${message.replace(/^\d+:\d+:\s*/, '')}` },
    });
  });
  parser.on('opentag', ({ name, attributes }) => {
    if ((depth += 1) > DEPTH_MAX) ending ??= `at most ${String(DEPTH_MAX)} elements in each other, got more`;
    add({ kind: 'open', name, attributes, line: parser.line });
  });
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    add({ kind: 'close', name, line: parser.line });
  });
  const text = (value: string): void => {
    add({ kind: 'text', text: value, line: parser.line - newlines(value) });
  };
  parser.on('text', text);
  parser.on('cdata', text);
  const stream = createReadStream(file, { encoding: 'utf8', highWaterMark: CHUNK_BYTES });
  for await (const chunk of stream as AsyncIterable<string>) {
    parser.write(chunk);
    onBytes(Buffer.byteLength(chunk));
    yield* events;
    events = [];
    if (parser.position - position > TEXT_LENGTH_MAX)
      ending ??= 'a text that ends, got one of more than 32 MB';
    if (ending !== null) {
      yield {
        kind: 'problem',
        problem: { line: parser.line, message: `expected ${ending}; the rest was not read` },
      };
      return;
    }
  }
  parser.close();
  yield* events;
}

const newlines = (text: string): number => text.split('\n').length - 1;

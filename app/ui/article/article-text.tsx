/** The running text of a fact-check: blocks, links and the markers that jump to sources. */
import type { ReactNode } from 'react';
import type { Block, Inline, Table } from '#app/domain/article/article.ts';
import { Figure } from '#app/ui/article/figure.tsx';
import type { Texts } from '#app/domain/texts/catalogue.ts';

/** Where a marker stands, so that its source can lead back to it. */
export const markerId = (number: number, occurrence: number): string =>
  `mark-${String(number)}-${String(occurrence)}`;
export const sourceId = (number: number): string => `source-${String(number)}`;
export const noteMarkId = (number: number, occurrence: number): string =>
  `note-mark-${String(number)}-${String(occurrence)}`;
export const noteId = (number: number): string => `note-${String(number)}`;

interface TextProps {
  /** Numbers of the sources that exist; a marker of another number is shown plain. */
  readonly sourceNumbers: ReadonlySet<number>;
  readonly texts: Texts['article'];
}

export function Blocks({ blocks, ...props }: TextProps & { blocks: readonly Block[] }) {
  return blocks.map((block, index) => <BlockView key={index} block={block} {...props} />);
}

function BlockView({ block, ...props }: TextProps & { block: Block }): ReactNode {
  switch (block.kind) {
    case 'paragraph':
      return <p>{renderInlines(block.inlines, props)}</p>;
    case 'subheading':
      return <h3>{renderInlines(block.inlines, props)}</h3>;
    case 'quote':
      return (
        <blockquote>
          <Blocks blocks={block.blocks} {...props} />
        </blockquote>
      );
    case 'table':
      return <TableView table={block} {...props} />;
    case 'image':
      return <Figure image={block.image} caption={renderInlines(block.image.caption, props)} />;
    case 'list': {
      const items = block.items.map((item, index) => <li key={index}>{renderItem(item, props)}</li>);
      return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
  }
}

/** An item of one paragraph needs no paragraph of its own. */
function renderItem(item: readonly Block[], props: TextProps): ReactNode {
  const [only] = item;
  if (item.length === 1 && only?.kind === 'paragraph') return renderInlines(only.inlines, props);
  return <Blocks blocks={item} {...props} />;
}

function renderInlines(inlines: readonly Inline[], props: TextProps): ReactNode {
  return inlines.map((inline, index) => <InlineView key={index} inline={inline} {...props} />);
}

function InlineView({ inline, ...props }: TextProps & { inline: Inline }): ReactNode {
  switch (inline.kind) {
    case 'text':
      return inline.text;
    case 'strong':
      return <strong>{renderInlines(inline.children, props)}</strong>;
    case 'emphasis':
      return <em>{renderInlines(inline.children, props)}</em>;
    case 'struck':
      return <s>{renderInlines(inline.children, props)}</s>;
    case 'link':
      return <a href={inline.url}>{renderInlines(inline.children, props)}</a>;
    case 'marker':
      return <Marker number={inline.number} occurrence={inline.occurrence} {...props} />;
    case 'note':
      return <NoteMark number={inline.number} occurrence={inline.occurrence} {...props} />;
  }
}

function Marker({
  number,
  occurrence,
  sourceNumbers,
  texts,
}: TextProps & { number: number; occurrence: number }) {
  if (!sourceNumbers.has(number)) {
    return (
      <sup className="marker" title={texts.sourceMissing(number)}>
        [{number}]
      </sup>
    );
  }
  return (
    <sup className="marker">
      <a
        id={markerId(number, occurrence)}
        href={`#${sourceId(number)}`}
        aria-label={texts.sourceLink(number)}
      >
        {number}
      </a>
    </sup>
  );
}

function NoteMark({ number, occurrence, texts }: TextProps & { number: number; occurrence: number }) {
  return (
    <sup className="marker">
      <a id={noteMarkId(number, occurrence)} href={`#${noteId(number)}`} aria-label={texts.noteLink(number)}>
        {number}
      </a>
    </sup>
  );
}

function TableView({ table, ...props }: TextProps & { table: Table }) {
  // HTML has tables without heads; empty ones would be read out as such.
  const hasHeads = table.header.some((cell) => cell.length > 0);
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={props.texts.table}>
      <table>
        {hasHeads && (
          <thead>
            <tr>
              {table.header.map((cell, index) => (
                <th key={index} scope="col">
                  {renderInlines(cell, props)}
                </th>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          {table.rows.map((row, at) => (
            <tr key={at}>
              {row.map((cell, index) => (
                <td key={index}>{renderInlines(cell, props)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

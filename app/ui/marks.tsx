/** Small parts that pages share: facts, figures, notes, buttons, errors, a timeline. They show values and know no page. */
import type { ButtonHTMLAttributes, ReactNode } from 'react';

/** Labels and values in a ruled list; entries without a value are left out. */
export function Facts({
  items,
}: {
  items: readonly { label: string; value: ReactNode; isWide?: boolean }[];
}) {
  const shown = items.filter((item) => item.value !== null && item.value !== undefined && item.value !== '');
  return (
    <dl className="facts">
      {shown.map((item) => (
        <div key={item.label} className={item.isWide ? 'fact fact-wide' : 'fact'}>
          <dt>{item.label}</dt>
          <dd>{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Up to three figures that stay in one row, down to 320 px. `period` says when they count from and to. */
export function Figures({
  items,
  period,
}: {
  items: readonly { value: ReactNode; label: ReactNode; href?: string }[];
  period?: string;
}) {
  return (
    <div className="figures">
      <dl>
        {items.map((item, index) => (
          <div key={index}>
            <dt>{item.label}</dt>
            <dd>{item.href === undefined ? item.value : <a href={item.href}>{item.value}</a>}</dd>
          </div>
        ))}
      </dl>
      {period !== undefined && <p className="period">{period}</p>}
    </div>
  );
}

/** A statement of where something stands; `tone` is text colour only, `checked` draws the highlighter. */
export function StatusNote({
  title,
  tone = 'plain',
  children,
}: {
  title?: string;
  tone?: 'plain' | 'checked' | 'refused';
  children?: ReactNode;
}) {
  return (
    <div className={`note note-${tone}`}>
      {title !== undefined && (
        <p className="note-title">{tone === 'checked' ? <mark>{title}</mark> : title}</p>
      )}
      {children}
    </div>
  );
}

/** `primary` is ink on paper and stands once on a screen; `secondary` is edged. */
export function Button({
  kind = 'primary',
  shortcut,
  children,
  ...rest
}: ButtonHTMLAttributes<HTMLButtonElement> & { kind?: 'primary' | 'secondary'; shortcut?: string }) {
  return (
    <button type="submit" {...rest} className={`button button-${kind}`}>
      <span>{children}</span>
      {shortcut !== undefined && <kbd>{shortcut}</kbd>}
    </button>
  );
}

/** A link drawn as a button, for the one way on from a page. */
export function ButtonLink({
  href,
  kind = 'primary',
  children,
}: {
  href: string;
  kind?: 'primary' | 'secondary';
  children: ReactNode;
}) {
  return (
    <a className={`button button-${kind}`} href={href}>
      {children}
    </a>
  );
}

/** The summary above a form: a sentence and a link to each field. Its id is `errors`, so that an address can lead there. */
export function FormErrors({
  title,
  items,
}: {
  title: string;
  items: readonly { fieldId: string; message: string }[];
}) {
  if (items.length === 0) return null;
  return (
    <div className="errors" id="errors" role="alert">
      <p className="errors-title">{title}</p>
      <ul>
        {items.map((item) => (
          <li key={item.message}>
            <a href={`#${item.fieldId}`}>{item.message}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The error at its field; the field names it with `aria-describedby={errorId(fieldId)}`. */
export function FieldError({ fieldId, message }: { fieldId: string; message: string | undefined }) {
  if (message === undefined) return null;
  return (
    <p className="field-error" id={errorId(fieldId)}>
      {message}
    </p>
  );
}

export const errorId = (fieldId: string): string => `${fieldId}-error`;

/** What happened, in order; `at` is already in words, `iso` for machines. */
export function Timeline({
  items,
}: {
  items: readonly { at: string; iso: string; title: ReactNode; text?: ReactNode; isNow?: boolean }[];
}) {
  return (
    <ol className="timeline">
      {items.map((item, index) => (
        <li key={index} className={item.isNow ? 'timeline-now' : undefined}>
          <time dateTime={item.iso}>{item.at}</time>
          <div>
            <p>{item.isNow ? <mark>{item.title}</mark> : item.title}</p>
            {item.text !== undefined && <p className="soft">{item.text}</p>}
          </div>
        </li>
      ))}
    </ol>
  );
}

/** A table that scrolls inside itself on narrow screens; columns marked `isNumber` stand right in tabular figures. */
export function DataTable({
  caption,
  columns,
  rows,
  empty,
}: {
  caption: string;
  columns: readonly { label: string; isNumber?: boolean }[];
  rows: readonly { key: string; cells: readonly ReactNode[] }[];
  empty: string;
}) {
  if (rows.length === 0) return <p className="soft">{empty}</p>;
  return (
    // A region that scrolls must be reachable by keyboard.
    <div className="table-scroll" tabIndex={0} role="region" aria-label={caption}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.label} scope="col" className={column.isNumber ? 'number' : undefined}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              {row.cells.map((cell, index) => (
                <td key={index} className={columns[index]?.isNumber ? 'number' : undefined}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

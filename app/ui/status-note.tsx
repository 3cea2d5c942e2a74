/** A statement of where something stands. */
import type { ReactNode } from 'react';

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

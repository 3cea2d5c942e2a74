/** What happened, in order. */
import type { ReactNode } from 'react';

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
            <p>{item.title}</p>
            {item.text !== undefined && <p className="soft">{item.text}</p>}
          </div>
        </li>
      ))}
    </ol>
  );
}

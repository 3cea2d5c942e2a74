/** Labels with values, and the few large figures of a page. */
import type { ReactNode } from 'react';

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
  items: readonly { value: ReactNode; label: ReactNode; href?: string; target?: string }[];
  period?: string;
}) {
  return (
    <div className="figures">
      <dl>
        {items.map((item, index) => (
          <div key={index}>
            <dt>{item.label}</dt>
            <dd>
              {item.href === undefined ? (
                item.value
              ) : (
                <a href={item.href} target={item.target}>
                  {item.value}
                </a>
              )}
            </dd>
          </div>
        ))}
      </dl>
      {period !== undefined && <p className="period">{period}</p>}
    </div>
  );
}

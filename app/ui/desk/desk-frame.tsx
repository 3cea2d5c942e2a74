/** The frame of every page at the desk: the navigation with what waits, who is signed in, and the page beside it. */
import type { ReactNode } from 'react';
import { paths } from '#app/paths.ts';

export interface DeskFrameProps {
  readonly siteName: string;
  readonly memberName: string;
  readonly current: 'review' | 'donations';
  /** Gifts and appeals that nobody has decided. */
  readonly waitingCount: number;
  readonly children: ReactNode;
}

export function DeskFrame({ siteName, memberName, current, waitingCount, children }: DeskFrameProps) {
  const entries = [
    { key: 'review', label: 'Review', href: paths.desk(), count: waitingCount },
    { key: 'donations', label: 'Donations', href: paths.deskDonations(), count: 0 },
  ] as const;
  return (
    <div className="desk">
      <a className="desk-skip" href="#desk-text">
        Skip to the text
      </a>
      <header className="desk-side">
        <a className="desk-name" href={paths.home()}>
          {siteName}
        </a>
        <nav aria-label="Desk">
          <ul>
            {entries.map(({ key, label, href, count }) => (
              <li key={key}>
                <a href={href} aria-current={current === key ? 'page' : undefined}>
                  <span>{label}</span>
                  {count > 0 && (
                    <span className="desk-count">
                      {count}
                      <span className="unseen"> waiting</span>
                    </span>
                  )}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <form className="desk-member" method="post" action={paths.deskSignOut()}>
          <span>{memberName}</span>
          <button className="as-link" type="submit">
            Sign out
          </button>
        </form>
      </header>
      <main className="desk-main" id="desk-text" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}

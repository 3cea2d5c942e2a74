/** The frame of every page at the desk: the navigation with what waits, who is signed in, and the page beside it. */
import type { ReactNode } from 'react';
import type { RegistryStatus } from '#app/domain/screening/decide/rules.ts';
import { paths } from '#app/paths.ts';
import type { Place } from './desk-words.ts';
import { RenewalsNotice } from './renewals-notice.tsx';
import { RestoreNotice, type RestoreShown } from './restore-notice.tsx';
import { ShortageNotice, type ShortageShown } from './shortage-notice.tsx';

export interface DeskFrameProps {
  readonly siteName: string;
  readonly memberName: string;
  readonly current:
    'review' | 'donations' | 'standing-gifts' | 'disputes' | 'registry' | 'money' | 'events' | 'late';
  /** Donations and appeals that nobody has decided. */
  readonly waitingCount: number;
  /** Disputes, fraud warnings and returns that wait for a person. */
  readonly disputeCount: number;
  /** Work that should have been done by itself; its entry stands in the navigation while there is any. */
  readonly lateCount: number;
  /** What differs between Stripe and this site and needs a person. */
  readonly findingCount: number;
  /** Anything but `ready` stands as a mark in the navigation, since every donation waits for a person then. */
  readonly registryStatus: RegistryStatus;
  readonly shortage: ShortageShown | null;
  /** Their entry stands in the navigation where readers can give them. */
  readonly offersStandingGifts: boolean;
  /** Renewals that wait because nobody can be screened. */
  readonly unscreenedRenewals: number;
  readonly restore: RestoreShown | null;
  readonly place: Place;
  readonly children: ReactNode;
}

/** The mark beside "Registry"; nothing where all is well. */
const registryWarnings: Readonly<Record<RegistryStatus, string | null>> = {
  ready: null,
  empty: 'empty',
  stale: 'old',
  failed: 'failed',
};

export function DeskFrame({
  siteName,
  memberName,
  current,
  waitingCount,
  lateCount,
  disputeCount,
  findingCount,
  registryStatus,
  shortage,
  offersStandingGifts,
  unscreenedRenewals,
  restore,
  place,
  children,
}: DeskFrameProps) {
  const count = waitingCount > 0 && (
    <span className="desk-count">
      {waitingCount}
      <span className="unseen"> waiting</span>
    </span>
  );
  const mark = registryWarnings[registryStatus];
  const entries: readonly {
    key: DeskFrameProps['current'];
    label: string;
    href: string;
    beside: ReactNode;
  }[] = [
    { key: 'review', label: 'Review', href: paths.desk(), beside: count },
    { key: 'donations', label: 'Donations', href: paths.deskDonations(), beside: null },
    ...(offersStandingGifts || current === 'standing-gifts'
      ? [
          {
            key: 'standing-gifts' as const,
            label: 'Standing gifts',
            href: paths.deskStandingGifts(),
            beside: null,
          },
        ]
      : []),
    {
      key: 'disputes',
      label: 'Disputes',
      href: paths.deskDisputes(),
      beside: disputeCount > 0 && <span className="late">{disputeCount}</span>,
    },
    {
      key: 'registry',
      label: 'Registry',
      href: paths.deskRegistry(),
      beside: mark !== null && <span className="late">{mark}</span>,
    },
    {
      key: 'money',
      label: 'Money',
      href: findingCount > 0 ? paths.deskReconciliation() : paths.deskPayouts(),
      beside: findingCount > 0 && <span className="late">{findingCount}</span>,
    },
    { key: 'events', label: 'Events', href: paths.deskEvents(), beside: null },
    ...(lateCount > 0 || current === 'late'
      ? [
          {
            key: 'late' as const,
            label: 'Late',
            href: paths.deskLate(),
            beside: lateCount > 0 && <span className="late">{lateCount}</span>,
          },
        ]
      : []),
  ];
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
            {entries.map(({ key, label, href, beside }) => (
              <li key={key}>
                <a href={href} aria-current={current === key ? 'page' : undefined}>
                  <span>{label}</span>
                  {beside}
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
        {restore && <RestoreNotice restore={restore} place={place} />}
        {unscreenedRenewals > 0 && <RenewalsNotice count={unscreenedRenewals} />}
        {shortage && <ShortageNotice shortage={shortage} place={place} />}
        {children}
      </main>
    </div>
  );
}

/** The frame of every page at the desk: the navigation with what waits, who is signed in, and the page beside it. */
import type { ReactNode } from 'react';
import type { Place } from '#app/domain/moments.ts';
import { may, type Permission, type StaffRole } from '#app/domain/permissions.ts';
import type { RegistryStatus } from '#app/domain/screening/decide/rules.ts';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { paths } from '#app/paths.ts';
import { DeskProvider } from './desk-context.tsx';
import { RenewalsNotice } from './renewals-notice.tsx';
import { RestoreNotice, type RestoreShown } from './restore-notice.tsx';
import { ShortageNotice, type ShortageShown } from './shortage-notice.tsx';

const { frame: words } = deskTexts;

export type DeskSection =
  | 'review'
  | 'donations'
  | 'standing-gifts'
  | 'disputes'
  | 'registry'
  | 'money'
  | 'events'
  | 'late'
  | 'fact-checks'
  | 'staff';

/** How much waits, is late or differs, and whether readers can give. */
export interface StatusShown {
  /** Gifts and appeals that nobody has decided. */
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
  /** Renewals that wait because nobody can be screened. */
  readonly unscreenedRenewals: number;
  readonly restore: RestoreShown | null;
}

export interface DeskFrameProps {
  readonly siteName: string;
  readonly member: { readonly name: string; readonly role: StaffRole | null };
  /** Null on a page that stands in no section, such as one that is not there. */
  readonly current: DeskSection | null;
  /** Null where whoever looks must not know. */
  readonly status: StatusShown | null;
  /** Their entry stands in the navigation where readers can give them. */
  readonly offersStandingGifts: boolean;
  readonly place: Place;
  readonly now: Date;
  readonly children: ReactNode;
}

interface NavEntry {
  readonly key: DeskSection;
  readonly label: string;
  readonly href: string;
  readonly permission: Permission;
  /** A count, or a mark that something is wrong. */
  readonly beside?: ReactNode;
  /** False hides it while its pages have nothing to show, but on these pages themselves. */
  readonly isShown?: boolean;
}

function navEntries({ status, offersStandingGifts }: Pick<DeskFrameProps, 'status' | 'offersStandingGifts'>) {
  const { waitingCount = 0, disputeCount = 0, findingCount = 0, lateCount = 0 } = status ?? {};
  const registryMark = words.registryMarks[status?.registryStatus ?? 'ready'];
  const count = waitingCount > 0 && (
    <span className="desk-count">
      {waitingCount}
      <span className="unseen">{words.unseenWaiting}</span>
    </span>
  );
  const late = (mark: ReactNode) => <span className="late">{mark}</span>;
  const entries: readonly NavEntry[] = [
    {
      key: 'review',
      label: words.pages.review,
      href: paths.desk(),
      permission: 'read-donations',
      beside: count,
    },
    {
      key: 'donations',
      label: words.pages.donations,
      href: paths.deskDonations(),
      permission: 'read-donations',
    },
    {
      key: 'standing-gifts',
      label: words.pages['standing-gifts'],
      href: paths.deskStandingGifts(),
      permission: 'read-donations',
      isShown: offersStandingGifts,
    },
    {
      key: 'disputes',
      label: words.pages.disputes,
      href: paths.deskDisputes(),
      permission: 'read-donations',
      beside: disputeCount > 0 && late(disputeCount),
    },
    {
      key: 'registry',
      label: words.pages.registry,
      href: paths.deskRegistry(),
      permission: 'read-registry',
      beside: registryMark !== null && late(registryMark),
    },
    {
      key: 'money',
      label: words.pages.money,
      href: findingCount > 0 ? paths.deskReconciliation() : paths.deskPayouts(),
      permission: 'read-money',
      beside: findingCount > 0 && late(findingCount),
    },
    { key: 'events', label: words.pages.events, href: paths.deskEvents(), permission: 'read-operations' },
    {
      key: 'late',
      label: words.pages.late,
      href: paths.deskLate(),
      permission: 'read-operations',
      beside: lateCount > 0 && late(lateCount),
      isShown: lateCount > 0,
    },
    {
      key: 'fact-checks',
      label: words.pages['fact-checks'],
      href: paths.deskFactChecks(),
      permission: 'read-articles',
    },
    { key: 'staff', label: words.pages.staff, href: paths.deskStaff(), permission: 'read-staff' },
  ];
  return entries;
}

export function DeskFrame({
  siteName,
  member,
  current,
  status,
  offersStandingGifts,
  place,
  now,
  children,
}: DeskFrameProps) {
  const entries = navEntries({ status, offersStandingGifts }).filter(
    ({ key, permission, isShown = true }) => may(member, permission) && (isShown || key === current),
  );
  return (
    <DeskProvider value={{ now, place, role: member.role }}>
      <div className="desk">
        <a className="desk-skip" href="#desk-text">
          {words.skip}
        </a>
        <header className="desk-side">
          <a className="desk-name" href={paths.home()}>
            {siteName}
          </a>
          <nav aria-label={words.label}>
            <ul>
              {entries.map(({ key, label, href, beside = null }) => (
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
            <a href={paths.deskAccount()}>{member.name}</a>
            {member.role !== null && (
              <span className="desk-role">{deskTexts.staff.roles[member.role].name}</span>
            )}
            <button className="as-link" type="submit">
              {words.signOut}
            </button>
          </form>
        </header>
        <main className="desk-main" id="desk-text" tabIndex={-1}>
          {status?.restore && <RestoreNotice restore={status.restore} place={place} />}
          {status !== null && status.unscreenedRenewals > 0 && (
            <RenewalsNotice count={status.unscreenedRenewals} />
          )}
          {status?.shortage && <ShortageNotice shortage={status.shortage} place={place} />}
          {children}
        </main>
      </div>
    </DeskProvider>
  );
}

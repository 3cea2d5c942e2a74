/** A renewal as its donor may see it: what became of it, without the desk's inner life. */
import { mendableUntil } from './deadlines.ts';
import { isLeftOut } from '../standing-gift/pause.ts';
import type { StandingGift } from '../standing-gift/standing-gift.ts';
import { isWaiting, type Renewal } from './renewal.ts';

/**
 * `failing`: tried again by itself. `last-try`: only by its donor, until a deadline. `trying`: now. Whoever was refused, or whose standing
 * gift has ended, reads that on top of the page.
 */
export type RenewalStatus =
  'checking' | 'held' | 'charging' | 'failing' | 'last-try' | 'trying' | 'lapsed' | 'skipped';

/** Null where there is nothing to say: what was paid stands among the gifts. */
function renewalStatus(
  renewal: Pick<Renewal, 'state' | 'outcome' | 'retryCause' | 'lastFailedAt'>,
): RenewalStatus | null {
  switch (renewal.state) {
    case 'draft':
      return 'checking';
    case 'held':
    case 'decided':
      return 'held';
    case 'charging':
      return 'charging';
    case 'failing':
      if (renewal.retryCause !== null) return 'trying';
      return renewal.lastFailedAt === null ? 'failing' : 'last-try';
    case 'voiding':
    case 'void':
      if (renewal.outcome === 'skipped') return 'skipped';
      return renewal.outcome === 'lapsed' || renewal.outcome === 'voided' ? 'lapsed' : null;
    case 'paid':
      return null;
  }
}

export interface RenewalForDonor {
  readonly dueAt: Date;
  readonly status: RenewalStatus;
  /** Until when it can be mended, or by when it is decided; null where neither. */
  readonly until: Date | null;
  /** Where the donor's bank asks who pays. */
  readonly confirmUrl: string | null;
}

/** Of the newest first, those that say something; that one was left out is news until the next one is due. */
export function renewalsForDonor(
  renewals: readonly Renewal[],
  gift: Pick<StandingGift, 'state' | 'pausedFrom' | 'pausedUntil'>,
  now: Date,
): RenewalForDonor[] {
  // Left out as asked, though it is not voided yet.
  const isLeftOutNow = ({ periodStartsAt }: Renewal) =>
    gift.state === 'active' && isLeftOut(gift, periodStartsAt);
  // One whose day is still to come is the next gift, and nothing else is to be said of it.
  const due = renewals.filter((renewal) => !isWaiting(renewal, now) || isLeftOutNow(renewal));
  return due.flatMap((renewal, index) => {
    const isLeaving = isLeftOutNow(renewal);
    const status = isLeaving && renewal.state !== 'paid' ? 'skipped' : renewalStatus(renewal);
    const isOld = index > 0 && (status === 'lapsed' || status === 'skipped');
    if (status === null || isOld) return [];
    const until =
      status === 'last-try' && renewal.lastFailedAt
        ? mendableUntil(renewal.lastFailedAt)
        : status === 'held'
          ? renewal.lapsesAt
          : null;
    return [{ dueAt: renewal.dueAt, status, until, confirmUrl: renewal.invoiceUrl }];
  });
}

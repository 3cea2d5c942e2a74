/** The times of a renewal: how old a clearance may be, how long a failed one can be mended, and when it is looked at again. */
import { isWaiting, type Renewal } from './renewal.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** Who pays is charged moments after the screening; after an outage in between they are screened again. */
const clearanceMsMax = 10 * minute;

export function isClearanceOver({ clearedAt }: { readonly clearedAt: Date }, now: Date): boolean {
  return now.getTime() - clearedAt.getTime() > clearanceMsMax;
}

/** After the last attempt its donor reads a mail and finds another card; longer, and the next one is due. */
const mendMsMax = 7 * day;

/** The moment at which a failed one is given up, and the standing gift with it. */
export function mendableUntil(lastFailedAt: Date): Date {
  return new Date(lastFailedAt.getTime() + mendMsMax);
}

const underWayMs = 20 * second;
/** A draft that could not be screened is looked at as soon as that can be; this is for where the message was lost. */
const draftMs = hour;
/** What somebody does at Stripe by hand is told by an event; this is for where it never came. */
const restingMs = day;

type Timed = Pick<Renewal, 'state' | 'dueAt' | 'lapsesAt' | 'decisionInForceAt' | 'lastFailedAt'>;

/** When it must be looked at again though nobody calls; null where it has ended. */
export function nextRenewalCheckAt(renewal: Timed, now: Date): Date | null {
  const after = (ms: number) => now.getTime() + ms;
  const within = (ms: number, end: Date) =>
    new Date(end > now ? Math.min(after(ms), end.getTime()) : after(underWayMs));
  switch (renewal.state) {
    case 'draft':
      return isWaiting(renewal, now) ? within(restingMs, renewal.dueAt) : within(draftMs, renewal.lapsesAt);
    case 'held':
      return within(restingMs, renewal.lapsesAt);
    case 'decided':
      return renewal.decisionInForceAt;
    case 'charging':
    case 'voiding':
      return new Date(after(underWayMs));
    case 'failing':
      return renewal.lastFailedAt
        ? within(restingMs, mendableUntil(renewal.lastFailedAt))
        : new Date(after(restingMs));
    case 'paid':
    case 'void':
      return null;
  }
}

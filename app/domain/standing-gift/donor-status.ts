/** A standing gift as its donor may see it: what became of it, and what happened on the way, without the desk's inner life. */
import type { StandingGiftHistoryEntry } from '../step.ts';
import type { GiftDay } from './gift-day.ts';
import { nextChargeAt } from './pause.ts';
import type { StandingGift } from './standing-gift.ts';
import type { StandingGiftEvent } from './states.ts';

/** `held` covers decisions that are not in force: until then they can be taken back, so nobody is told of them. */
export type StandingGiftStatus =
  | 'unopened'
  | 'open'
  | 'abandoned'
  | 'checking'
  | 'held'
  | 'starting'
  | 'confirming'
  | 'active'
  | 'refusing'
  | 'refusing-later'
  | 'ending'
  | 'refused'
  | 'refused-later'
  | 'lapsed'
  | 'declined'
  /** Stopped before anything was charged. */
  | 'withdrawn'
  | 'stopped'
  | 'unpaid';

/** What to tell the donor at `now`. An open page that has closed counts as abandoned. */
export function standingGiftStatus(
  gift: Pick<StandingGift, 'state' | 'sessionUrl' | 'sessionExpiresAt' | 'closeOutcome' | 'startedAt'>,
  now: Date,
): StandingGiftStatus {
  switch (gift.state) {
    case 'open':
      if (gift.sessionUrl === null) return 'unopened';
      return gift.sessionExpiresAt && now >= gift.sessionExpiresAt ? 'abandoned' : 'open';
    case 'set-up':
      return 'checking';
    case 'decided':
      return 'held';
    case 'closing':
      if (gift.closeOutcome !== 'refused') return 'ending';
      return gift.startedAt === null ? 'refusing' : 'refusing-later';
    case 'refused':
      return gift.startedAt === null ? 'refused' : 'refused-later';
    case 'stopped':
      return gift.startedAt === null ? 'withdrawn' : 'stopped';
    case 'held':
    case 'starting':
    case 'confirming':
    case 'active':
    case 'abandoned':
    case 'lapsed':
    case 'declined':
    case 'unpaid':
      return gift.state;
  }
}

/** When the next one is due; null where none is, and where that day has come: then its renewal is told of. */
export function nextGiftAt(
  gift: Pick<StandingGift, 'state' | 'paidUntil' | 'pausedUntil'> & GiftDay,
  now: Date,
): Date | null {
  const next = nextChargeAt(gift);
  return gift.state === 'active' && next !== null && next > now ? next : null;
}

/** Whether the page leads to an appeal: whoever has its address finds the gift's by it. */
export const offersAppeal = (status: StandingGiftStatus): boolean =>
  status === 'refused' || status === 'refused-later';

/** The next state comes by itself within moments: worth looking again at once. */
export const passingStandingStatuses: ReadonlySet<StandingGiftStatus> = new Set([
  'open',
  'checking',
  'starting',
  'refusing',
  'refusing-later',
  'ending',
]);

/** What a donor's timeline can say; the deciding and undoing at the desk is not in it. */
export type StandingGiftNews =
  'begun' | 'closed-refused-later' | Exclude<StandingGiftEvent, 'decided' | 'undone' | ChangeEvent>;

type ChangeEvent = (typeof changeEvents)[number];

const changeEvents = ['amount-changed', 'day-changed', 'paused', 'resumed'] as const;

/** What its donor changed while it goes on: told with what it was before (`StandingGiftDetails.changes`). */
export const isDonorsChange = (event: StandingGiftEvent): event is ChangeEvent =>
  changeEvents.some((change) => change === event);

/** What happened, in order, from the form on. A second "still unclear" says nothing new and is left out. */
export function standingGiftHistory(
  createdAt: Date,
  history: readonly StandingGiftHistoryEntry[],
): { readonly at: Date; readonly news: StandingGiftNews }[] {
  const isLater = history.some(({ event }) => event === 'refused-later');
  const told = history.flatMap(({ at, event, fromState, toState }) => {
    if (event === 'decided' || event === 'undone' || isDonorsChange(event)) return [];
    if (fromState === toState && event !== 'card-changed') return [];
    return [{ at, news: isLater && event === 'closed-refused' ? ('closed-refused-later' as const) : event }];
  });
  return [{ at: createdAt, news: 'begun' }, ...told];
}

/** A donor leaves out one gift or some, until a day on which it goes on by itself, or takes that back. */
import { pausing, resuming } from '#app/domain/standing-gift/pause-steps.ts';
import { dueAtOf } from '#app/domain/standing-gift/gift-day.ts';
import { firstLeftOut, goingOnGifts, isPausedAt } from '#app/domain/standing-gift/pause.ts';
import { settledRenewalStates } from '#app/domain/renewal/states.ts';
import type { Ports } from '#app/ports.ts';
import { keepChange, type KeepChangePorts } from '#app/subjects/keep-change.ts';
import { comingGifts, readStandingTerms, type StandingTerms } from '#app/subjects/standing-terms.ts';

export type PauseOutcome =
  /** Also where it was so before: sent twice it is done once. */
  | { readonly kind: 'done' }
  /** No day was chosen with which it may go on. */
  | { readonly kind: 'no-day' }
  /** The next gift is not the one any more that the page named. */
  | { readonly kind: 'day-moved' }
  | { readonly kind: 'limited' }
  | { readonly kind: 'not-active' | 'unavailable' | 'unknown' };

type NeededPorts = KeepChangePorts & Pick<Ports, 'subscriptions' | 'renewals' | 'log'>;

/** `day`: of the next gift, as the page said it; `until`: of the one with which it goes on. */
export async function pauseStandingGift(
  ports: NeededPorts,
  { token, day, until }: { token: string; day: string; until: string },
): Promise<PauseOutcome> {
  const terms = await readStandingTerms(ports, token);
  if (terms.kind !== 'terms') return terms;
  const { gift } = terms;
  const coming = comingGifts(terms);
  const [next] = coming;
  if (!next || isPausedUntil(terms, until)) return { kind: 'done' };
  if (day !== next.dueAt.toISOString()) return { kind: 'day-moved' };
  const chosen = goingOnGifts(coming, gift.interval).find(({ dueAt }) => dueAt.toISOString() === until);
  if (!chosen) return { kind: 'no-day' };
  const { periodStartsAt } = next;
  const change = {
    ...{ kind: 'pause' as const, ...ofNow(ports) },
    ...{ holdsFrom: periodStartsAt, until: chosen.periodStartsAt },
  };
  const unsettled = (await ports.renewals.ofGift(gift.id)).flatMap(({ renewal }) =>
    settledRenewalStates.has(renewal.state) ? [] : [renewal.periodStartsAt],
  );
  const from = firstLeftOut(gift, periodStartsAt, unsettled);
  return outcomeOf(await keepChange(ports, gift, change, (mails) => pausing(gift, change, from, mails)));
}

/** Whether it goes on with the gift that is due then, and that one is still to be drafted. */
function isPausedUntil({ gift, undrafted: [next] }: StandingTerms, until: string): boolean {
  const { pausedUntil } = gift;
  if (pausedUntil === null || pausedUntil < next.periodStartsAt) return false;
  return dueAtOf(gift, pausedUntil).toISOString() === until;
}

/** `day`: of the next gift, as the page said it, which is charged after all. */
export async function resumeStandingGift(
  ports: NeededPorts,
  { token, day }: { token: string; day: string },
): Promise<PauseOutcome> {
  const terms = await readStandingTerms(ports, token);
  if (terms.kind !== 'terms') return terms;
  const {
    gift,
    undrafted: [next],
  } = terms;
  if (!isPausedAt(gift, next.periodStartsAt)) return { kind: 'done' };
  if (day !== next.dueAt.toISOString()) return { kind: 'day-moved' };
  const change = { kind: 'resume' as const, ...ofNow(ports), holdsFrom: next.periodStartsAt };
  return outcomeOf(await keepChange(ports, gift, change, (mails) => resuming(gift, change, mails)));
}

const ofNow = ({ ids, clock }: Pick<Ports, 'ids' | 'clock'>) => ({ id: ids.row(), at: clock.now() });

function outcomeOf(kept: 'kept' | 'limited' | 'stale'): PauseOutcome {
  switch (kept) {
    case 'kept':
      return { kind: 'done' };
    case 'limited':
      return { kind: 'limited' };
    case 'stale':
      return { kind: 'day-moved' };
  }
}

/** A donor leaves out one gift or some, until a day on which it goes on by itself, or takes that back. */
import { pausing, resuming } from '#app/domain/standing-gift/pause-steps.ts';
import { firstLeftOut, goingOnDays, isPausedAt } from '#app/domain/standing-gift/pause.ts';
import { settledRenewalStates } from '#app/domain/renewal/states.ts';
import type { Ports } from '#app/ports.ts';
import { keepChange, type KeepChangePorts } from '#app/subjects/keep-change.ts';
import { readStandingTerms } from '#app/subjects/standing-terms.ts';

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
  const { gift, nextDueAt } = terms;
  if (gift.pausedUntil?.toISOString() === until && isPausedAt(gift, nextDueAt)) return { kind: 'done' };
  if (day !== nextDueAt.toISOString()) return { kind: 'day-moved' };
  const chosen = goingOnDays(terms.dueDays, gift.interval).find((each) => each.toISOString() === until);
  if (!chosen) return { kind: 'no-day' };
  const change = { kind: 'pause' as const, ...ofNow(ports), holdsFrom: nextDueAt, until: chosen };
  const unsettled = (await ports.renewals.ofGift(gift.id)).flatMap(({ renewal }) =>
    settledRenewalStates.has(renewal.state) ? [] : [renewal.periodStartsAt],
  );
  const from = firstLeftOut(gift, nextDueAt, unsettled);
  return outcomeOf(await keepChange(ports, gift, change, (mails) => pausing(gift, change, from, mails)));
}

/** `day`: of the next gift, as the page said it, which is charged after all. */
export async function resumeStandingGift(
  ports: NeededPorts,
  { token, day }: { token: string; day: string },
): Promise<PauseOutcome> {
  const terms = await readStandingTerms(ports, token);
  if (terms.kind !== 'terms') return terms;
  const { gift, nextDueAt } = terms;
  if (!isPausedAt(gift, nextDueAt)) return { kind: 'done' };
  if (day !== nextDueAt.toISOString()) return { kind: 'day-moved' };
  const change = { kind: 'resume' as const, ...ofNow(ports), holdsFrom: nextDueAt };
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

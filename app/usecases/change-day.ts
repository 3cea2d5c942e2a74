/** A donor has their gifts charged on another day: from the next one that is not drafted; nothing is asked of Stripe. */
import { changingDay } from '#app/domain/standing-gift/change-day.ts';
import { daysOffered, isSameDay } from '#app/domain/standing-gift/gift-day.ts';
import type { Ports } from '#app/ports.ts';
import { keepChange, type KeepChangePorts } from '#app/subjects/keep-change.ts';
import { readStandingTerms } from '#app/subjects/standing-terms.ts';

export type ChangeDayOutcome =
  /** Also where it was so before: sent twice it is changed once. */
  | { readonly kind: 'changed' }
  /** None of the days that may be chosen. */
  | { readonly kind: 'no-day' }
  /** The first gift for which it would hold is not the one any more that the page named. */
  | { readonly kind: 'day-moved' }
  | { readonly kind: 'limited' }
  | { readonly kind: 'not-active' | 'unavailable' | 'unknown' };

type NeededPorts = KeepChangePorts & Pick<Ports, 'subscriptions' | 'renewals' | 'log'>;

/** `day`: of that gift as the page said it; `to`: the day that was chosen. */
export async function changeDay(
  ports: NeededPorts,
  { token, day, to }: { token: string; day: string; to: string },
): Promise<ChangeDayOutcome> {
  const terms = await readStandingTerms(ports, token);
  if (terms.kind !== 'terms') return terms;
  const { gift, undrafted, anchorAt } = terms;
  const [first] = undrafted;
  const periods = undrafted.map(({ periodStartsAt }) => periodStartsAt);
  const chosen = daysOffered(anchorAt, periods).find(({ value }) => value === to);
  if (chosen && isSameDay(chosen.anchor, gift.dueAnchor)) return { kind: 'changed' };
  if (day !== first.dueAt.toISOString()) return { kind: 'day-moved' };
  if (!chosen) return { kind: 'no-day' };
  const change = {
    ...{ kind: 'day' as const, id: ports.ids.row(), at: ports.clock.now() },
    ...{ holdsFrom: first.periodStartsAt, to: chosen.anchor },
  };
  switch (await keepChange(ports, gift, change, (mails) => changingDay(gift, change, mails))) {
    case 'kept':
      return { kind: 'changed' };
    case 'limited':
      return { kind: 'limited' };
    case 'stale':
      // Whoever pressed reads the form again, and can send it again.
      return { kind: 'day-moved' };
  }
}

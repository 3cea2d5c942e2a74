/** A donor gives another amount from the next gift on: nothing is charged now, and what is drafted already stays as it is. */
import {
  parseAmountForm,
  type DonationFormErrors,
  type DonationFormValues,
} from '#app/domain/donation-form.ts';
import { inCurrency } from '#app/domain/donation-settings.ts';
import type { Money } from '#app/domain/money.ts';
import { changingAmount } from '#app/domain/standing-gift/change-amount.ts';
import { holdsFrom, isSameAgreed } from '#app/domain/standing-gift/changes.ts';
import type { Ports } from '#app/ports.ts';
import { keepChange, type KeepChangePorts } from '#app/subjects/keep-change.ts';
import { readStandingTerms } from '#app/subjects/standing-terms.ts';

export type ChangeAmountOutcome =
  /** Also where it was given before: sent twice it is changed once. */
  | { readonly kind: 'changed' }
  | { readonly kind: 'wrong'; readonly errors: DonationFormErrors; readonly readings: readonly Money[] }
  /** The day that its donor read is not the day from which it would hold any more. */
  | { readonly kind: 'day-moved' }
  /** Changed too often within the hour, or the currency is not taken any more. */
  | { readonly kind: 'limited' | 'not-taken' }
  | { readonly kind: 'not-active' | 'unavailable' | 'unknown' };

type NeededPorts = KeepChangePorts & Pick<Ports, 'subscriptions' | 'renewals' | 'log'>;

/** `day`: from which the page said that it holds. */
export async function changeAmount(
  ports: NeededPorts,
  { token, values, day }: { token: string; values: DonationFormValues; day: string },
): Promise<ChangeAmountOutcome> {
  const terms = await readStandingTerms(ports, token);
  if (terms.kind !== 'terms') return terms;
  const { gift } = terms;
  const rules = inCurrency(ports.site, gift.amount.currency);
  if (rules.currency !== gift.amount.currency) return { kind: 'not-taken' };
  const parsed = parseAmountForm(values, rules);
  if (!parsed.ok) return { kind: 'wrong', errors: parsed.errors, readings: parsed.readings };
  const { amount, feeCover } = parsed;
  if (isSameAgreed(gift, { amount, feeCover })) return { kind: 'changed' };
  const now = ports.clock.now();
  const from = holdsFrom(terms.undrafted, now);
  if (day !== from.dueAt.toISOString()) return { kind: 'day-moved' };
  const change = {
    ...{ kind: 'amount' as const, id: ports.ids.row(), at: now, holdsFrom: from.periodStartsAt },
    from: { amount: gift.amount, feeCover: gift.feeCover },
    to: { amount, feeCover },
  };
  switch (await keepChange(ports, gift, change, (mails) => changingAmount(gift, change, mails))) {
    case 'kept':
      return { kind: 'changed' };
    case 'limited':
      return { kind: 'limited' };
    case 'stale':
      // Whoever pressed reads the form again, and can send it again.
      return { kind: 'day-moved' };
  }
}

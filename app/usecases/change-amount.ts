/** A donor gives another amount from the next gift on: nothing is charged now, and what is drafted already stays as it is. */
import {
  parseAmountForm,
  type DonationFormErrors,
  type DonationFormValues,
} from '#app/domain/donation-form.ts';
import { inCurrency } from '#app/domain/donation-settings.ts';
import type { Money } from '#app/domain/money.ts';
import { changingAmount } from '#app/domain/standing-gift/change-amount.ts';
import { changeMail } from '#app/domain/standing-gift/change-mail.ts';
import { holdsFrom, isSameAgreed } from '#app/domain/standing-gift/changes.ts';
import { standingGiftSubject, subjectKey } from '#app/domain/subject.ts';
import { paths } from '#app/paths.ts';
import type { Ports } from '#app/ports.ts';
import { readStandingTerms } from './read-standing-terms.ts';

export type ChangeAmountOutcome =
  /** Also where it was given before: sent twice it is changed once. */
  | { readonly kind: 'changed' }
  | { readonly kind: 'wrong'; readonly errors: DonationFormErrors; readonly readings: readonly Money[] }
  /** The day that its donor read is not the day from which it would hold any more. */
  | { readonly kind: 'day-moved' }
  /** Changed too often within the hour, or the currency is not taken any more. */
  | { readonly kind: 'limited' | 'not-taken' }
  | { readonly kind: 'not-active' | 'unavailable' | 'unknown' };

type NeededPorts = Pick<
  Ports,
  'standingGifts' | 'subscriptions' | 'commit' | 'jobs' | 'limits' | 'clock' | 'ids' | 'site' | 'log'
>;

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
  const from = holdsFrom(terms.dueDays, now);
  if (day !== from.toISOString()) return { kind: 'day-moved' };
  if (!(await ports.limits.take('gift-change', gift.id)).allowed) return { kind: 'limited' };
  const change = {
    ...{ kind: 'amount' as const, id: ports.ids.row(), at: now, holdsFrom: from },
    from: { amount: gift.amount, feeCover: gift.feeCover },
    to: { amount, feeCover },
  };
  const mailId = ports.ids.row();
  const giftUrl = ports.site.url + paths.standingGift(token);
  const payer = await ports.standingGifts.payer(gift.id);
  const step = changingAmount(
    gift,
    change,
    changeMail(change, gift, payer, { site: ports.site, giftUrl, mailId }),
  );
  // Somebody else stepped it this moment: whoever pressed reads the form again, and can send it again.
  if (!step || (await ports.commit(step)) === 'stale') return { kind: 'day-moved' };
  await ports.jobs.send('send-mail', mailId);
  await ports.jobs.send('advance', subjectKey(standingGiftSubject(gift.id)));
  return { kind: 'changed' };
}

/**
 * What a donor is told before it happens: that a yearly gift is due, or the first after a pause, and that the card is about to expire. Stripe tells neither of an
 * invoice that stays a draft, so both come from our own looks.
 */
import { agreedMinor } from '../donation/donation.ts';
import type { Sender, StandingGiftNoticeKind } from '../mail-kinds.ts';
import { printDay, setMail, type ComposedMail } from '../mail.ts';
import { formatMoney, money } from '../money.ts';
import { textsFor } from '../texts/catalogue.ts';
import { dayOf, startOfDay } from '../zoned-time.ts';
import type { CardAtStripe } from './changed-card.ts';
import { renewalToldAt } from './deadlines.ts';
import type { GiftDay } from './gift-day.ts';
import { chargedFrom } from './pause.ts';
import type { StandingGift } from './standing-gift.ts';

export interface Notice {
  readonly kind: StandingGiftNoticeKind;
  /** What it tells of; there is one of a kind for each. */
  readonly cause: string;
  /** When the gift is due, or the last moment at which the card can be charged. */
  readonly day: Date;
}

/** Those whose time has come at `now`, whether or not they were sent before. `nextPeriodAt`: of the next gift that is still to come. */
export function noticesDue(
  gift: Pick<StandingGift, 'id' | 'interval' | 'pausedFrom' | 'pausedUntil'> & GiftDay,
  nextPeriodAt: Date,
  card: Pick<CardAtStripe, 'paymentMethodId' | 'expires'> | null,
  timeZone: string,
  now: Date,
): Notice[] {
  const { id, interval, pausedUntil } = gift;
  const isPaused = pausedUntil !== null && pausedUntil >= nextPeriodAt;
  const dueAt = chargedFrom(gift, nextPeriodAt);
  const tellsOfRenewal = (interval === 'year' || isPaused) && now >= renewalToldAt(dueAt) && now < dueAt;
  return [
    ...(tellsOfRenewal
      ? [{ kind: 'renewal-coming' as const, cause: `${id} ${dueAt.toISOString()}`, day: dueAt }]
      : []),
    ...(card?.expires ? cardNotice(id, card.paymentMethodId, card.expires, timeZone, now) : []),
  ];
}

/** From the first day of the month before the one that is printed on the card, until that one is over. */
function cardNotice(
  id: string,
  paymentMethodId: string,
  { year, month }: NonNullable<CardAtStripe['expires']>,
  timeZone: string,
  now: Date,
): Notice[] {
  const [from, until] = [startOfMonth(year, month - 1, timeZone), startOfMonth(year, month + 1, timeZone)];
  if (now < from || now >= until) return [];
  const cause = `${id} ${paymentMethodId} ${String(year)}-${String(month)}`;
  return [{ kind: 'card-expiring', cause, day: new Date(until.getTime() - 1) }];
}

/** `month` counts from 1, and may be that before the first or after the last. */
function startOfMonth(year: number, month: number, timeZone: string): Date {
  return startOfDay(dayOf(new Date(Date.UTC(year, month - 1, 1)), 'UTC'), timeZone);
}

export function composeNotice(
  { kind, day }: Notice,
  facts: {
    readonly site: Sender;
    readonly gift: Pick<StandingGift, 'amount' | 'feeCover' | 'interval' | 'locale'>;
    readonly giftUrl: string;
    /** Where its reader stops reminders. */
    readonly stopUrl: string;
    readonly cardLast4: string | null;
  },
): ComposedMail {
  const { site, gift, giftUrl, stopUrl, cardLast4 } = facts;
  const { interval, locale } = gift;
  const body = textsFor(locale).mails.notices[kind]({
    ...{ siteName: site.name, interval, giftUrl, cardLast4 },
    charged: formatMoney(money(agreedMinor(gift), gift.amount.currency), locale),
    day: printDay(day, locale, site.timeZone),
  });
  return setMail(site, locale, body, stopUrl);
}

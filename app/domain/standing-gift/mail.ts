/** Mails about a standing gift, in its language, their times in the newsroom's zone. */
import { agreedMinor } from '../donation/donation.ts';
import type { Sender, StandingGiftMailKind } from '../mail-kinds.ts';
import { printMoment, setMail, type ComposedMail } from '../mail.ts';
import { formatMoney, money } from '../money.ts';
import { textsFor } from '../texts/catalogue.ts';
import type { StandingGift } from './standing-gift.ts';

export interface StandingGiftMailFacts {
  readonly site: Sender;
  readonly gift: Pick<
    StandingGift,
    'amount' | 'feeCover' | 'interval' | 'locale' | 'heldUntil' | 'startedAt'
  >;
  readonly giftUrl: string;
  readonly confirmUrl: string | null;
  /** The form with the same choice. */
  readonly giveUrl: string;
  readonly appealUrl: string | null;
  /** It asked about another one, and was not answered. */
  readonly isUnanswered: boolean;
  readonly reasons: readonly string[];
}

export function composeStandingGiftMail(
  kind: StandingGiftMailKind,
  { site, gift, ...told }: StandingGiftMailFacts,
): ComposedMail {
  const { locale, interval, amount, heldUntil, startedAt } = gift;
  const body = textsFor(locale).mails.standing[kind]({
    ...told,
    siteName: site.name,
    interval,
    isPaid: startedAt !== null,
    charged: formatMoney(money(agreedMinor(gift), amount.currency), locale),
    deadline: heldUntil && printMoment(heldUntil, locale, site.timeZone),
  });
  return setMail(site, locale, body);
}

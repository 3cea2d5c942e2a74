/** The mail that confirms what a donor changed, in the language of the standing gift. */
import { agreedMinor } from '../donation/donation.ts';
import type { PayerRecord } from '../donation/records.ts';
import type { GiftChangeMailKind, Sender } from '../mail-kinds.ts';
import { printDay, setMail, type ComposedMail } from '../mail.ts';
import { formatMoney, money } from '../money.ts';
import type { Effect } from '../step.ts';
import { textsFor } from '../texts/catalogue.ts';
import type { Agreed, GiftChange } from './changes.ts';
import { dayFields, dueAtOf, type GiftDay } from './gift-day.ts';
import { chargedFrom } from './pause.ts';
import type { StandingGift } from './standing-gift.ts';

interface Facts {
  readonly site: Sender;
  readonly gift: Pick<
    StandingGift,
    'locale' | 'interval' | 'amount' | 'feeCover' | 'pausedFrom' | 'pausedUntil'
  > &
    GiftDay;
  readonly giftUrl: string;
}

const mailKinds: Readonly<Record<GiftChange['kind'], GiftChangeMailKind>> = {
  amount: 'standing-amount',
  day: 'standing-day',
  pause: 'standing-paused',
  resume: 'standing-resumed',
};

export function composeChangeMail(change: GiftChange, { site, gift, giftUrl }: Facts): ComposedMail {
  const { locale, interval } = gift;
  const show = (agreed: Agreed) => formatMoney(money(agreedMinor(agreed), agreed.amount.currency), locale);
  const [before, after] = change.kind === 'amount' ? [change.from, change.to] : [gift, gift];
  const body = textsFor(locale).mails.changes[mailKinds[change.kind]]({
    ...{ siteName: site.name, interval, giftUrl },
    before: show(before),
    charged: show(after),
    day: printDay(firstDueAt(change, gift), locale, site.timeZone),
  });
  return setMail(site, locale, body);
}

/** When the first gift is charged for which the change holds: what is left out is not charged at a new amount, or on a new day, either. */
function firstDueAt(change: GiftChange, gift: Facts['gift']): Date {
  switch (change.kind) {
    case 'amount':
      return chargedFrom(gift, change.holdsFrom);
    case 'day':
      return chargedFrom({ ...gift, ...dayFields(gift, change) }, change.holdsFrom);
    case 'pause':
      return dueAtOf(gift, change.until);
    case 'resume':
      return dueAtOf(gift, change.holdsFrom);
  }
}

/** None where the payer gave no address. */
export function changeMail(
  change: GiftChange,
  gift: StandingGift,
  payer: PayerRecord | null,
  { site, giftUrl, mailId }: Pick<Facts, 'site' | 'giftUrl'> & { readonly mailId: string },
): Effect[] {
  if (!payer?.email) return [];
  const composed = composeChangeMail(change, { site, gift, giftUrl });
  const about = { cause: change.id, donationId: null, standingGiftId: gift.id, appealId: null };
  const kind = mailKinds[change.kind];
  return [{ kind: 'send-mail', mail: { id: mailId, kind, ...about, recipient: payer.email, ...composed } }];
}

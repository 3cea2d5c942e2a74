/** Mails about a refund, in the donation's language. */
import type { RefundMailKind, Sender } from './mail-kinds.ts';
import { setMail, type ComposedMail } from './mail.ts';
import { formatMoney, type Money } from './money.ts';
import { textsFor } from './texts/catalogue.ts';

export function composeRefundMail(
  kind: RefundMailKind,
  facts: {
    readonly site: Sender;
    readonly locale: string;
    readonly amount: Money;
    readonly donationUrl: string;
  },
): ComposedMail {
  const { site, locale, amount, donationUrl } = facts;
  const body = textsFor(locale).mails.refund[kind]({
    siteName: site.name,
    refund: formatMoney(amount, locale),
    donationUrl,
  });
  return setMail(site, locale, body);
}

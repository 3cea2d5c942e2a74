/** The mail that tells staff that a bank waits for an answer about a gift, in the newsroom's language. */
import type { DisputeAtStripe } from './dispute/dispute.ts';
import type { Sender } from './mail-kinds.ts';
import { printMoment, setMail, type ComposedMail } from './mail.ts';
import { formatMoney } from './money.ts';
import { textsFor } from './texts/catalogue.ts';

export function composeDisputeMail({
  site,
  dispute,
  deskUrl,
  stripeUrl,
}: {
  readonly site: Sender;
  readonly dispute: Pick<DisputeAtStripe, 'amount' | 'status' | 'respondBy'>;
  readonly deskUrl: string;
  /** Where the dispute is answered. */
  readonly stripeUrl: string;
}): ComposedMail {
  const { amount, status, respondBy } = dispute;
  const body = textsFor(site.locale).mails.staff['dispute-deadline']({
    siteName: site.name,
    amount: formatMoney(amount, site.locale, 'always'),
    isInquiry: status === 'warning-needs-response',
    isAppeal: status === 'appeal-needs-response',
    deadline: respondBy && printMoment(respondBy, site.locale, site.timeZone),
    ...{ deskUrl, stripeUrl },
  });
  return setMail(site, site.locale, body);
}

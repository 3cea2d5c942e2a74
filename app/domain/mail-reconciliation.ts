/** The mail that tells staff of what a comparison with Stripe could not mend, in the newsroom's language. */
import type { Sender } from './mail-kinds.ts';
import { setMail, type ComposedMail } from './mail.ts';
import { textsFor } from './texts/catalogue.ts';

export function composeReconciliationMail(facts: {
  readonly site: Sender;
  readonly count: number;
  readonly deskUrl: string;
}): ComposedMail {
  const { site, count, deskUrl } = facts;
  const body = textsFor(site.locale).mails.staff['reconciliation-open']({
    siteName: site.name,
    count,
    deskUrl,
  });
  return setMail(site, site.locale, body);
}

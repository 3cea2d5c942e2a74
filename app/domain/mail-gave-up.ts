/** The mail that tells staff what the site gave up, in the newsroom's language. */
import type { GaveUpWords, Sender } from './mail-kinds.ts';
import { setMail, type ComposedMail } from './mail.ts';
import { textsFor } from './texts/catalogue.ts';

export function composeGaveUpMail({
  site,
  ...found
}: { readonly site: Sender } & Omit<GaveUpWords, 'siteName'>): ComposedMail {
  const body = textsFor(site.locale).mails.staff['gave-up']({ siteName: site.name, ...found });
  return setMail(site, site.locale, body);
}

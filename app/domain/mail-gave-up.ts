/** The mail that tells staff what the site gave up, in the newsroom's language. */
import { setMail, type ComposedMail, type Sender } from './mail.ts';
import type { GaveUpWords } from './mail-kinds.ts';
import { textsFor } from './texts/catalogue.ts';

export function composeGaveUpMail({
  site,
  ...found
}: { readonly site: Sender } & Omit<GaveUpWords, 'siteName'>): ComposedMail {
  const body = textsFor(site.locale).mails.staff['gave-up']({ siteName: site.name, ...found });
  return setMail(site, site.locale, body);
}

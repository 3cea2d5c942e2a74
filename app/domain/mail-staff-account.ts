/** The mails that tell a person of the staff what an admin did with their account, in the newsroom's language. */
import type { NewMail, Sender, StaffAccountWords, StaffMailKind } from './mail-kinds.ts';
import { printMoment, setMail, type ComposedMail } from './mail.ts';
import { textsFor } from './texts/catalogue.ts';

type Facts = { readonly site: Sender } & Omit<StaffAccountWords, 'siteName'>;

export function composeInvitation({
  site,
  url,
  until,
  ...who
}: Facts & { readonly url: string; readonly until: Date }): ComposedMail {
  const deadline = printMoment(until, site.locale, site.timeZone);
  const words = { siteName: site.name, url, deadline, ...who };
  return setMail(site, site.locale, textsFor(site.locale).mails.staffAccount.invited(words));
}

export function composeRoleChange({ site, url, ...who }: Facts & { readonly url: string }): ComposedMail {
  const words = { siteName: site.name, url, ...who };
  return setMail(site, site.locale, textsFor(site.locale).mails.staffAccount.roleChanged(words));
}

export function composeAccountEnd({ site, ...who }: Facts): ComposedMail {
  const words = { siteName: site.name, contact: site.contact, siteUrl: site.url, ...who };
  return setMail(site, site.locale, textsFor(site.locale).mails.staffAccount.ended(words));
}

export function composePasswordChange({
  site,
  at,
  url,
}: {
  readonly site: Sender;
  readonly at: Date;
  readonly url: string;
}): ComposedMail {
  const words = { siteName: site.name, contact: site.contact, url };
  const moment = printMoment(at, site.locale, site.timeZone);
  return setMail(
    site,
    site.locale,
    textsFor(site.locale).mails.staffAccount.passwordChanged({ ...words, at: moment }),
  );
}

/** One of them as it is written down: about nobody's gift, each the only one about its cause. */
export function accountMail(
  kind: StaffMailKind,
  mail: ComposedMail,
  to: { readonly id: string; readonly recipient: string },
): NewMail {
  return { ...mail, ...to, kind, cause: to.id, donationId: null, standingGiftId: null, appealId: null };
}

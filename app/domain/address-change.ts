/** How a donor comes to be known by another address: both addresses confirm it, each by the link of its own mail. */
import { donorAddress } from './email.ts';
import { setMail, type ComposedMail } from './mail.ts';
import type { Sender } from './mail-kinds.ts';
import { textsFor } from './texts/catalogue.ts';

/** Two boxes are to be opened, and one of them may be at work. */
export const addressChangeMs = 24 * 3_600_000;

/** Whose mail it is. */
type AddressSide = 'old' | 'new';

/** As whoever has the link of one side may see it. */
export interface AddressChangeShown {
  readonly side: AddressSide;
  /** The other side has confirmed it. */
  readonly isOtherConfirmed: boolean;
  readonly isConfirmed: boolean;
  /** Shown to the old address alone. */
  readonly newEmail: string;
}

export const isSameAddress = (one: string, other: string): boolean =>
  donorAddress(one) === donorAddress(other);

/** The mail of one side. Only the old one, whose gifts they are, reads the new address. */
export function composeAddressMail(
  site: Sender,
  side: AddressSide,
  { newEmail, url }: { readonly newEmail: string; readonly url: string },
): ComposedMail {
  const says = textsFor(site.locale).supporters.address.mails;
  return setMail(site, site.locale, {
    subject: says[side].subject(site.name),
    heading: says[side].heading(site.name),
    paragraphs: [says[side].text(newEmail), says.both, says[side].notYou],
    links: [{ label: says.link, url }],
  });
}

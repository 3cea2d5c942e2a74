/** The domain of an email address, as far as it says who pays. */
import { parse } from 'tldts';

/** Hosts where anybody gets an address: their domain says nothing about the payer. */
const FREE_MAIL = new Set(
  (
    'gmail.com googlemail.com yahoo.com yahoo.co.uk yahoo.fr yahoo.de yahoo.co.jp yahoo.co.in ymail.com rocketmail.com outlook.com ' +
    'hotmail.com hotmail.co.uk hotmail.fr hotmail.de live.com live.co.uk msn.com icloud.com me.com mac.com aol.com ' +
    'aim.com comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net charter.net earthlink.net juno.com ' +
    'optonline.net frontier.com proton.me protonmail.com pm.me tutanota.com tuta.io gmx.com gmx.de gmx.net gmx.at ' +
    'web.de t-online.de freenet.de mail.com mail.ru yandex.com yandex.ru zoho.com fastmail.com hey.com hushmail.com ' +
    'orange.fr wanadoo.fr free.fr laposte.net sfr.fr libero.it virgilio.it tin.it btinternet.com sky.com ' +
    'talktalk.net virginmedia.com bigpond.com optusnet.com.au rogers.com shaw.ca sympatico.ca telus.net uol.com.br ' +
    'bol.com.br terra.com.br rediffmail.com qq.com 163.com 126.com sina.com naver.com hanmail.net daum.net ' +
    'duck.com mailinator.com posteo.de mailbox.org substack.com'
  ).split(' '),
);

/** A registrable domain ("example.org") and its own label ("example"). */
export interface MailDomain {
  readonly domain: string;
  readonly label: string;
}

/** True for hosts that give addresses to anybody; a listing cannot own such a domain. */
export function isFreeMail(domain: string): boolean {
  return FREE_MAIL.has(domain);
}

/** The registrable domain of an address; null where there is none (not an address, an IP, a free mail host). */
export function mailDomain(email: string): MailDomain | null {
  const host = email
    .slice(email.lastIndexOf('@') + 1)
    .trim()
    .toLowerCase();
  if (!email.includes('@') || host.length === 0 || host.length > 253) return null;
  const { domain, domainWithoutSuffix, isIp } = parse(host);
  if (isIp || !domain || !domainWithoutSuffix || isFreeMail(domain)) return null;
  return { domain, label: domainWithoutSuffix };
}

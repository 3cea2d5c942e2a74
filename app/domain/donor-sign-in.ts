/** How a donor is signed in to what they gave: the address as it is typed, the code as it is read, and the mail with both ways in. */
import { z } from 'zod';
import { cleanLine } from './clean-text.ts';
import { donorAddress } from './email.ts';
import { setMail, type ComposedMail } from './mail.ts';
import type { Sender } from './mail-kinds.ts';
import { textsFor } from './texts/catalogue.ts';

const minuteMs = 60_000;
/** Long enough to open a mail on another machine; whoever finds the mail later finds nothing. */
export const signInLinkMs = 15 * minuteMs;
/** A browser that was left open shows nobody's gifts for long. */
export const donorSessionIdleMs = 60 * minuteMs;
/** However busy it is. */
export const donorSessionMs = 12 * 60 * minuteMs;
/** Of one request; a code has 40 random bits, and somebody who reads it off a phone mistypes a few times. */
export const codeTriesMax = 10;

/**
 * Digits and capitals without I, L, O and U, which are read as others or make words.
 * @source Crockford, "Base 32"
 */
export const codeAlphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const codeLength = 8;
const writtenCode = new RegExp(`^[${codeAlphabet}]+$`);

/** What of a code is kept, as a keyed hash: it is worth something beside its request alone. */
export const codeSecret = (requestHash: string, code: string): string => `${requestHash} ${code}`;

/** `K7QF3MXW` as `K7QF-3MXW`. */
const printCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`;

/** A code as it was made, whatever case, blanks and dashes it was typed with; null for what cannot be one. */
export function readCode(typed: string): string | null {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}]+/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  return code.length === codeLength && writtenCode.test(code) ? code : null;
}

const address = z.email().max(254);

/** The address as a donor is known by it; null where it is none. */
export function readDonorEmail(typed: string): string | null {
  const email = donorAddress(cleanLine(typed));
  return address.safeParse(email).success ? email : null;
}

/** The mail that signs its reader in, by a link or by a code; in the newsroom's language. */
export function composeSignInMail(
  site: Sender,
  { signInUrl, code }: { readonly signInUrl: string; readonly code: string },
): ComposedMail {
  const says = textsFor(site.locale).supporters.mail;
  return setMail(site, site.locale, {
    subject: says.subject(site.name),
    heading: says.heading(site.name),
    paragraphs: [says.text, says.code(printCode(code)), says.notYou],
    links: [{ label: says.link, url: signInUrl }],
  });
}

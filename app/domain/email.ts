/** Email addresses as donors are known by them, and as limits count them. */

/** Providers that deliver an address with and without dots to one inbox, and say so in public. */
const dotless: Readonly<Record<string, string>> = { 'gmail.com': 'gmail.com', 'googlemail.com': 'gmail.com' };

/**
 * One form for all the addresses that a person can make up from one inbox: lower case, without the subaddress after "+",
 * at Gmail without dots. For counting only. A few servers give `a+b@` to another person than `a@`; that two of them are
 * counted together costs a look by staff, that they are taken for one donor would show the one's donations to the other.
 */
export function addressForLimits(address: string): string {
  const clean = address.normalize('NFKC').trim().toLowerCase();
  const at = clean.lastIndexOf('@');
  if (at < 1) return clean;
  const [local, domain] = [clean.slice(0, at), clean.slice(at + 1)];
  const plus = local.indexOf('+');
  const inbox = plus > 0 ? local.slice(0, plus) : local;
  const provider = dotless[domain];
  return provider === undefined ? `${inbox}@${domain}` : `${inbox.replaceAll('.', '')}@${provider}`;
}

/** The form under which a donor is known: `a+b@` may be another person than `a@`. */
export function donorAddress(address: string): string {
  return address.trim().toLowerCase();
}

/** Who a request is counted as: the address behind the trusted proxies, an IPv6 one by its network; and its neighbours. */
import { isIPv4, isIPv6 } from 'node:net';
import type { Hasher } from '#app/ports/ambient.ts';
import type { ClientKeys } from '#app/ports/limits.ts';

/** The eight groups of a valid IPv6 address, without its zone. */
function groupsOf(address: string): number[] {
  const [plain = ''] = address.split('%');
  // A dotted IPv4 tail stands for two groups.
  const hex = plain.replace(
    /(\d+)\.(\d+)\.(\d+)\.(\d+)$/,
    (_all, a: string, b: string, c: string, d: string) =>
      [Number(a) * 256 + Number(b), Number(c) * 256 + Number(d)].map((group) => group.toString(16)).join(':'),
  );
  const [head = '', tail] = hex.split('::');
  const parse = (text: string) =>
    text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16));
  const front = parse(head);
  if (tail === undefined) return front;
  const back = parse(tail);
  return [...front, ...Array<number>(8 - front.length - back.length).fill(0), ...back];
}

/**
 * The name under which limits count an address: IPv4 as it is (also when mapped into IPv6), IPv6 by its first 64 bits,
 * since one household or machine commands all addresses of such a network. What is no address counts as `unknown`.
 */
export function countedAddress(address: string | undefined): string {
  if (address === undefined) return 'unknown';
  if (isIPv4(address)) return address;
  if (!isIPv6(address)) return 'unknown';
  const groups = groupsOf(address);
  const [g5, g6, g7] = [groups[5] ?? 0, groups[6] ?? 0, groups[7] ?? 0];
  if (groups.slice(0, 5).every((group) => group === 0) && g5 === 0xffff) {
    return [g6 >> 8, g6 & 255, g7 >> 8, g7 & 255].join('.');
  }
  return `${groups
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(':')}::/64`;
}

/** The keyed hashes under which limits count a client; `counted` is what `countedAddress` said. */
export function clientKeys(hasher: Hasher, counted: string): ClientKeys {
  const hash = (name: string) => hasher.hash('address', name);
  if (isIPv4(counted)) {
    return { address: hash(counted), network: hash(`${firstOf(counted, '.', 3)}.0/24`), block: null };
  }
  if (!counted.endsWith('::/64')) return { address: hash(counted), network: hash(counted), block: null };
  return {
    address: hash(counted),
    network: hash(`${firstOf(counted, ':', 3)}::/48`),
    block: hash(`${firstOf(counted, ':', 2)}::/32`),
  };
}

function firstOf(address: string, separator: string, count: number): string {
  return address.split(separator).slice(0, count).join(separator);
}

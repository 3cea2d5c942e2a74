import fc from 'fast-check';
import { isIPv6 } from 'node:net';
import { expect, test } from 'vitest';
import { clientKeys, countedAddress } from '#app/http/client-address.ts';

test('an IPv4 address counts as itself, also when it is mapped into IPv6', () => {
  expect(countedAddress('203.0.113.9')).toBe('203.0.113.9');
  expect(countedAddress('::ffff:203.0.113.9')).toBe('203.0.113.9');
  expect(countedAddress('::ffff:cb00:7109')).toBe('203.0.113.9');
});

test('an IPv6 address counts by its first 64 bits, however it is written', () => {
  expect(countedAddress('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64');
  expect(countedAddress('2001:db8:1:2::')).toBe('2001:db8:1:2::/64');
  expect(countedAddress('2001:0DB8:0001:0002:ffff::1')).toBe('2001:db8:1:2::/64');
  expect(countedAddress('::1')).toBe('0:0:0:0::/64');
  expect(countedAddress('fe80::1%eth0')).toBe('fe80:0:0:0::/64');
});

test('two addresses of one network count together, of two networks apart', () => {
  const group = fc.integer({ min: 0, max: 0xffff });
  const groups = fc.array(group, { minLength: 4, maxLength: 4 });
  const write = (all: number[]) => all.map((each) => each.toString(16)).join(':');
  fc.assert(
    fc.property(groups, groups, groups, (network, a, b) => {
      fc.pre(network.some((each) => each !== 0));
      const [first, second] = [write([...network, ...a]), write([...network, ...b])];
      expect(isIPv6(first)).toBe(true);
      expect(countedAddress(first)).toBe(countedAddress(second));
      const other = [(network[0] ?? 0) ^ 1, ...network.slice(1)];
      expect(countedAddress(write([...other, ...a]))).not.toBe(countedAddress(first));
    }),
  );
});

test('what is no address counts together as unknown', () => {
  expect(countedAddress(undefined)).toBe('unknown');
  expect(countedAddress('')).toBe('unknown');
  expect(countedAddress("203.0.113.9'--")).toBe('unknown');
});

/** Shows what is hashed. */
const keysOf = (address: string) => clientKeys({ hash: (_kind, value) => value }, countedAddress(address));

test('M6: the neighbours of an IPv4 address are its /24, those of an IPv6 one its /48 and, wider, its /32', () => {
  expect(keysOf('203.0.113.9')).toEqual({ address: '203.0.113.9', network: '203.0.113.0/24', block: null });
  expect(keysOf('::ffff:203.0.113.9')).toEqual(keysOf('203.0.113.9'));
  expect(keysOf('2001:db8:1:2::5')).toEqual({
    address: '2001:db8:1:2::/64',
    network: '2001:db8:1::/48',
    block: '2001:db8::/32',
  });
  expect(keysOf('2001:db8:1:ffff::1').network).toBe(keysOf('2001:db8:1:2::5').network);
  expect(keysOf('2001:db8:2:2::1').network).not.toBe(keysOf('2001:db8:1:2::5').network);
});

test('M6: what is no address is one network of its own', () => {
  expect(keysOf('nonsense')).toEqual({ address: 'unknown', network: 'unknown', block: null });
});

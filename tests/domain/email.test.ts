/** M6: under which form of an address limits count it. */
import { expect, test } from 'vitest';
import { addressForLimits } from '#app/domain/email.ts';

test('subaddresses, letter case and blanks around an address make no other payer', () => {
  for (const typed of ['ada@example.org', 'ada+1@example.org', 'Ada+2+3@Example.ORG ', 'ＡＤＡ@example.org'])
    expect(addressForLimits(typed)).toBe('ada@example.org');
});

test('dots count for nothing at Gmail, which has two names, and for something everywhere else', () => {
  expect(addressForLimits('a.d.a+x@googlemail.com')).toBe('ada@gmail.com');
  expect(addressForLimits('a.da@gmail.com')).toBe('ada@gmail.com');
  expect(addressForLimits('a.da@example.org')).toBe('a.da@example.org');
});

test('what is no address, or begins with the plus sign, stays another from every other', () => {
  expect(addressForLimits('+1@example.org')).toBe('+1@example.org');
  expect(addressForLimits('no address')).toBe('no address');
  expect(addressForLimits('"a@b"+1@example.org')).toBe('"a@b"@example.org');
});

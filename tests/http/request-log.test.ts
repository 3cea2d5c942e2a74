import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loggablePath } from '#app/http/request-log.ts';
import { paths } from '#app/paths.ts';

test('public addresses are logged as they are, without their query', () => {
  expect(loggablePath('/')).toBe('/');
  expect(loggablePath('/fact-checks/did-it-rain-in-2024?utm_source=x')).toBe(
    '/fact-checks/did-it-rain-in-2024',
  );
  expect(loggablePath('/independence/register.json')).toBe('/independence/register.json');
  expect(loggablePath('/months/2026-11?after=x')).toBe('/months/2026-11');
  expect(loggablePath(paths.topic('local-politics-of-the-north'))).toBe(
    '/topics/local-politics-of-the-north',
  );
  expect(loggablePath(paths.card('did-it-rain-in-2024', '1'))).toBe('/cards/did-it-rain-in-2024.png');
  expect(loggablePath('/webhooks/stripe')).toBe('/webhooks/stripe');
  expect(loggablePath('/desk/sign-in?next=/desk')).toBe('/desk/sign-in');
});

test('a token, an id and what a person typed are not', () => {
  const token = 'b1946ac92492d2347c6235b4d2611184';
  expect(loggablePath(paths.donation(token))).toBe('/donations/:id');
  expect(loggablePath(paths.appeal(token))).toBe('/appeals/:id');
  expect(loggablePath(paths.deskSignUp(token))).toBe('/desk/sign-up/:id');
  expect(loggablePath(`/sandbox/checkout/cs_test_${token}/pay`)).toBe('/sandbox/checkout/:id/pay');
  expect(loggablePath(`/sandbox/portal/test_${token}/card`)).toBe('/sandbox/portal/:id/card');
  expect(loggablePath('/jane.doe@example.org')).toBe('/:id');
});

test('no random token is ever logged', () => {
  const token = fc
    .uint8Array({ minLength: 16, maxLength: 32 })
    .map((all) => Buffer.from(all).toString('base64url'));
  fc.assert(
    fc.property(token, (each) => {
      expect(loggablePath(paths.donation(each))).toBe('/donations/:id');
      expect(loggablePath(`/${each}`)).toBe('/:id');
    }),
  );
});

import { expect, test } from 'vitest';
import { contentSecurityPolicy, securityHeaders, type SecurityOptions } from '#app/http/security-headers.ts';

const options = (change: Partial<SecurityOptions> = {}): SecurityOptions => ({
  siteUrl: 'https://news.example',
  paymentOrigins: ['https://checkout.stripe.com'],
  development: false,
  ...change,
});

const directive = (policy: string, name: string) =>
  policy
    .split('; ')
    .find((each) => each.startsWith(`${name} `))
    ?.slice(name.length + 1);

test('the policy allows our own files only, nothing inline', () => {
  const policy = contentSecurityPolicy(options());
  expect(directive(policy, 'default-src')).toBe("'none'");
  expect(directive(policy, 'script-src')).toBe("'self'");
  expect(directive(policy, 'style-src')).toBe("'self'");
  expect(directive(policy, 'base-uri')).toBe("'none'");
  expect(directive(policy, 'frame-ancestors')).toBe("'none'");
  expect(policy).not.toContain('unsafe');
});

test('forms may lead to ourselves and, by the redirect after them, to the payment page', () => {
  expect(directive(contentSecurityPolicy(options()), 'form-action')).toBe(
    "'self' https://checkout.stripe.com",
  );
  const own = contentSecurityPolicy(options({ paymentOrigins: ['https://news.example'] }));
  expect(directive(own, 'form-action')).toBe("'self'");
  const other = contentSecurityPolicy(options({ paymentOrigins: ['http://127.0.0.1:12111'] }));
  expect(directive(other, 'form-action')).toBe("'self' http://127.0.0.1:12111");
});

test('a nonce is named for scripts only', () => {
  const policy = contentSecurityPolicy(options(), { nonce: 'abc' });
  expect(directive(policy, 'script-src')).toBe("'self' 'nonce-abc'");
  expect(directive(policy, 'style-src')).toBe("'self'");
});

test('the referrer is never withheld from ourselves, or forms would send Origin: null', () => {
  expect(securityHeaders(options())['Referrer-Policy']).toBe('strict-origin-when-cross-origin');
});

test('HTTPS is asked for in future only where the site has it', () => {
  expect(securityHeaders(options())['Strict-Transport-Security']).toMatch(/^max-age=\d{8}/);
  expect(securityHeaders(options({ siteUrl: 'http://127.0.0.1:3000' }))).not.toHaveProperty(
    'Strict-Transport-Security',
  );
});

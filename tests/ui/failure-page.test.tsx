/** What a link to a gift says where nothing is behind it: the same of every address, with the way to everything that was given. */
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { paths } from '#app/paths.ts';
import { FailurePage, failureWords } from '#app/ui/failure-page.tsx';

const missing = { status: 404, statusText: '', internal: true, data: null };
const shownAt = (pathname: string, error: unknown = missing) =>
  renderToStaticMarkup(<FailurePage error={error} locale="en" pathname={pathname} />);

test('a link to a gift that opens nothing leads to everything that was given, and tells nothing of the gift', () => {
  const token = 'n'.repeat(32);
  const gone = [
    ...[paths.donation(token), paths.donation('another'), paths.appeal(token), paths.secondGift(token)],
    ...[paths.standingGift(token), paths.standingGiftAmount(token), paths.standingGiftPause(token)],
    ...[paths.supporterStatement(2026), paths.supporterSecondGift(token), `/Donations/${token}/`],
  ].map((pathname) => shownAt(pathname));
  expect(new Set(gone).size).toBe(1);
  expect(gone[0]).toContain('This link opens nothing');
  expect(gone[0]).toContain(`class="button button-primary" href="${paths.supporters()}"`);
  expect(gone[0]).not.toContain(token);
});

test('any other address, and any other failure there, says what it said before', () => {
  for (const pathname of ['/donate', '/donations', '/nothing', '/fact-checks/donations', '/supporters/'])
    expect(shownAt(pathname)).toContain('Page not found');
  const { title } = failureWords({
    error: { ...missing, status: 503 },
    locale: 'en',
    pathname: '/donations/x',
  });
  expect(title).toBe('We’ll be right back');
  expect(shownAt(paths.donation('x'), new Error('broken'))).toContain('Something went wrong');
});

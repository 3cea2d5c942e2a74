import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { RestoreNotice } from '#app/ui/desk/restore-notice.tsx';

const shown = (readCount: number) =>
  renderToStaticMarkup(
    <RestoreNotice
      restore={{
        snapshotAt: new Date('2026-11-28T03:00:00Z'),
        restoredAt: new Date('2026-11-29T09:15:00Z'),
        now: new Date('2026-11-29T09:20:00Z'),
        readCount,
      }}
      place={{ locale: 'en', timeZone: 'UTC' }}
    />,
  );

test('staff read of which moment the data are, that nothing moves, and how much of Stripe was read', () => {
  const html = shown(1_200);
  expect(html).toMatch(/Restored from a backup of yesterday at 3:00.AM.*catching up with Stripe/s);
  expect(html).toMatch(/put in place today at 9:15.AM/);
  expect(html).toContain('1,200 gifts have been read so far');
  expect(shown(1)).toContain('1 gift has been read so far');
});

/** Three days without a word, at the size of a newsroom whose appeal is read everywhere. */
import { test } from 'vitest';
import { surviveDowntime, surviveSilence } from '#tests/support/outage.ts';

const whole = { donations: 500, renewals: 100, political: 10 };

test('down for three days over 500 gifts and 100 due renewals', async () => {
  await surviveDowntime(whole);
});

test('three days without webhooks over as many, with the hourly comparison alone', async () => {
  await surviveSilence(whole, 72);
});

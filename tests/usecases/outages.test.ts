/** Three days without a word: the app down, or its webhooks off. The whole size runs in `npm run test:long`. */
import { test } from 'vitest';
import { surviveDowntime, surviveSilence } from '#tests/support/outage.ts';

const small = { donations: 10, renewals: 4, political: 2 };

test('down for three days over gifts and due renewals: nobody who became political is charged, and one start leaves nothing missing and nothing doubled', async () => {
  await surviveDowntime(small);
});

test('three days without webhooks, with the hourly comparison alone: the same', async () => {
  await surviveSilence(small, 3);
});

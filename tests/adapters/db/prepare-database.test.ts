/** The tables of a new database, made by several processes that start at once. */
import { expect, test } from 'vitest';
import { prepareDatabase } from '#app/deps.server.ts';
import { emptyDatabase } from '#tests/support/database.ts';

test('processes that start at once on an empty database make its tables once, and all of them come to work', async () => {
  const logged: string[] = [];
  const note = (message: string) => void logged.push(message);
  const log = { info: note, warn: note, error: note };
  const { url, ownerUrl, drop } = await emptyDatabase();
  const starts = Array.from({ length: 6 }, () =>
    prepareDatabase({ url, ownerUrl }, ['product', 'sandbox'], log),
  );
  expect(await Promise.allSettled(starts)).toEqual(
    starts.map(() => ({ status: 'fulfilled', value: undefined })),
  );
  expect(logged).toEqual([]);
  await drop();
});

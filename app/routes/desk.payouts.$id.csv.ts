/** What a payout paid out, as a file. */
import { csvAnswer } from '#app/http/csv-answer.ts';
import { deskLoader, notFound } from '#app/http/desk-access.ts';
import { exportPayout } from '#app/usecases/export-payout.ts';

export const loader = deskLoader('read-money', async ({ ports, id }) => {
  const exported = await exportPayout(ports, id);
  if (exported.kind === 'unknown-payout') throw notFound();
  return csvAnswer(exported);
});

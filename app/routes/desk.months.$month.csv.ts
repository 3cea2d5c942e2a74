/** A month of the ledger as a file: its sums, or with `?what=movements` every movement of the balance. */
import { csvAnswer } from '#app/http/csv-answer.ts';
import { deskLoader, notFound } from '#app/http/desk-access.ts';
import { exportMonth } from '#app/usecases/export-month.ts';

export const loader = deskLoader('read-money', async ({ ports, url, params }) => {
  const what = url.searchParams.get('what') === 'movements' ? 'movements' : 'sums';
  const exported = await exportMonth(ports, params['month'] ?? '', what);
  if (exported.kind === 'no-month') throw notFound();
  return csvAnswer(exported);
});

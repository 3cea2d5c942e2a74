/** A month of the ledger as a file: its sums, or with `?what=movements` every movement of the balance. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { csvAnswer } from '#app/http/csv-answer.ts';
import { deskHeaders, requireStaff } from '#app/http/staff-session.ts';
import { exportMonth } from '#app/usecases/export-month.ts';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { ports } = context.deps;
  await requireStaff(request, ports, 'read-donations');
  const what = new URL(request.url).searchParams.get('what') === 'movements' ? 'movements' : 'sums';
  const exported = await exportMonth(ports, params['month'] ?? '', what);
  if (exported.kind === 'no-month') throw new Response(null, { status: 404, headers: deskHeaders });
  return csvAnswer(exported);
}

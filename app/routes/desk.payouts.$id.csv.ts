/** What a payout paid out, as a file. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { csvAnswer } from '#app/http/csv-answer.ts';
import { deskHeaders, requireStaff } from '#app/http/staff-session.ts';
import { exportPayout } from '#app/usecases/export-payout.ts';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { ports } = context.deps;
  await requireStaff(request, ports, 'read-donations');
  const exported = await exportPayout(ports, params['id'] ?? '');
  if (exported.kind === 'unknown-payout') throw new Response(null, { status: 404, headers: deskHeaders });
  return csvAnswer(exported);
}

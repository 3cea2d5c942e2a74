/** The yearly statement of the donor who is signed in, as a PDF. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { donorPageHeaders, requireDonor } from '#app/http/donor-session.ts';
import { printYearlyStatement } from '#app/usecases/print-statement.ts';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { ports } = context.deps;
  const donorId = await requireDonor(request, ports);
  const year = params['year'] ?? '';
  const printed = /^20\d{2}$/.test(year)
    ? await printYearlyStatement(ports, { donorId, year: Number(year) })
    : null;
  if (!printed) throw new Response(null, { status: 404, headers: donorPageHeaders });
  return new Response(Buffer.from(printed.pdf), {
    headers: {
      ...donorPageHeaders,
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="statement-${year}.pdf"`,
    },
  });
}

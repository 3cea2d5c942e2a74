/** A dispute at the desk stands on the page of its donation. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { deskHeaders, requireStaff, seeOther } from '#app/http/staff-session.ts';
import { paths } from '#app/paths.ts';

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { ports } = context.deps;
  await requireStaff(request, ports, 'read-donations');
  const dispute = await ports.disputes.find(params['id'] ?? '');
  if (!dispute) throw new Response(null, { status: 404, headers: deskHeaders });
  return seeOther(paths.deskDonation(dispute.donationId));
}

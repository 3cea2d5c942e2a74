/** A renewal at the desk stands on the page of its standing gift. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { deskHeaders, requireStaff, seeOther } from '#app/http/staff-session.ts';
import { paths } from '#app/paths.ts';

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { ports } = context.deps;
  await requireStaff(request, ports, 'review');
  const renewal = await ports.renewals.find(params['id'] ?? '');
  if (!renewal) throw new Response(null, { status: 404, headers: deskHeaders });
  return seeOther(paths.deskStandingGift(renewal.standingGiftId));
}

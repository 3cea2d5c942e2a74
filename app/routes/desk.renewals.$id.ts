/** A renewal at the desk stands on the page of its standing gift. */
import { deskLoader, notFound } from '#app/http/desk-access.ts';
import { seeOther } from '#app/http/staff-session.ts';
import { paths } from '#app/paths.ts';

export const loader = deskLoader('read-donations', async ({ ports, id }) => {
  const renewal = await ports.renewals.find(id);
  if (!renewal) throw notFound();
  return seeOther(paths.deskStandingGift(renewal.standingGiftId));
});

/** A dispute at the desk stands on the page of its donation. */
import { deskLoader, notFound } from '#app/http/desk-access.ts';
import { seeOther } from '#app/http/staff-session.ts';
import { paths } from '#app/paths.ts';

export const loader = deskLoader('read-donations', async ({ ports, id }) => {
  const dispute = await ports.disputes.find(id);
  if (!dispute) throw notFound();
  return seeOther(paths.deskDonation(dispute.donationId));
});

/** What the frame around every page of the desk shows, as far as who looks may know it. */
import type { Deps } from '#app/deps.server.ts';
import { may } from '#app/domain/permissions.ts';
import type { StaffMember } from '#app/domain/staff.ts';
import { showDeskStatus } from '#app/usecases/show-desk-status.ts';

/** Who looks and from where; `status` is null for those who must not know what waits or was given. */
export async function deskFrame({ ports }: Pick<Deps, 'ports'>, { name, role }: StaffMember) {
  const { site, clock } = ports;
  const status = may({ role }, 'read-donations') ? await showDeskStatus(ports) : null;
  return {
    siteName: site.name,
    member: { name, role },
    status: status && { ...status, restore: status.restore && { ...status.restore, now: new Date() } },
    offersStandingGifts: site.offersStandingGifts,
    place: { locale: site.locale, timeZone: site.timeZone },
    now: clock.now(),
  };
}

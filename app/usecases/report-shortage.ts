/** Writes to staff, once a shortage, that readers are turned away before the payment page. */
import { composeShortageMail } from '#app/domain/mail.ts';
import { whoHears } from '#app/domain/staff.ts';
import { paths } from '#app/paths.ts';
import type { Ports } from '#app/ports.ts';

/** Answers how many mails. */
export async function reportShortage(
  ports: Pick<Ports, 'checkoutQuota' | 'staff' | 'site' | 'ids' | 'clock'>,
): Promise<number> {
  const shortage = await ports.checkoutQuota.unreported();
  if (!shortage) return 0;
  const staff = whoHears(await ports.staff.all());
  const mail = composeShortageMail({
    ...shortage,
    site: ports.site,
    deskUrl: ports.site.url + paths.desk(),
  });
  const mails = staff.map(({ email }) => {
    const id = ports.ids.row();
    const about = { cause: id, donationId: null, standingGiftId: null, appealId: null };
    return { ...mail, id, kind: 'checkouts-short' as const, ...about, recipient: email };
  });
  return (await ports.checkoutQuota.report(shortage.id, mails, ports.clock.now())) ? mails.length : 0;
}

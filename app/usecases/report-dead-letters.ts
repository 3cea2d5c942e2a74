/** Writes to staff, at most once a day, what the site gave up since they were last told. */
import { composeGaveUpMail } from '#app/domain/mail-gave-up.ts';
import { whoHears } from '#app/domain/staff.ts';
import { dayOf } from '#app/domain/zoned-time.ts';
import { paths } from '#app/paths.ts';
import type { Ports } from '#app/ports.ts';

/** Where nobody was ever told: what is older stands at the desk all the same. */
const firstDaysMax = 7;

/** Answers how many mails were written. Safe from several processes at once: a day has one mail a person. */
export async function reportDeadLetters(
  ports: Pick<Ports, 'deadLetters' | 'staff' | 'site' | 'ids' | 'clock'>,
): Promise<number> {
  const { clock, ids, site } = ports;
  const now = clock.now();
  const today = dayOf(now, site.timeZone);
  const lastToldAt = await ports.deadLetters.lastToldAt();
  if (lastToldAt && dayOf(lastToldAt, site.timeZone) >= today) return 0;
  const since = lastToldAt ?? new Date(now.getTime() - firstDaysMax * 86_400_000);
  const found = await ports.deadLetters.countSince(since);
  if (found.deadEvents + found.unknownEvents + found.mails === 0) return 0;
  const mail = composeGaveUpMail({ ...found, site, deskUrl: site.url + paths.deskLate() });
  const mails = whoHears(await ports.staff.all()).map(({ id, email }) => ({
    ...mail,
    ...{ id: ids.row(), kind: 'gave-up' as const, cause: `${today} ${id}`, recipient: email },
    ...{ donationId: null, standingGiftId: null, appealId: null },
  }));
  await ports.deadLetters.tell(mails, now);
  return mails.length;
}

/** Writes down what a donor changed, with the mail that confirms it, and has it acted on. */
import { changeMail } from '#app/domain/standing-gift/change-mail.ts';
import type { GiftChange } from '#app/domain/standing-gift/changes.ts';
import type { StandingGift } from '#app/domain/standing-gift/standing-gift.ts';
import type { Effect, StandingGiftStep } from '#app/domain/step.ts';
import { standingGiftSubject, subjectKey } from '#app/domain/subject.ts';
import { paths } from '#app/paths.ts';
import type { Ports } from '#app/ports.ts';

export type KeepChangePorts = Pick<
  Ports,
  'standingGifts' | 'commit' | 'jobs' | 'limits' | 'clock' | 'ids' | 'site'
>;

/** `limited`: changed too often within the hour. `stale`: somebody else stepped it this moment, or it runs no more. */
export async function keepChange(
  ports: KeepChangePorts,
  gift: StandingGift,
  change: GiftChange,
  stepWith: (mails: readonly Effect[]) => StandingGiftStep | null,
): Promise<'kept' | 'limited' | 'stale'> {
  const { site, jobs } = ports;
  if (!(await ports.limits.take('gift-change', gift.id)).allowed) return 'limited';
  const mailId = ports.ids.row();
  const giftUrl = site.url + paths.standingGift(gift.token);
  const payer = await ports.standingGifts.payer(gift.id);
  const step = stepWith(changeMail(change, gift, payer, { site, giftUrl, mailId }));
  if (!step || (await ports.commit(step)) === 'stale') return 'stale';
  await jobs.send('send-mail', mailId);
  await jobs.send('advance', subjectKey(standingGiftSubject(gift.id)));
  return 'kept';
}

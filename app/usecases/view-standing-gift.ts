/** What became of a standing gift, for the donor who holds its address. */
import { passingStandingStatuses, standingGiftStatus } from '#app/domain/standing-gift/donor-status.ts';
import type { StandingGift } from '#app/domain/standing-gift/standing-gift.ts';
import { standingGiftSubject, subjectKey } from '#app/domain/subject.ts';
import { mustWait } from '#app/domain/work.ts';
import type { Ports } from '#app/ports.ts';
import type { RenewalDetails } from '#app/ports/renewals.ts';
import type { StandingGiftDetails } from '#app/ports/standing-gifts.ts';

export interface StandingGiftShown extends StandingGiftDetails {
  /** The newest first. */
  readonly renewals: readonly RenewalDetails[];
}

/** A person waits this long for an outcome with the page still loading; then the page says "being checked". */
const waitMsMax = 2500;
const firstPauseMs = 60;

/**
 * Null for an unknown token. What is on its way is looked at now, whether or not a webhook came: whoever returns from the
 * payment page, or from confirming with their bank, wants to know the outcome.
 */
export async function viewStandingGift(
  ports: Pick<Ports, 'standingGifts' | 'renewals' | 'work' | 'jobs' | 'limits' | 'clock'>,
  input: { token: string; pause: (ms: number) => Promise<void> },
): Promise<StandingGiftShown | null> {
  let gift = await ports.standingGifts.findByToken(input.token);
  if (!gift) return null;
  const subject = standingGiftSubject(gift.id);
  const now = ports.clock.now();
  const isOnItsWay = ({ state, ...rest }: StandingGift) =>
    passingStandingStatuses.has(standingGiftStatus({ state, ...rest }, now));
  const work = isOnItsWay(gift) || gift.state === 'confirming' ? await ports.work.find(subject) : null;
  // What failed has its next try at its own time; whoever looks meanwhile is told so at once.
  const isWorthALook = work && !mustWait(work, [], now);
  if (isWorthALook && (await ports.limits.take('status-check', gift.id)).allowed) {
    await ports.jobs.send('advance', subjectKey(subject));
    for (let [waited, pause] = [0, firstPauseMs]; waited < waitMsMax && isOnItsWay(gift); pause *= 1.4) {
      await input.pause(pause);
      waited += pause;
      gift = (await ports.standingGifts.find(gift.id)) ?? gift;
    }
  }
  const details = await ports.standingGifts.file(gift.id);
  return details && { ...details, renewals: await ports.renewals.ofGift(gift.id) };
}

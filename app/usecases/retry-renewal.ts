/** A donor has a failed renewal charged again to the same card, from the page of the standing gift. */
import { askedOf, renewalStepWithin } from '#app/domain/renewal/steps.ts';
import { isLeftOut } from '#app/domain/standing-gift/pause.ts';
import { renewalSubject, subjectKey } from '#app/domain/subject.ts';
import type { Ports } from '#app/ports.ts';

export type RetryRenewalOutcome = 'asked' | 'not-failing' | 'unknown';

/** Pressed twice it is tried once; the oldest that fails is tried first. */
export async function retryRenewal(
  ports: Pick<Ports, 'standingGifts' | 'renewals' | 'commit' | 'jobs' | 'clock' | 'ids'>,
  token: string,
): Promise<RetryRenewalOutcome> {
  const gift = await ports.standingGifts.findByToken(token);
  if (!gift) return 'unknown';
  const renewals = (await ports.renewals.ofGift(gift.id)).map(({ renewal }) => renewal);
  const renewal = renewals.findLast(({ state }) => state === 'failing');
  if (!renewal || gift.state !== 'active' || isLeftOut(gift, renewal.periodStartsAt)) return 'not-failing';
  if (renewal.retryCause === null) {
    const [now, retryCause] = [ports.clock.now(), ports.ids.row()];
    const asked = askedOf(renewal, 'pay-invoice', now, retryCause);
    const step = renewalStepWithin(renewal, now, { retryCause }, [asked]);
    // Somebody else stepped it this moment: whoever pressed reads how it stands, and can press again.
    if ((await ports.commit(step)) === 'stale') return 'not-failing';
  }
  await ports.jobs.send('advance', subjectKey(renewalSubject(renewal.id)));
  return 'asked';
}

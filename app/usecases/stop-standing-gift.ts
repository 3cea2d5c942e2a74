/** A donor stops a standing gift from its own page: nothing more is charged, whatever Stripe answers in the next seconds. */
import { closing, standingStepBy } from '#app/domain/standing-gift/steps.ts';
import { standingGiftSubject, subjectKey } from '#app/domain/subject.ts';
import type { Ports } from '#app/ports.ts';

export type StopStandingGiftOutcome = 'stopped' | 'not-active' | 'unknown';

/** Pressed twice it is stopped once. */
export async function stopStandingGift(
  ports: Pick<Ports, 'standingGifts' | 'commit' | 'jobs' | 'clock'>,
  token: string,
): Promise<StopStandingGiftOutcome> {
  const gift = await ports.standingGifts.findByToken(token);
  if (!gift) return 'unknown';
  if (gift.closeOutcome === 'stopped') return 'stopped';
  if (gift.state !== 'active') return 'not-active';
  const now = ports.clock.now();
  const brought = { fields: { closeOutcome: 'stopped' as const }, effects: closing(gift, now) };
  const step = standingStepBy(gift, 'stop-asked', now, brought);
  if (step === 'ignored' || step === 'illegal') return 'not-active';
  // Somebody else stepped it this moment: whoever pressed reads how it stands, and can press again.
  if ((await ports.commit(step)) === 'stale') return 'not-active';
  await ports.jobs.send('advance', subjectKey(standingGiftSubject(gift.id)));
  return 'stopped';
}

/** A donor stops a standing gift from its own page: nothing more is charged, whatever Stripe answers in the next seconds. */
import { stopping } from '#app/domain/standing-gift/stop.ts';
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
  const step = stopping(gift, ports.clock.now());
  if (!step) return 'not-active';
  // Somebody else stepped it this moment: whoever pressed reads how it stands, and can press again.
  if ((await ports.commit(step)) === 'stale') return 'not-active';
  await ports.jobs.send('advance', subjectKey(standingGiftSubject(gift.id)));
  return 'stopped';
}

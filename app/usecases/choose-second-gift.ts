/** A donor says what becomes of a standing gift that waits beside an older one of theirs; nobody else has the older one's address. */
import { choosing } from '#app/domain/standing-gift/second.ts';
import type { SecondChoice } from '#app/domain/standing-gift/standing-gift.ts';
import { standingGiftSubject, subjectKey } from '#app/domain/subject.ts';
import type { Ports } from '#app/ports.ts';

export type ChooseSecondGiftOutcome =
  | 'chosen'
  /** It has started or is over, or somebody has chosen: nothing is changed. */
  | 'not-waiting'
  | 'unknown';

export async function chooseSecondGift(
  ports: Pick<Ports, 'standingGifts' | 'commit' | 'jobs' | 'clock'>,
  { olderToken, token, choice }: { readonly olderToken: string; token: string; choice: SecondChoice },
): Promise<ChooseSecondGiftOutcome> {
  const older = await ports.standingGifts.findByToken(olderToken);
  const gift = older && (await ports.standingGifts.findByToken(token));
  if (!gift || gift.olderGiftId !== older.id) return 'unknown';
  const step = choosing(gift, older, choice, ports.clock.now());
  // Where somebody else stepped it this moment, whoever pressed reads how it stands, and can press again.
  if (!step || (await ports.commit(step)) === 'stale') return 'not-waiting';
  for (const { id } of choice === 'instead' ? [older, gift] : [gift])
    await ports.jobs.send('advance', subjectKey(standingGiftSubject(id)));
  return 'chosen';
}

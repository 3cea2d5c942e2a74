/** A donor says what becomes of a standing gift that waits beside an older one of theirs. */
import { choosing } from '#app/domain/standing-gift/second.ts';
import type { SecondChoice } from '#app/domain/standing-gift/standing-gift.ts';
import { standingGiftSubject, subjectKey } from '#app/domain/subject.ts';
import type { Ports } from '#app/ports.ts';
import type { SecondGiftKey } from '#app/ports/standing-gifts.ts';

/** What has started, is over, or was answered before stays as it is, and so does what the key does not open. */
export async function chooseSecondGift(
  ports: Pick<Ports, 'standingGifts' | 'commit' | 'jobs' | 'clock'>,
  key: SecondGiftKey,
  choice: SecondChoice,
): Promise<void> {
  const found = await ports.standingGifts.findSecond(key);
  if (!found) return;
  const { gift, older } = found;
  const step = choosing(gift, older, choice, ports.clock.now());
  // Where somebody else stepped it this moment, whoever pressed reads how it stands, and can press again.
  if (!step || (await ports.commit(step)) === 'stale') return;
  for (const { id } of choice === 'instead' ? [older, gift] : [gift])
    await ports.jobs.send('advance', subjectKey(standingGiftSubject(id)));
}

/** What waits for the donor of a standing gift to say whether it is to go on beside that one. */
import { isUnanswered } from '#app/domain/standing-gift/asking.ts';
import type { StandingGift } from '#app/domain/standing-gift/standing-gift.ts';
import type { Ports } from '#app/ports.ts';

export interface SecondGifts {
  readonly older: StandingGift;
  /** Those about which nothing was said. */
  readonly waiting: readonly StandingGift[];
}

/** Null for an unknown token. */
export async function viewSecondGifts(
  { standingGifts }: Pick<Ports, 'standingGifts'>,
  token: string,
): Promise<SecondGifts | null> {
  const older = await standingGifts.findByToken(token);
  if (!older) return null;
  const ids = await standingGifts.asking(older.id);
  const asking = await Promise.all(ids.map((id) => standingGifts.find(id)));
  return {
    older,
    waiting: asking.filter((gift) => gift !== null).filter(isUnanswered),
  };
}

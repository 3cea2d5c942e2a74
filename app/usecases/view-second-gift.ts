/** The question whether a standing gift is to start beside an older one, as whoever may answer it sees it. */
import { isUnanswered, isUnstarted } from '#app/domain/standing-gift/asking.ts';
import type { SecondChoice } from '#app/domain/standing-gift/standing-gift.ts';
import type { Ports } from '#app/ports.ts';
import type { SecondGift, SecondGiftKey } from '#app/ports/standing-gifts.ts';

export type SecondGiftShown =
  | ({ readonly kind: 'waiting' } & SecondGift)
  | { readonly kind: 'answered'; readonly choice: SecondChoice }
  /** It has started or ended without an answer, or the key opens nothing. */
  | { readonly kind: 'over' };

export async function viewSecondGift(
  { standingGifts }: Pick<Ports, 'standingGifts'>,
  key: SecondGiftKey,
): Promise<SecondGiftShown> {
  const found = await standingGifts.findSecond(key);
  if (found?.gift.secondChoice) return { kind: 'answered', choice: found.gift.secondChoice };
  const isWaiting = found && isUnstarted(found.gift) && isUnanswered(found.gift);
  return isWaiting ? { kind: 'waiting', ...found } : { kind: 'over' };
}

/** The question whether a standing gift is to start beside an older one, as whoever may answer it sees it. */
import { isUnanswered, isUnstarted } from '#app/domain/standing-gift/asking.ts';
import type { SecondChoice, StandingGift } from '#app/domain/standing-gift/standing-gift.ts';
import type { Ports } from '#app/ports.ts';

/** What says that whoever asks is the donor: the secret of the mail, or the session of the donor whose token it is. */
export type SecondGiftKey =
  { readonly secret: string } | { readonly token: string; readonly donorId: string };

export interface SecondGift {
  readonly gift: StandingGift;
  readonly older: StandingGift;
}

/** The one that the key opens, answered or not; null where it opens none. A token alone proves nothing: whoever set it up has it. */
export async function findSecondGift(
  { standingGifts, hasher }: Pick<Ports, 'standingGifts' | 'hasher'>,
  key: SecondGiftKey,
): Promise<SecondGift | null> {
  const gift =
    'secret' in key
      ? await standingGifts.findByQuestion(hasher.hash('question', key.secret))
      : await standingGifts.findByToken(key.token);
  if (!gift || gift.olderGiftId === null) return null;
  if ('donorId' in key && gift.donorId !== key.donorId) return null;
  const older = await standingGifts.find(gift.olderGiftId);
  return older && { gift, older };
}

export type SecondGiftShown =
  | ({ readonly kind: 'waiting' } & SecondGift)
  | { readonly kind: 'answered'; readonly choice: SecondChoice }
  | { readonly kind: 'over' };

export async function viewSecondGift(
  ports: Pick<Ports, 'standingGifts' | 'hasher'>,
  key: SecondGiftKey,
): Promise<SecondGiftShown> {
  const found = await findSecondGift(ports, key);
  if (found?.gift.secondChoice) return { kind: 'answered', choice: found.gift.secondChoice };
  const isWaiting = found && isUnstarted(found.gift) && isUnanswered(found.gift);
  return isWaiting ? { kind: 'waiting', ...found } : { kind: 'over' };
}

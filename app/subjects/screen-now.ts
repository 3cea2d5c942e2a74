/** A payer screened with the registry as it is now, with what else holds a gift: a card refused before, too many in a day. */
import type { HoldReason } from '#app/domain/donation/donation.ts';
import type { PayerRecord } from '#app/domain/donation/records.ts';
import { lessonOf } from '#app/domain/learning.ts';
import { screenPayer, tooManyDonations } from '#app/domain/screening/decide/decide.ts';
import type { Payer } from '#app/domain/screening/payer.ts';
import type { Screening } from '#app/domain/screening/screening.ts';
import { screenBoth } from '#app/domain/screening/decide/two-addresses.ts';
import type { SignedLesson } from '#app/domain/step.ts';
import type { ReviewRecord } from '#app/domain/donation/records.ts';
import type { Ports } from '#app/ports.ts';

/** Gifts by one email address or card in a day beyond which a person looks first: thieves try cards in series. */
const giftsPerDayMax = 5;
export const dayMs = 86_400_000;

export interface ScreenedNow {
  readonly payer: PayerRecord | null;
  /** What was given with a gift whose donor is known by another address since. */
  readonly givenEmail: string | null;
  readonly locale: string;
  readonly holdReasons: readonly HoldReason[];
  /** Other gifts of the last day. */
  readonly recent: { readonly byEmail: number; readonly byCard: number };
  /** Whether nobody screened it before. */
  readonly isFirst: boolean;
}

export async function screenNow(
  ports: Ports,
  { payer, givenEmail, locale, holdReasons, recent, isFirst }: ScreenedNow,
): Promise<Screening> {
  const now = ports.clock.now();
  const refusedCard = payer?.cardFingerprintHash
    ? await ports.donations.refusedCard(payer.cardFingerprintHash, now)
    : null;
  const screened = (email: Payer['email']): Payer => ({
    name: payer?.name,
    billingName: payer?.billingName,
    organisation: payer?.organisation,
    email,
    country: payer?.country,
    postalCode: payer?.postalCode,
    cardRefused: refusedCard,
    cardHidden: !payer?.cardFingerprintHash,
  });
  // What is held already waits for a person whatever the screening does, so there its fault is a failure like another.
  const screen = (email: Payer['email']) =>
    isFirst
      ? screenOrHold(ports, screened(email), locale)
      : screenPayer(ports.registry.current(), screened(email), locale);
  const found = screenBoth(screen, payer?.email, givenEmail);
  // A hold for many gifts is not over because the day is: a person looks at it all the same.
  const gaveOften =
    holdReasons.includes('too-many-donations') || Math.max(recent.byEmail, recent.byCard) >= giftsPerDayMax;
  return gaveOften ? tooManyDonations(found, giftsPerDayMax, locale) : found;
}

/** A fault in the screening clears nobody and refuses nobody: the gift waits for a person. */
function screenOrHold(ports: Ports, payer: Payer, locale: string): Screening {
  try {
    return screenPayer(ports.registry.current(), payer, locale);
  } catch (error) {
    ports.log.error('a payer could not be screened', {
      error: error instanceof Error ? error.name : 'unknown',
    });
    return screenPayer({ status: 'failed', index: null }, payer, locale);
  }
}

/** What a decision that comes into force teaches; null where nothing. */
export function lessonNow(
  ports: Pick<Ports, 'registry'>,
  of: Pick<SignedLesson, 'donationId' | 'standingGiftId'>,
  review: ReviewRecord | null,
  last: Screening | null,
): SignedLesson | null {
  if (!review || !last) return null;
  const { decision, reason, actorName } = review;
  const taught = lessonOf(decision, reason, last, ports.registry.current().index);
  const { donationId, standingGiftId } = of;
  return taught.allowlist.length + taught.aliases.length > 0
    ? { ...taught, actorName, reason, donationId, standingGiftId, appealId: null }
    : null;
}

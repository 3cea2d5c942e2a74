/** What a payer who appeals needs to see: what was refused, why, and where the appeal stands. */
import { isAppealable, type AppealStage } from '#app/domain/appeal.ts';
import type { Donation } from '#app/domain/donation/donation.ts';
import { writeChoice } from '#app/domain/donation-link.ts';
import { addMoney, type Money } from '#app/domain/money.ts';
import type { Screening } from '#app/domain/screening/screening.ts';
import type { GiftInterval, StandingGift } from '#app/domain/standing-gift/standing-gift.ts';
import type { LateRefusal } from '#app/domain/late-refusal/late-refusal.ts';
import { paths } from '#app/paths.ts';
import type { Ports } from '#app/ports.ts';
import type { StandingGiftDetails } from '#app/ports/standing-gifts.ts';

export interface RefusalShown {
  readonly refusedAt: Date;
  readonly screening: Screening;
  /** Null for a refusal at the form, where no card was asked for. */
  readonly gift: {
    /** With the fee cover where it stands. */
    readonly amount: Money;
    /** Null where it is given once. */
    readonly interval: GiftInterval | null;
    /** The form, to give again. */
    readonly againUrl: string;
    /** It was refused after its first payment. */
    readonly isCharged: boolean;
  } | null;
  /** The typed reason of the person who refused; null where the screening did. */
  readonly staffReason: string | null;
}

export type ShowAppealOutcome =
  | { readonly kind: 'unknown' }
  /** The screening did not end in a refusal, or not yet. */
  | { readonly kind: 'not-refused'; readonly giftUrl: string | null }
  | { readonly kind: 'refusal'; readonly refusal: RefusalShown; readonly stage: AppealStage };

/** A decision on the appeal is shown once it has been carried out: until then staff can take it back. */
export async function showAppeal(
  ports: Pick<Ports, 'screenings' | 'donations' | 'standingGifts' | 'lateRefusals' | 'appeals'>,
  token: string,
): Promise<ShowAppealOutcome> {
  const record = await ports.screenings.findByToken(token);
  if (!record) return { kind: 'unknown' };
  const file = record.donationId === null ? null : await ports.donations.file(record.donationId);
  const donation = file?.donation ?? null;
  const standing =
    record.standingGiftId === null ? null : await ports.standingGifts.file(record.standingGiftId);
  const standingGift = standing?.gift ?? null;
  const refusal = await lateRefusalOf(ports, donation, standing);
  if (!isAppealable(record, donation, standingGift, donation !== null && refusal !== null))
    return { kind: 'not-refused', giftUrl: addressOf(donation, standingGift) };
  const review =
    (donation ?? standingGift)?.refusedBy === 'staff'
      ? (file ?? standing)?.reviews.findLast(
          ({ decision, undoneAt }) => decision === 'refuse' && undoneAt === null,
        )
      : undefined;
  return {
    kind: 'refusal',
    refusal: {
      refusedAt: refusal?.decidedAt ?? review?.createdAt ?? record.createdAt,
      screening: record.screening,
      gift: refusedGift(donation, standingGift, refusal !== null),
      staffReason: refusal?.reason ?? review?.reason ?? null,
    },
    stage: await stageOf(ports, record.id),
  };
}

/** Of this donation, or of whichever payment ended the standing gift; null where the screening, or a review before any payment, refused. */
async function lateRefusalOf(
  { lateRefusals }: Pick<Ports, 'lateRefusals'>,
  donation: Donation | null,
  standing: StandingGiftDetails | null,
): Promise<LateRefusal | null> {
  if (donation) return lateRefusals.find(donation.id);
  if (standing?.gift.refusedBy !== 'staff') return null;
  const ended = standing.payments.findLast(({ isRefusedLate }) => isRefusedLate);
  return ended ? lateRefusals.find(ended.donationId) : null;
}

function addressOf(donation: Donation | null, standingGift: StandingGift | null): string | null {
  if (donation) return paths.donation(donation.token);
  return standingGift && paths.standingGift(standingGift.token);
}

/** A standing gift has its card deleted, so giving it again begins with the same choice made. */
function refusedGift(
  donation: Donation | null,
  standingGift: StandingGift | null,
  isRefusedLate: boolean,
): RefusalShown['gift'] {
  if (donation)
    return { amount: donation.amount, interval: null, againUrl: paths.donate(), isCharged: isRefusedLate };
  if (!standingGift) return null;
  const { amount, feeCover, interval, articleSlug } = standingGift;
  const againUrl = paths.donateAgain(articleSlug, writeChoice({ ...standingGift, frequency: interval }));
  const isCharged = standingGift.startedAt !== null;
  return { amount: addMoney(amount, feeCover), interval, againUrl, isCharged };
}

async function stageOf(ports: Pick<Ports, 'appeals'>, screeningId: string): Promise<AppealStage> {
  const appeal = await ports.appeals.findByScreening(screeningId);
  if (!appeal) return { kind: 'open' };
  if (!appeal.enforcedAt || !appeal.decision) return { kind: 'filed', filedAt: appeal.createdAt };
  return appeal.decision === 'won'
    ? { kind: 'won', decidedAt: appeal.enforcedAt }
    : { kind: 'rejected', decidedAt: appeal.enforcedAt, reason: appeal.reason };
}

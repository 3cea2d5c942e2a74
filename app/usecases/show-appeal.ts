/** What a payer who appeals needs to see: what was refused, why, and where the appeal stands. */
import { isAppealable, type AppealStage } from '#app/domain/appeal.ts';
import type { Money } from '#app/domain/money.ts';
import type { Screening } from '#app/domain/screening/screening.ts';
import type { Ports } from '#app/ports.ts';

export interface RefusalShown {
  readonly refusedAt: Date;
  readonly screening: Screening;
  /** Null for a refusal at the form, where no card was asked for. */
  readonly donation: { readonly amount: Money; readonly token: string } | null;
  /** The typed reason of the person who refused; null where the screening did. */
  readonly staffReason: string | null;
}

export type ShowAppealOutcome =
  | { readonly kind: 'unknown' }
  /** The screening did not end in a refusal, or not yet. */
  | { readonly kind: 'not-refused'; readonly donationToken: string | null }
  | { readonly kind: 'refusal'; readonly refusal: RefusalShown; readonly stage: AppealStage };

/** A decision on the appeal is shown once it has been carried out: until then staff can take it back. */
export async function showAppeal(
  ports: Pick<Ports, 'screenings' | 'donations' | 'appeals'>,
  token: string,
): Promise<ShowAppealOutcome> {
  const record = await ports.screenings.findByToken(token);
  if (!record) return { kind: 'unknown' };
  const file = record.donationId === null ? null : await ports.donations.file(record.donationId);
  const donation = file?.donation ?? null;
  if (!isAppealable(record, donation)) return { kind: 'not-refused', donationToken: donation?.token ?? null };
  const review =
    donation?.refusedBy === 'staff'
      ? file?.reviews.findLast(({ decision, undoneAt }) => decision === 'refuse' && undoneAt === null)
      : undefined;
  return {
    kind: 'refusal',
    refusal: {
      refusedAt: review?.createdAt ?? record.createdAt,
      screening: record.screening,
      donation: donation && { amount: donation.amount, token: donation.token },
      staffReason: review?.reason ?? null,
    },
    stage: await stageOf(ports, record.id),
  };
}

async function stageOf(ports: Pick<Ports, 'appeals'>, screeningId: string): Promise<AppealStage> {
  const appeal = await ports.appeals.findByScreening(screeningId);
  if (!appeal) return { kind: 'open' };
  if (!appeal.enforcedAt || !appeal.decision) return { kind: 'filed', filedAt: appeal.createdAt };
  return appeal.decision === 'won'
    ? { kind: 'won', decidedAt: appeal.enforcedAt }
    : { kind: 'rejected', decidedAt: appeal.enforcedAt, reason: appeal.reason };
}

/** For staff: what banks say of our gifts and waits for somebody, and gifts that were refused late and are not returned. */
import type { Dispute } from '#app/domain/dispute/dispute.ts';
import type { FraudWarning } from '#app/domain/dispute/warning.ts';
import type { LateRefusal } from '#app/domain/late-refusal/late-refusal.ts';
import { donationSums, type DonationSums } from '#app/domain/ledger/donation-sums.ts';
import { addMoney, type Money } from '#app/domain/money.ts';
import type { Ports } from '#app/ports.ts';
import type { GiftNamed } from '#app/ports/disputes.ts';
import type { EarlierGiftsItem } from '#app/ports/standing-gifts.ts';

interface OfGift extends GiftNamed {
  readonly sums: DonationSums;
}

export interface DisputesShown {
  /** Those that are not over, the nearest deadline first; each with its payment in Stripe's Dashboard. */
  readonly disputes: readonly (Dispute & GiftNamed & { readonly stripePage: string })[];
  readonly warnings: readonly (FraudWarning & OfGift)[];
  readonly returns: readonly (LateRefusal & OfGift)[];
  /** Standing gifts refused after they were paid for, and what of before is still here. */
  readonly earlier: readonly (EarlierGiftsItem & { readonly kept: Money })[];
  /** True where more there is than is listed. */
  readonly isCut: boolean;
}

/** More than anybody looks into one by one. */
const listedMax = 100;

export async function listDisputes(
  ports: Pick<
    Ports,
    | 'disputes'
    | 'warnings'
    | 'lateRefusals'
    | 'standingGifts'
    | 'donations'
    | 'ledger'
    | 'disputesAtStripe'
    | 'site'
  >,
): Promise<DisputesShown> {
  const [disputes, warnings, returns, earlier] = await Promise.all([
    ports.disputes.open(listedMax + 1),
    ports.warnings.open(listedMax + 1),
    ports.lateRefusals.unreturned(listedMax + 1),
    ports.standingGifts.earlierOpen(listedMax + 1),
  ]);
  const ids = [
    ...[...warnings, ...returns].map(({ donationId }) => donationId),
    ...earlier.flatMap(({ donationIds }) => donationIds),
  ];
  const ledger = await ports.ledger.ofDonations(ids);
  const donations = await ports.donations.payments([...ids, ...disputes.map(({ donationId }) => donationId)]);
  const sumsOf = (id: string) =>
    donationSums(ledger.get(id) ?? [], donations.get(id)?.currency ?? ports.site.currency);
  const listed = <T>(rows: readonly T[]) => rows.slice(0, listedMax);
  return {
    disputes: listed(disputes).map((each) => ({
      ...each,
      stripePage: ports.disputesAtStripe.pageOf(donations.get(each.donationId)?.paymentIntentId ?? ''),
    })),
    warnings: listed(warnings).map((each) => ({ ...each, sums: sumsOf(each.donationId) })),
    returns: listed(returns).map((each) => ({ ...each, sums: sumsOf(each.donationId) })),
    earlier: listed(earlier).map((each) => ({
      ...each,
      kept: total(each.donationIds.map((id) => sumsOf(id).kept)),
    })),
    isCut: Math.max(disputes.length, warnings.length, returns.length, earlier.length) > listedMax,
  };
}

/** Of one standing gift, whose gifts are all of one currency. */
function total([first, ...rest]: readonly Money[]): Money {
  if (!first) throw new Error('a standing gift that was paid for has gifts');
  return rest.reduce(addMoney, first);
}

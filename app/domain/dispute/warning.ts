/** An early fraud warning: a card's network says that a payment may be fraud, before anybody disputes it. */

/** What is kept of it, beside its donation. */
export interface FraudWarning {
  readonly id: string;
  readonly donationId: string;
  readonly stripeId: string;
  /** Stripe's word for the kind of fraud: `made_with_stolen_card`. */
  readonly fraudType: string;
  /** False once the payment is disputed or sent back whole: then there is nothing left to do about it. */
  readonly isActionable: boolean;
  readonly warnedAt: Date;
  /** When Stripe was last asked about it. */
  readonly readAt: Date;
  /** A person of the staff let the payment stand; all null where nobody did. */
  readonly leftAt: Date | null;
  readonly leftBy: string | null;
  readonly note: string | null;
}

/** Stripe's object, in our words. */
export interface WarningAtStripe {
  readonly id: string;
  readonly paymentIntentId: string | null;
  readonly fraudType: string;
  readonly isActionable: boolean;
  readonly warnedAt: Date;
}

/** Somebody has to choose: send the payment back now, or let it stand. */
export function isOpenWarning({
  isActionable,
  leftAt,
}: Pick<FraudWarning, 'isActionable' | 'leftAt'>): boolean {
  return isActionable && leftAt === null;
}

/** Whether an open one is still one is asked this often, should the news of it be lost. */
const readMs = 86_400_000;

/** Open ones that were read before this are read again. */
export function staleWarningsBefore(now: Date): Date {
  return new Date(now.getTime() - readMs);
}

/** Those of which Stripe says something that we do not have, and open ones that were read long ago. */
export function newWarnings(
  atStripe: readonly WarningAtStripe[],
  known: readonly FraudWarning[],
  now: Date,
): WarningAtStripe[] {
  const isStale = (each: FraudWarning) => isOpenWarning(each) && each.readAt < staleWarningsBefore(now);
  return atStripe.filter(
    (said) =>
      !known.some(
        (each) => each.stripeId === said.id && each.isActionable === said.isActionable && !isStale(each),
      ),
  );
}

/** As it is kept when it is first seen; of one that is known only what Stripe says is taken over. */
export function keptWarning(
  { id: stripeId, fraudType, isActionable, warnedAt }: WarningAtStripe,
  donationId: string,
  newId: string,
  readAt: Date,
): FraudWarning {
  const unleft = { leftAt: null, leftBy: null, note: null };
  return { id: newId, donationId, stripeId, fraudType, isActionable, warnedAt, readAt, ...unleft };
}

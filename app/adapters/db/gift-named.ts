/** Whose gift a row is about, for lists at the desk. */
import type { GiftNamed } from '#app/ports/disputes.ts';

export const withPayer = {
  donation: { select: { payer: { select: { name: true, billingName: true, organisation: true } } } },
} as const;

interface RowWithPayer {
  readonly donation: {
    readonly payer: {
      readonly name: string | null;
      readonly billingName: string | null;
      readonly organisation: string | null;
    } | null;
  };
}

export function namedIn({ donation: { payer } }: RowWithPayer): GiftNamed {
  return { payerName: payer?.name ?? payer?.billingName ?? null, organisation: payer?.organisation ?? null };
}

/** What a payout paid out, one movement a row and the payout itself among them, as a file. */
import { movementSheet } from '#app/domain/statement/csv-rows.ts';
import type { PayoutMatching } from '#app/domain/payout/payout.ts';
import type { Ports } from '#app/ports.ts';

export type PayoutExported =
  | {
      readonly kind: 'file';
      readonly name: string;
      readonly text: string;
      /** Anything but `matched`: the file is not whole, or its movements are not the payout. */
      readonly matching: PayoutMatching;
    }
  | { readonly kind: 'unknown-payout' };

export async function exportPayout(
  { payouts, statements, csv }: Pick<Ports, 'payouts' | 'statements' | 'csv'>,
  id: string,
): Promise<PayoutExported> {
  const payout = await payouts.find(id);
  if (!payout) return { kind: 'unknown-payout' };
  const text = csv.write(movementSheet(await statements.movementsOfPayout(id)));
  return { kind: 'file', name: `payout-${id}.csv`, text, matching: payout.matching };
}

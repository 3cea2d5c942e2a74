/** That the figures which staff and strangers read are what the ledger adds up to. */
import type { Register } from '#app/domain/register.ts';
import { showLiveFigures, showRegister } from '#app/usecases/show-register.ts';
import type { Check } from './check.ts';
import { portsOf, type Scene } from './scene.ts';

/** What is left of gifts in a year, up to the end of a day. */
async function keptIn(scene: Scene, year: number, through: string): Promise<Map<string, number>> {
  const rows = await scene.query<{ currency: string; kept: string }>(
    `SELECT entry.currency, (-sum(amount_minor))::text AS kept
     FROM ledger_entry entry JOIN ledger_transaction ON ledger_transaction.id = entry.transaction_id
     WHERE account IN ('donation-income', 'refunds', 'disputes') AND posted_on >= $1::date AND posted_on <= $2::date GROUP BY 1`,
    [`${String(year)}-01-01`, through],
  );
  return new Map(rows.map(({ currency, kept }) => [currency, Number(kept)]));
}

async function differences(
  scene: Scene,
  whose: string,
  { year, through, figures }: Register,
): Promise<string[]> {
  const kept = await keptIn(scene, year, through);
  const shown = new Map(figures.map(({ received }) => [received.total.currency, received.total.amountMinor]));
  return [...new Set([...kept.keys(), ...shown.keys()])]
    .filter((currency) => (kept.get(currency) ?? 0) !== (shown.get(currency) ?? 0))
    .map(
      (currency) =>
        `${whose} figures say ${String(shown.get(currency) ?? 0)} ${currency}, the ledger ${String(kept.get(currency) ?? 0)}`,
    );
}

export const figureChecks: Readonly<Record<string, Check>> = {
  desk: async (scene) => differences(scene, 'the desk’s', await showLiveFigures(portsOf(scene))),
  public: async (scene) => differences(scene, 'the public', await showRegister(portsOf(scene))),
};

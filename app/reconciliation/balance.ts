/** Both sums of each currency: what Stripe holds for us, and what the ledger says it holds. */
import type { Balance } from '#app/domain/balance-transaction.ts';
import { money } from '#app/domain/money.ts';
import type { Difference, ReconciledTotal } from '#app/domain/reconciliation/finding.ts';
import type { Ports } from '#app/ports.ts';
import { importBalance } from '#app/usecases/import-balance.ts';
import type { Area } from './area.ts';

/** Money comes in while it is read; on a busy day Stripe's sum may never hold still. */
const triesMax = 5;

export const balance: Area = {
  async *compare(ports) {
    const totals = await compareTotals(ports);
    yield { seen: totals.length, differences: totals.flatMap(differenceOf), totals };
  },
  again: async (ports, { kind, objectId, subject, stripe, ours }) => {
    const total = (await compareTotals(ports)).find(({ currency }) => currency === objectId);
    // Sums that do not hold still say nothing, also not that it is gone.
    if (total?.isMoving) return { kind, objectId, subject, stripe, ours, mend: { kind: 'wait' } };
    return total ? (differenceOf(total)[0] ?? null) : null;
  },
};

/**
 * The ledger is read between two readings of Stripe's balance that are the same, so that what moved meanwhile is on both sides or on
 * none. A difference is given time all the same: Stripe's lists may lag behind its balance.
 */
async function compareTotals(ports: Ports): Promise<ReconciledTotal[]> {
  for (let tries = 1; ; tries += 1) {
    const before = await ports.balance.read();
    await importBalance(ports);
    const [ledger, waiting] = [await ledgerSums(ports), await waitingSums(ports)];
    const after = await ports.balance.read();
    const isMoving = JSON.stringify(before) !== JSON.stringify(after);
    if (isMoving && tries < triesMax) continue;
    const currencies = new Set([...ledger.keys(), ...after.map(({ currency }) => currency)]);
    return [...currencies].toSorted().map((currency) => ({
      ...{ currency, isMoving },
      ledgerMinor: ledger.get(currency) ?? 0,
      stripeMinor: heldIn(after, currency),
      waitingMinor: waiting.get(currency) ?? 0,
    }));
  }
}

const heldIn = (balances: readonly Balance[], currency: string) =>
  balances
    .filter((each) => each.currency === currency)
    .reduce((sum, { availableMinor, pendingMinor }) => sum + availableMinor + pendingMinor, 0);

async function ledgerSums({ ledger }: Pick<Ports, 'ledger'>): Promise<ReadonlyMap<string, number>> {
  const held = (await ledger.totals()).filter(({ account }) => account === 'stripe-receivable');
  return new Map(held.map(({ currency, amountMinor }) => [currency, amountMinor]));
}

/** What is not posted because its donation is not here: the importer holds its place back for that. */
async function waitingSums(ports: Ports): Promise<ReadonlyMap<string, number>> {
  const sums = new Map<string, number>();
  const reached = await ports.balanceImports.reached();
  if (reached === null) return sums;
  for await (const page of ports.account.movements(reached)) {
    const posted = await ports.ledger.posted(page.map(({ id }) => id));
    for (const { id, net } of page)
      if (!posted.has(id)) sums.set(net.currency, (sums.get(net.currency) ?? 0) + net.amountMinor);
  }
  return sums;
}

function differenceOf(total: ReconciledTotal): Difference[] {
  const { currency, ledgerMinor, stripeMinor, waitingMinor, isMoving } = total;
  if (isMoving || ledgerMinor + waitingMinor === stripeMinor) return [];
  return [
    {
      ...{ kind: 'balance-differs', objectId: currency, subject: null, mend: { kind: 'wait' } },
      ...{ stripe: money(stripeMinor, currency), ours: money(ledgerMinor + waitingMinor, currency) },
    },
  ];
}

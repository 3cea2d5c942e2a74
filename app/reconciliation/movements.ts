/** Movements of the balance: the ledger has each as Stripe has it, and none that Stripe has not. */
import type { Difference } from '#app/domain/reconciliation/finding.ts';
import type { Money } from '#app/domain/money.ts';
import type { Ports } from '#app/ports.ts';
import type { MovementAtStripe } from '#app/ports/reconciliation.ts';
import { importBalance } from '#app/usecases/import-balance.ts';
import type { Area } from './area.ts';

/** What names a donation that is not here may wait for it a day (usecases/import-balance.ts), and an hour for good measure. */
const waitMsMax = 25 * 3_600_000;
const secondMs = 1000;

export const movements: Area = {
  async *compare(ports, since) {
    await importBalance(ports, { since });
    // Stripe's list is cut at any movement, and several may bear one second: a second is compared once it is read whole.
    let end = new Date(ports.clock.now().getTime() + secondMs);
    let rest: readonly MovementAtStripe[] = [];
    for await (const page of ports.account.movements(since)) {
      const all = [...rest, ...page];
      const oldest = page.at(-1)?.createdAt ?? end;
      const [whole, cut] = [
        all.filter((each) => each.createdAt > oldest),
        all.filter((each) => each.createdAt <= oldest),
      ];
      const begin = new Date(oldest.getTime() + secondMs);
      yield { seen: whole.length, differences: await compareSpan(ports, whole, begin, end) };
      [rest, end] = [cut, begin];
    }
    yield { seen: rest.length, differences: await compareSpan(ports, rest, since, end) };
  },
  again: async (ports, { objectId }) => {
    const found = await ports.account.movement(objectId);
    const posted = await ports.ledger.netOf([objectId]);
    return compareOne(objectId, found, posted.get(objectId) ?? null, ports.clock.now());
  },
};

/** All of both sides from `begin` to before `end`. */
async function compareSpan(
  ports: Ports,
  atStripe: readonly MovementAtStripe[],
  begin: Date,
  end: Date,
): Promise<Difference[]> {
  const now = ports.clock.now();
  const byId = new Map(atStripe.map((movement) => [movement.id, movement]));
  const posted = new Map([
    ...(await ports.ledger.netWithin(begin, end)),
    ...(await ports.ledger.netOf([...byId.keys()])),
  ]);
  const ids = new Set([...byId.keys(), ...posted.keys()]);
  return [...ids].flatMap((id) => compareOne(id, byId.get(id) ?? null, posted.get(id) ?? null, now) ?? []);
}

function compareOne(
  objectId: string,
  atStripe: MovementAtStripe | null,
  ours: Money | null,
  now: Date,
): Difference | null {
  const about = { objectId, subject: null, stripe: atStripe?.net ?? null, ours };
  if (atStripe === null) return ours && { kind: 'movement-missing', ...about, mend: { kind: 'wait' } };
  if (ours === null) {
    const isYoung = now.getTime() - atStripe.createdAt.getTime() < waitMsMax;
    return isYoung ? null : { kind: 'movement-unposted', ...about, mend: { kind: 'wait' } };
  }
  const { net } = atStripe;
  const isSame = net.amountMinor === ours.amountMinor && net.currency === ours.currency;
  return isSame ? null : { kind: 'movement-differs', ...about, mend: { kind: 'person' } };
}

/** Subscriptions both ways: none bills whose standing gift is not here or has ended, each that runs bills, and no invoice is unknown. */
import type { Difference, Finding } from '#app/domain/reconciliation/finding.ts';
import { settledStandingGiftStates } from '#app/domain/standing-gift/states.ts';
import { standingGiftSubject } from '#app/domain/subject.ts';
import type { Ports } from '#app/ports.ts';
import type { InvoiceAtStripe, SubscriptionAtStripe } from '#app/ports/billing-account.ts';
import type { StandingGiftBrief } from '#app/ports/standing-gifts.ts';
import type { Area } from './area.ts';

const batchSize = 100;
const nothing = { stripe: null, ours: null } as const;

export const subscriptions: Area = {
  async *compare(ports) {
    const billing = new Set<string>();
    for await (const page of ports.billingAccount.subscriptions()) {
      for (const { id } of page) billing.add(id);
      yield { seen: page.length, differences: await compareSubscriptions(ports, page) };
    }
    yield* compareRunning(ports, billing);
    for await (const page of ports.billingAccount.invoices())
      yield { seen: page.length, differences: await compareInvoices(ports, page) };
  },
  again: async (ports, finding) => {
    switch (finding.kind) {
      case 'invoice-unknown': {
        const invoice = await ports.billingAccount.invoice(finding.objectId);
        return invoice ? ((await compareInvoices(ports, [invoice]))[0] ?? null) : null;
      }
      case 'subscription-missing':
        return stillMissing(ports, finding);
      default: {
        const found = await ports.billingAccount.subscription(finding.objectId);
        const still = found ? await compareSubscriptions(ports, [found]) : [];
        return still.find(({ kind }) => kind === finding.kind) ?? still[0] ?? null;
      }
    }
  },
};

async function compareSubscriptions(
  ports: Pick<Ports, 'standingGifts'>,
  found: readonly SubscriptionAtStripe[],
): Promise<Difference[]> {
  const known = await briefs(ports, found);
  return found.flatMap(({ id, standingGiftId, keepsDrafts, hasOddNote }): Difference[] => {
    const gift = known.get(standingGiftId);
    // A person ends it: the money that it brings is nobody's whom we know, or was promised to be over.
    if (!gift)
      return [{ kind: 'subscription-unknown', objectId: id, subject: null, ...nothing, mend: person }];
    const subject = standingGiftSubject(gift.id);
    const isOther = gift.subscriptionId !== null && gift.subscriptionId !== id;
    if (isOther || settledStandingGiftStates.has(gift.state))
      return [{ kind: 'subscription-unended', objectId: id, subject, ...nothing, mend: person }];
    if (gift.state !== 'active') return [];
    const about = { objectId: id, subject, ...nothing };
    const odd: Difference[] = hasOddNote ? [{ kind: 'subscription-note-odd', ...about, mend: person }] : [];
    if (keepsDrafts) return odd;
    return [{ kind: 'subscription-uncovered', ...about, mend: { kind: 'advance', subject } }, ...odd];
  });
}

const person = { kind: 'person' } as const;

/** `billing`: all that bill at Stripe. One that began meanwhile is looked at once more than it must be. */
async function* compareRunning(ports: Ports, billing: ReadonlySet<string>) {
  let after: string | null = null;
  for (;;) {
    const batch: StandingGiftBrief[] = await ports.standingGifts.running(after, batchSize);
    const lost = batch.filter(({ subscriptionId }) => !billing.has(subscriptionId ?? ''));
    if (batch.length > 0) yield { seen: batch.length, differences: lost.map(missing) };
    after = batch.at(-1)?.id ?? null;
    if (after === null || batch.length < batchSize) return;
  }
}

function missing({ id, subscriptionId }: StandingGiftBrief): Difference {
  const subject = standingGiftSubject(id);
  const about = { kind: 'subscription-missing', objectId: subscriptionId ?? id, subject } as const;
  return { ...about, ...nothing, mend: { kind: 'advance', subject } };
}

async function stillMissing(ports: Ports, { subject }: Finding): Promise<Difference | null> {
  const [gift] = subject ? await ports.standingGifts.briefs([subject.id]) : [];
  if (gift?.state !== 'active' || gift.subscriptionId === null) return null;
  return (await ports.billingAccount.subscription(gift.subscriptionId)) ? null : missing(gift);
}

async function compareInvoices(
  ports: Pick<Ports, 'standingGifts' | 'renewals'>,
  found: readonly InvoiceAtStripe[],
): Promise<Difference[]> {
  const here = await ports.renewals.known(found.map(({ id }) => id));
  const unknown = found.filter(({ id }) => !here.has(id));
  const known = await briefs(ports, unknown);
  return unknown.flatMap(({ id, standingGiftId, due }): Difference[] => {
    const gift = known.get(standingGiftId);
    const isRunning = gift?.state === 'active' || gift?.state === 'closing';
    const subject = gift ? standingGiftSubject(gift.id) : null;
    const mend = isRunning ? ({ kind: 'advance', subject: standingGiftSubject(gift.id) } as const) : person;
    return [{ kind: 'invoice-unknown', objectId: id, subject, stripe: due, ours: null, mend }];
  });
}

async function briefs(
  { standingGifts }: Pick<Ports, 'standingGifts'>,
  found: readonly { readonly standingGiftId: string }[],
): Promise<ReadonlyMap<string, StandingGiftBrief>> {
  const known = await standingGifts.briefs(found.map(({ standingGiftId }) => standingGiftId));
  return new Map(known.map((gift) => [gift.id, gift]));
}

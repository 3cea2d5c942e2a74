/** Compares Stripe with what we hold, mends what is safe, and keeps the rest for a person. */
import { composeReconciliationMail } from '#app/domain/mail-reconciliation.ts';
import {
  areaOf,
  compareSince,
  findingKinds,
  reconciliationAreas,
  type Difference,
  type ReconciledTotal,
  type ReconciliationArea,
  type ReconciliationCause,
} from '#app/domain/reconciliation/finding.ts';
import { failureCode } from '#app/domain/retry.ts';
import { subjectKey } from '#app/domain/subject.ts';
import { whoHears } from '#app/domain/staff.ts';
import { paths } from '#app/paths.ts';
import type { Ports } from '#app/ports.ts';
import type { Reconciliation } from '#app/ports/reconciliation.ts';
import type { Area } from '#app/reconciliation/area.ts';
import { balance } from '#app/reconciliation/balance.ts';
import { events } from '#app/reconciliation/events.ts';
import { movements } from '#app/reconciliation/movements.ts';
import { payments } from '#app/reconciliation/payments.ts';
import { payouts } from '#app/reconciliation/payouts.ts';
import { refunds } from '#app/reconciliation/refunds.ts';
import { renewals } from '#app/reconciliation/renewals.ts';
import { sessions } from '#app/reconciliation/sessions.ts';
import { subscriptions } from '#app/reconciliation/subscriptions.ts';
import { unsettled } from '#app/reconciliation/unsettled.ts';
import { webhook } from '#app/reconciliation/webhook.ts';

/** What is compared, in the order of `reconciliationAreas`; a subject with objects of its own at Stripe brings its area here. */
const areas: Readonly<Record<ReconciliationArea, Area>> = {
  events,
  sessions,
  payments,
  unsettled,
  subscriptions,
  renewals,
  refunds,
  payouts,
  movements,
  webhook,
  balance,
};

interface Asked {
  readonly cause: ReconciliationCause;
  /** From when on Stripe is read; as far back as needed where it is left out. */
  readonly since?: Date | null;
  /** Told of after each batch. */
  readonly tell?: (area: ReconciliationArea, seen: number) => void;
}

export type Reconciled =
  | { readonly kind: 'compared'; readonly run: Reconciliation }
  /** Another process is at it. */
  | { readonly kind: 'busy' };

/** One that broke off is taken up within this time, its finished areas left out; later too much has happened since. */
const resumeMsMax = 6 * 3_600_000;

/**
 * Safe at any time and after any crash: an area that broke off is gone through again, and each mend can be done twice. What a mend was
 * asked for and is found again later is kept open, and staff are told of it once. Throws where Stripe does not answer.
 */
export async function reconcile(ports: Ports, asked: Asked): Promise<Reconciled> {
  const compared = await ports.reconciliations.exclusively(async () => {
    const run = await begin(ports, asked);
    try {
      return await goOn(ports, run, asked.tell ?? (() => undefined));
    } catch (error) {
      await ports.reconciliations.fail(run.id, failureCode(error));
      throw error;
    }
  });
  return compared === 'busy' ? { kind: 'busy' } : { kind: 'compared', run: compared };
}

type Begun = Pick<Reconciliation, 'id' | 'cause' | 'since' | 'startedAt' | 'done'>;

async function begin({ reconciliations, clock, ids }: Ports, { cause, since }: Asked): Promise<Begun> {
  const now = clock.now();
  const [last] = await reconciliations.latest(1);
  const isOpen = last?.finishedAt === null && now.getTime() - last.startedAt.getTime() < resumeMsMax;
  if (last && isOpen && last.cause === cause && !since) return last;
  const from = since ?? compareSince(await reconciliations.lastWhole(), now);
  const run = { id: ids.row(), cause, since: from, startedAt: now };
  await reconciliations.start(run);
  return { ...run, done: [] };
}

async function goOn(
  ports: Ports,
  { id, since, done }: Begun,
  tell: NonNullable<Asked['tell']>,
): Promise<Reconciliation> {
  let totals: readonly ReconciledTotal[] = [];
  // One thing may show in two areas.
  const found = new Set<string>();
  // The sums are compared last, and again where a run is taken up.
  for (const name of reconciliationAreas.filter((area) => area === 'balance' || !done.includes(area)))
    totals = await goThrough(ports, { id, since }, name, found, tell);
  await ports.reconciliations.finish(id, ports.clock.now(), totals);
  await tellStaff(ports);
  const [run] = await ports.reconciliations.latest(1);
  if (!run) throw new Error('a comparison vanished');
  return run;
}

async function goThrough(
  ports: Ports,
  { id, since }: Pick<Begun, 'id' | 'since'>,
  name: ReconciliationArea,
  found: Set<string>,
  tell: NonNullable<Asked['tell']>,
): Promise<readonly ReconciledTotal[]> {
  const area = areas[name];
  const counts = { seen: 0, found: 0, mended: 0 };
  let totals: readonly ReconciledTotal[] = [];
  for await (const batch of area.compare(ports, since)) {
    counts.seen += batch.seen;
    const fresh = batch.differences.filter((each) => !found.has(nameOf(each)));
    counts.found += fresh.length + (batch.mended ?? 0);
    counts.mended += batch.mended ?? 0;
    totals = batch.totals ?? totals;
    for (const difference of fresh) {
      found.add(nameOf(difference));
      if (await mend(ports, difference)) counts.mended += 1;
    }
    tell(name, counts.seen);
  }
  counts.mended += await lookAgain(ports, name, found);
  await ports.reconciliations.noteDone(id, name, counts);
  return totals;
}

const nameOf = ({ kind, objectId }: Pick<Difference, 'kind' | 'objectId'>) => `${kind} ${objectId}`;

/** Answers whether it is right from here on. */
async function mend(ports: Ports, difference: Difference): Promise<boolean> {
  const { mend: way } = difference;
  if (way.kind === 'write') {
    await ports.commit(way.step);
    await ports.jobs.send('advance', subjectKey(way.advance));
    return true;
  }
  if (way.kind === 'advance') await ports.jobs.send('advance', subjectKey(way.subject));
  await ports.reconciliations.record(difference, ports.ids.row(), ports.clock.now());
  return false;
}

/** What was found by an earlier comparison and not by this one is gone, or older than what was read. Answers how many are gone. */
async function lookAgain(
  ports: Ports,
  name: ReconciliationArea,
  found: ReadonlySet<string>,
): Promise<number> {
  const kinds = findingKinds.filter((kind) => areaOf[kind] === name);
  const before = await ports.reconciliations.unclosed(kinds);
  const gone: string[] = [];
  for (const finding of before.filter((each) => !found.has(nameOf(each)))) {
    const still = await areas[name].again(ports, finding);
    if (still?.kind !== finding.kind) gone.push(finding.id);
    if (still) await mend(ports, still);
  }
  await ports.reconciliations.close(gone, ports.clock.now());
  return gone.length;
}

/** Once about each finding. */
async function tellStaff(ports: Ports): Promise<void> {
  const count = await ports.reconciliations.countUntold();
  if (count === 0) return;
  const staff = whoHears(await ports.staff.all());
  const deskUrl = ports.site.url + paths.deskReconciliation();
  const mail = composeReconciliationMail({ site: ports.site, count, deskUrl });
  const mails = staff.map(({ email }) => {
    const id = ports.ids.row();
    const about = { cause: id, donationId: null, standingGiftId: null, appealId: null };
    return { ...mail, id, kind: 'reconciliation-open' as const, ...about, recipient: email };
  });
  if (await ports.reconciliations.tell(mails, ports.clock.now()))
    for (const { id } of mails) await ports.jobs.send('send-mail', id);
}

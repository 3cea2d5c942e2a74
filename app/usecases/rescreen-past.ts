/** One re-screening of held donations, which are screened again, and of received ones, which are only reported to staff. */
import { setImmediate } from 'node:timers/promises';
import { pastSince, worsening, type PastDonation } from '#app/domain/donation/past-donation.ts';
import { newsOf } from '#app/domain/rescreening.ts';
import { nextFailure } from '#app/domain/retry.ts';
import type { RegistryState } from '#app/domain/screening/decide/decide.ts';
import { donationSubject, renewalSubject, standingGiftSubject, subjectKey } from '#app/domain/subject.ts';
import type { Ports } from '#app/ports.ts';
import type { Rescreening } from '#app/ports/learning.ts';

type RescreenPorts = Pick<
  Ports,
  | 'rescreenings'
  | 'donations'
  | 'standingGifts'
  | 'renewals'
  | 'registry'
  | 'jobs'
  | 'clock'
  | 'ids'
  | 'random'
>;

/** Reading a page takes as long as all its payers; more rows would keep requests waiting for it. */
const pageSize = 50;
/** A job that takes longer than the queue allows is started beside itself; the next job goes on where this one ends. */
const pagesPerJobMax = 200;
/** A payer takes some tenths of a millisecond; after this many, requests that wait have their turn. */
const payersAtOnce = 4;

/**
 * Goes on where the last run stopped, so a crash costs a page at most. Received donations of the last 24 months that
 * would not pass today become findings; nothing is refunded, and no decision of the staff is touched. What fails is kept with it,
 * so that it is tried again later, and thrown.
 */
export async function rescreenPast(
  ports: RescreenPorts,
  rescreeningId: string,
): Promise<'finished' | 'goes-on' | 'busy'> {
  const outcome = await ports.rescreenings.exclusively(async () => {
    const run = await ports.rescreenings.find(rescreeningId);
    if (!run || run.finishedAt !== null) return 'finished';
    try {
      await ports.registry.refresh();
      // Nobody would be found, and all would count as looked at.
      if (!ports.registry.current().index) throw new Error('there are no lists to look with');
      if (run.reached === null) await screenHeldAgain(ports);
      return await lookOn(ports, run);
    } catch (error) {
      const { failureCount } = (await ports.rescreenings.find(run.id)) ?? run;
      const failure = nextFailure(failureCount, error, ports.clock.now(), ports.random());
      await ports.rescreenings.fail({ id: run.id, failureCount }, failure);
      throw error;
    }
  });
  if (outcome === 'goes-on') await ports.jobs.send('rescreen-past', rescreeningId);
  return outcome;
}

async function screenHeldAgain(ports: RescreenPorts): Promise<void> {
  for (const id of await ports.donations.held())
    await ports.jobs.send('advance', subjectKey(donationSubject(id)));
  for (const id of await ports.standingGifts.held())
    await ports.jobs.send('advance', subjectKey(standingGiftSubject(id)));
  for (const id of await ports.renewals.held())
    await ports.jobs.send('advance', subjectKey(renewalSubject(id)));
}

async function lookOn(ports: RescreenPorts, run: Rescreening): Promise<'finished' | 'goes-on'> {
  const since = pastSince(run.startedAt);
  let reached = run.reached;
  let seen = run.seen;
  for (let page = 0; page < pagesPerJobMax; page++) {
    const after = reached === null ? null : await ports.rescreenings.placeOf(reached);
    const page = await ports.donations.past(since, after, pageSize);
    const received = page.filter(({ donation }) => donation.state === 'received');
    const found = await lookAt(ports, ports.registry.current(), received);
    reached = page.at(-1)?.donation.id ?? reached;
    seen += received.length;
    const isLast = page.length < pageSize;
    await ports.rescreenings.record(run.id, { ...found, reached, seen, at: ports.clock.now(), isLast });
    if (isLast) return 'finished';
  }
  return 'goes-on';
}

async function lookAt(ports: RescreenPorts, state: RegistryState, page: readonly PastDonation[]) {
  const known = Map.groupBy(
    await ports.rescreenings.known(page.map(({ donation }) => donation.id)),
    ({ donationId }) => donationId,
  );
  const findings = [];
  const outdated: string[] = [];
  const createdAt = ports.clock.now();
  for (const [at, past] of page.entries()) {
    if (at % payersAtOnce === payersAtOnce - 1) await setImmediate();
    const { id: donationId } = past.donation;
    const screening = worsening(state, past)?.after ?? null;
    const news = newsOf(screening, known.get(donationId) ?? []);
    outdated.push(...news.outdated);
    if (!screening || !news.isNew) continue;
    const { ids } = ports;
    const made = { id: ids.row(), token: ids.token(), createdAt };
    findings.push({
      id: ids.row(),
      screening: { ...made, donationId, standingGiftId: null, stage: 'report' as const, screening },
    });
  }
  return { findings, outdated };
}

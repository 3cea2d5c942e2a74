/** Finds what time or a crash left to do, and asks for it: subjects due a check, mails not sent, imports not done. */
import {
  donationSubject,
  renewalSubject,
  standingGiftSubject,
  subjectKey,
  type Subject,
} from '#app/domain/subject.ts';
import type { Ports } from '#app/ports.ts';

const batchSize = 200;
/** A check that was asked for and did not happen is asked for again after this long. */
const leaseMs = 20_000;

/** Everything due is found here, against Clock, never by a queue's own delay. Answers how many jobs were asked for. */
export async function dispatchDue(
  ports: Pick<
    Ports,
    | 'work'
    | 'donations'
    | 'standingGifts'
    | 'renewals'
    | 'mails'
    | 'signInLinks'
    | 'importRuns'
    | 'restores'
    | 'jobs'
    | 'clock'
    | 'registry'
  >,
): Promise<number> {
  const now = ports.clock.now();
  const due = await ports.work.claimDue(now, leaseMs, batchSize);
  // What was held only because the registry could not serve is looked at as soon as it can.
  const recovered = ports.registry.current().status === 'ready' ? await heldUnscreened(ports) : [];
  const keys = [...due, ...recovered].map(subjectKey);
  for (const key of new Set(keys)) await ports.jobs.send('advance', key);
  const mails = (await ports.restores.pending()) ? [] : await ports.mails.due(now, batchSize);
  for (const id of mails) await ports.jobs.send('send-mail', id);
  const links = await ports.signInLinks.unwritten(now, batchSize);
  for (const id of links) await ports.jobs.send('write-sign-in-mail', id);
  const imports = await ports.importRuns.due(batchSize);
  for (const id of imports) await ports.jobs.send('import-list', id);
  return due.length + recovered.length + mails.length + links.length + imports.length;
}

async function heldUnscreened(
  ports: Pick<Ports, 'donations' | 'standingGifts' | 'renewals'>,
): Promise<Subject[]> {
  const donations = await ports.donations.heldUnscreened(batchSize);
  const gifts = await ports.standingGifts.heldUnscreened(batchSize);
  const renewals = await ports.renewals.unscreened(batchSize);
  return [
    ...donations.map(donationSubject),
    ...gifts.map(standingGiftSubject),
    ...renewals.map(renewalSubject),
  ];
}

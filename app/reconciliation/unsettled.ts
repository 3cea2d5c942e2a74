/** Donations of ours that came to no end and are older than what is read of Stripe: each is looked up there. */
import type { ListCursor } from '#app/domain/list-cursor.ts';
import type { Donation } from '#app/domain/donation/donation.ts';
import type { Difference } from '#app/domain/reconciliation/finding.ts';
import { donationSubject } from '#app/domain/subject.ts';
import type { Ports } from '#app/ports.ts';
import type { Area } from './area.ts';
import { compareSessions } from './sessions.ts';

const batchSize = 100;

export const unsettled: Area = {
  async *compare(ports, since) {
    let after: ListCursor | null = null;
    for (;;) {
      const batch: Donation[] = await ports.donations.unsettled(since, after, batchSize);
      const differences: Difference[] = [];
      for (const donation of batch) differences.push(...(await compareOne(ports, donation)));
      if (batch.length > 0) yield { seen: batch.length, differences };
      after = batch.at(-1) ?? null;
      if (after === null || batch.length < batchSize) return;
    }
  },
  again: async (ports, { subject }) => {
    const donation = subject && (await ports.donations.find(subject.id));
    return donation ? ((await compareOne(ports, donation))[0] ?? null) : null;
  },
};

async function compareOne(ports: Ports, { id, sessionId }: Donation): Promise<Difference[]> {
  if (sessionId === null) return [];
  const session = await ports.account.session(sessionId);
  if (session) return compareSessions(ports, [session]);
  const nothing = { stripe: null, ours: null, mend: { kind: 'person' } } as const;
  return [{ kind: 'session-missing', objectId: sessionId, subject: donationSubject(id), ...nothing }];
}

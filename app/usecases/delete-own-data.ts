/** A donor has what we know of them deleted, as far as the law lets: all of it at once, or nothing. */
import { deletionObstacles, type DeletionObstacle } from '#app/domain/donor-deletion.ts';
import type { DonorGift } from '#app/domain/giving.ts';
import { stopping } from '#app/domain/standing-gift/stop.ts';
import { standingGiftSubject, subjectKey } from '#app/domain/subject.ts';
import type { Ports } from '#app/ports.ts';

export type DeleteOwnDataOutcome =
  | { readonly kind: 'deleted' }
  /** Nothing was deleted; what runs has been asked to stop. */
  | { readonly kind: 'not-yet'; readonly obstacles: readonly DeletionObstacle[] };

type DeletePorts = Pick<Ports, 'donorGifts' | 'personalData' | 'restores' | 'commit' | 'jobs' | 'clock'>;

/** Stripe usually confirms within a second that a standing gift is closed. */
const waitMs = 200;
const waitsMax = 20;
const batchSize = 200;

/**
 * Standing gifts are stopped first, and nothing is deleted before Stripe has confirmed that nothing more is charged. Cut off in
 * between, it is asked for again and goes on.
 */
export async function deleteOwnData(
  ports: DeletePorts,
  { donorId, pause }: { readonly donorId: string; readonly pause: (ms: number) => Promise<void> },
): Promise<DeleteOwnDataOutcome> {
  if (await ports.restores.pending()) return { kind: 'not-yet', obstacles: ['restoring'] };
  await stopAll(ports, donorId);
  let obstacles = await obstaclesOf(ports, donorId);
  for (let wait = 0; wait < waitsMax && obstacles.includes('standing'); wait += 1) {
    await pause(waitMs);
    obstacles = await obstaclesOf(ports, donorId);
  }
  if (obstacles.length > 0) return { kind: 'not-yet', obstacles };
  const now = ports.clock.now();
  for (const gift of await ports.donorGifts.standing(donorId))
    await ports.personalData.eraseStandingGift(gift.id, now);
  for (const { donation } of await allGifts(ports, donorId))
    await ports.personalData.eraseDonation(donation.id, now);
  return { kind: 'deleted' };
}

async function stopAll(ports: DeletePorts, donorId: string): Promise<void> {
  for (const gift of await ports.donorGifts.standing(donorId)) {
    const step = stopping(gift, ports.clock.now());
    // What somebody else stepped this moment stands in the way, and is stopped with the next press.
    if (step && (await ports.commit(step)) !== 'stale')
      await ports.jobs.send('advance', subjectKey(standingGiftSubject(gift.id)));
  }
}

async function obstaclesOf(ports: DeletePorts, donorId: string): Promise<DeletionObstacle[]> {
  return deletionObstacles(
    await allGifts(ports, donorId),
    await ports.donorGifts.standing(donorId),
    await ports.donorGifts.unsettledRenewals(donorId),
  );
}

async function allGifts({ donorGifts }: DeletePorts, donorId: string): Promise<DonorGift[]> {
  const gifts: DonorGift[] = [];
  for (;;) {
    const batch = await donorGifts.list(donorId, gifts.at(-1)?.donation ?? null, batchSize);
    gifts.push(...batch);
    if (batch.length < batchSize) return gifts;
  }
}

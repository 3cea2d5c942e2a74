/** The end of a history: faults stop, banks come to a word, the clock moves past every deadline, and all that is due is done. */
import type { Scene } from './scene.ts';
import { advanceClock, deliverAll } from './steps/workings.ts';
import { tryControl } from './steps/step.ts';

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** Longer than staff, donors and banks are waited for: a hold, a draft, an appeal, the retries of a failed renewal with their grace. */
const moves = [90 * minute, day, 7 * day, 8 * day, 9 * day, 2 * hour];

export async function comeToRest(scene: Scene): Promise<void> {
  await stopFaults(scene);
  await settleBanks(scene);
  await wholeRound(scene);
  for (const seconds of moves) {
    await advanceClock(scene, seconds);
    await quiet(scene);
  }
  await settleBanks(scene);
  // What the comparison finds is mended, and has to be gone by the next one, an hour later.
  for (let round = 0; round < 3; round += 1) {
    await advanceClock(scene, hour + minute);
    await wholeRound(scene);
    await quiet(scene);
  }
}

async function stopFaults(scene: Scene): Promise<void> {
  await scene.control({ action: 'faults-clear' });
  for (const key of ['nextOutcomes', 'nextSetups', 'nextCharges', 'nextRefunds', 'nextPayouts'])
    await scene.query(`DELETE FROM sandbox.setting WHERE key = $1`, [key]);
  await scene.control({ action: 'balance-delay', seconds: 0 });
  await scene.control({ action: 'billing', retryAfterDays: [3, 5, 6], afterLastFailure: 'cancel' });
  scene.lists.areOld = false;
}

/** Banks decide on everything that waits for them: nothing in the local Stripe does so by itself in less than months. */
async function settleBanks(scene: Scene): Promise<void> {
  await scene.control({ action: 'payouts', daily: false });
  const refunds = await scene.query<{ id: string }>(
    `SELECT id FROM sandbox.object WHERE kind = 'refund' AND body ->> 'status' IN ('pending', 'requires_action') ORDER BY seq`,
  );
  for (const [at, { id }] of refunds.entries())
    await tryControl(scene, {
      action: 'settle-refund',
      refund: id,
      outcome: at % 2 === 0 ? 'succeeded' : 'failed',
    });
  const disputes = await scene.query<{ id: string; status: string }>(
    `SELECT id, body ->> 'status' AS status FROM sandbox.object WHERE kind = 'dispute'
     AND body ->> 'status' NOT IN ('won', 'lost', 'warning_closed', 'prevented') ORDER BY seq`,
  );
  for (const [at, { id, status }] of disputes.entries()) {
    const word = status.startsWith('warning_') ? 'warning_closed' : at % 2 === 0 ? 'won' : 'lost';
    await tryControl(scene, { action: 'move-dispute', dispute: id, status: word });
  }
}

/** All that the timetable does, the hourly comparison among it. */
async function wholeRound(scene: Scene): Promise<void> {
  await deliverAll(scene);
  await scene.workers[0].round();
}

/** Stripe's news is told and acted on by both, until there is none. */
async function quiet(scene: Scene): Promise<void> {
  for (const worker of scene.workers) {
    await deliverAll(scene);
    await worker.drain();
    // Stripe books a payment a moment after it.
    await advanceClock(scene, 30);
  }
}

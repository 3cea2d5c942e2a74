/** Histories of money beside a real process of the app that is killed again and again, and what it was at comes to its end. */
import { expect, test } from 'vitest';
import type { Scene } from '#tests/model/scene.ts';
import { historyOf, live, writeHistory, type Company } from '#tests/model/history.ts';
import { seeded } from '#tests/eval/random.ts';
import { freePort, startApp, type AppProcess } from '#tests/support/app-process.ts';

const { TEST_SEED = '1', MODEL_KILLED = '25' } = process.env;

/** Webhooks that reached a process, over all histories. */
let heardCount = 0;

/** It hears of webhooks as it would, doubled and out of order, works by its own timetable, and dies without a word. */
async function killing(scene: Scene, seed: number): Promise<Company> {
  const random = seeded('killing', seed);
  const start = async (): Promise<AppProcess> =>
    startApp({
      ...{ PORT: String(await freePort()), DATA_DIR: scene.env.dataDir, LOG_LEVEL: 'error' },
      ...{ DATABASE_URL: scene.env.databaseUrl ?? '', DATABASE_OWNER_URL: scene.env.databaseOwnerUrl ?? '' },
      ...{ CURRENCIES: JSON.stringify({ USD: {}, EUR: {}, JPY: {} }), CHECKOUTS_PER_MINUTE: '6000' },
    });
  const kill = async () => {
    app.child.kill('SIGKILL');
    await app.ended;
  };
  let app = await start();
  await scene.control({ action: 'webhooks', mode: { off: false, shuffle: true, duplicate: 1 } });
  return {
    beforeStep: async () => {
      if (!random.chance(0.1)) return;
      // At whatever it is by then.
      await new Promise((resolve) => setTimeout(resolve, 200 + random.below(1500)));
      await kill();
      app = await start();
    },
    end: async () => {
      await kill();
      const heard = `SELECT count(*)::int AS count FROM sandbox.delivery WHERE state = 'delivered'`;
      heardCount += (await scene.query<{ count: number }>(heard))[0]?.count ?? 0;
      await scene.control({ action: 'webhooks', mode: { off: true } });
    },
  };
}

test('histories beside a process that is killed at any moment end as those in one process do', async () => {
  for (let at = 0; at < Number(MODEL_KILLED); at += 1) {
    const seed = (Math.imul(Number(TEST_SEED), 1013) + at) | 0;
    const { faults, log } = await live(historyOf(seed), (scene) => killing(scene, seed));
    console.log(`${String(at + 1)}: history ${String(seed)}, ${String(faults.length)} faults`);
    const told = [`history ${String(seed)}`, ...faults, writeHistory(historyOf(seed)), ...log].join('\n');
    expect(faults, told).toEqual([]);
  }
  expect(heardCount).toBeGreaterThan(0);
});

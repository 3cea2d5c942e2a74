/** What donors change about standing gifts that run: the amount, and what they leave out. */
import { goingOnDays } from '#app/domain/standing-gift/pause.ts';
import { holdsFrom } from '#app/domain/standing-gift/changes.ts';
import { readStandingTerms, type StandingTerms } from '#app/subjects/standing-terms.ts';
import { pauseStandingGift, resumeStandingGift } from '#app/usecases/pause-standing-gift.ts';
import type { Random } from '#tests/eval/random.ts';
import { sendAmount } from '#tests/support/gift-changes.ts';
import { portsOf, type Scene } from '../scene.ts';
import { oneOf, type StepTable } from './step.ts';

type ScenePorts = ReturnType<typeof portsOf>;

/** One that runs, as the page reads it before its donor sends the form; a text where Stripe does not answer. */
async function withTerms(
  scene: Scene,
  random: Random,
  send: (ports: ScenePorts, terms: StandingTerms) => Promise<{ readonly kind: string }>,
  where = '',
): Promise<string | null> {
  const gift = await oneOf<{ token: string }>(
    scene,
    random,
    `SELECT token FROM standing_gift WHERE state = 'active' ${where} ORDER BY id`,
  );
  if (!gift) return null;
  const ports = portsOf(scene, random.below(2));
  const terms = await readStandingTerms(ports, gift.token);
  return terms.kind === 'terms' ? (await send(ports, terms)).kind : terms.kind;
}

export const changeSteps: StepTable = {
  'change-amount': {
    weight: 2,
    take: (scene, random) =>
      withTerms(scene, random, (ports, { gift, dueDays }) => {
        const amountOther = random.pick(['3', '8', '20']);
        return sendAmount(ports, gift, { amountOther }, holdsFrom(dueDays, ports.clock.now()));
      }),
  },
  pause: {
    weight: 2,
    take: (scene, random) =>
      withTerms(scene, random, (ports, { gift, nextDueAt, dueDays }) => {
        const until = random.pick(goingOnDays(dueDays, gift.interval)).toISOString();
        return pauseStandingGift(ports, { token: gift.token, day: nextDueAt.toISOString(), until });
      }),
  },
  resume: {
    weight: 1,
    take: (scene, random) =>
      withTerms(
        scene,
        random,
        (ports, { gift, nextDueAt }) =>
          resumeStandingGift(ports, { token: gift.token, day: nextDueAt.toISOString() }),
        'AND paused_until IS NOT NULL',
      ),
  },
};

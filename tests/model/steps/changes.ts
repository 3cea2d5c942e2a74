/** What donors change about standing gifts that run: the amount, and what they leave out. */
import { daysOffered } from '#app/domain/standing-gift/gift-day.ts';
import { goingOnGifts } from '#app/domain/standing-gift/pause.ts';
import { holdsFrom } from '#app/domain/standing-gift/changes.ts';
import { comingGifts, readStandingTerms, type StandingTerms } from '#app/subjects/standing-terms.ts';
import { changeDay } from '#app/usecases/change-day.ts';
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
      withTerms(scene, random, (ports, { gift, undrafted }) => {
        const amountOther = random.pick(['3', '8', '20']);
        return sendAmount(ports, gift, { amountOther }, holdsFrom(undrafted, ports.clock.now()).dueAt);
      }),
  },
  pause: {
    weight: 2,
    take: (scene, random) =>
      withTerms(scene, random, (ports, terms) => {
        const { token, interval } = terms.gift;
        const coming = comingGifts(terms);
        const until = random.pick(goingOnGifts(coming, interval)).dueAt.toISOString();
        return pauseStandingGift(ports, { token, day: coming[0]?.dueAt.toISOString() ?? '', until });
      }),
  },
  'change-day': {
    weight: 2,
    take: (scene, random) =>
      withTerms(scene, random, (ports, { gift, undrafted, anchorAt }) => {
        const periods = undrafted.map(({ periodStartsAt }) => periodStartsAt);
        const to = random.pick(daysOffered(anchorAt, periods)).value;
        return changeDay(ports, { token: gift.token, day: undrafted[0].dueAt.toISOString(), to });
      }),
  },
  resume: {
    weight: 1,
    take: (scene, random) =>
      withTerms(
        scene,
        random,
        (ports, { gift, undrafted: [next] }) =>
          resumeStandingGift(ports, { token: gift.token, day: next.dueAt.toISOString() }),
        'AND paused_until IS NOT NULL',
      ),
  },
};

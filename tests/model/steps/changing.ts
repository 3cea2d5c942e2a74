/** What donors change of a standing gift on its page: the amount, gifts that are left out, and taking that back. */
import { donationFields, readDonationForm, type DonationField } from '#app/domain/donation-form.ts';
import { holdsFrom } from '#app/domain/standing-gift/changes.ts';
import { goingOnDays } from '#app/domain/standing-gift/pause.ts';
import { readStandingTerms, type StandingTerms } from '#app/subjects/standing-terms.ts';
import { changeAmount } from '#app/usecases/change-amount.ts';
import { pauseStandingGift, resumeStandingGift } from '#app/usecases/pause-standing-gift.ts';
import type { Random } from '#tests/eval/random.ts';
import type { Ports } from '#app/ports.ts';
import { portsOf, type Scene } from '../scene.ts';
import { oneOf, type ModelStep, type StepTable } from './step.ts';

type Change = (ports: Ports, token: string, terms: StandingTerms, random: Random) => Promise<string>;

/** Its donor reads the days on the page, and then sends one of them. */
const changing = (weight: number, change: Change): ModelStep => ({
  weight,
  take: async (scene: Scene, random: Random) => {
    const running = `SELECT token FROM standing_gift WHERE state = 'active' ORDER BY id`;
    const gift = await oneOf<{ token: string }>(scene, random, running);
    if (!gift) return null;
    const ports = portsOf(scene, random.below(2));
    const terms = await readStandingTerms(ports, gift.token);
    return terms.kind === 'terms' ? change(ports, gift.token, terms, random) : terms.kind;
  },
});

const amount: Change = async (ports, token, { gift, dueDays }, random) => {
  const currency = gift.amount.currency;
  const form: Partial<Record<DonationField, string>> = {
    currency,
    locale: 'en',
    amount: random.pick(['500', '1000']),
  };
  const byName = new Map(
    Object.entries(form).map(([field, value]) => [donationFields[field as DonationField], value]),
  );
  const values = readDonationForm((name) => byName.get(name as never));
  const day = holdsFrom(dueDays, ports.clock.now()).toISOString();
  return (await changeAmount(ports, { token, values, day })).kind;
};

const pause: Change = async (ports, token, { gift, dueDays, nextDueAt }, random) => {
  const until = random.pick(goingOnDays(dueDays, gift.interval).slice(0, 3));
  const days = { day: nextDueAt.toISOString(), until: until.toISOString() };
  return (await pauseStandingGift(ports, { token, ...days })).kind;
};

const resume: Change = async (ports, token, { nextDueAt }) =>
  (await resumeStandingGift(ports, { token, day: nextDueAt.toISOString() })).kind;

export const changingSteps: StepTable = {
  'change-amount': changing(2, amount),
  pause: changing(2, pause),
  resume: changing(1, resume),
};

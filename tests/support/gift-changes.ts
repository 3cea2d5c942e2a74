/** What a donor changes about a standing gift, as its pages send it. */
import { donationFields, readDonationForm, type DonationField } from '#app/domain/donation-form.ts';
import { holdsFrom } from '#app/domain/standing-gift/changes.ts';
import type { StandingGift } from '#app/domain/standing-gift/standing-gift.ts';
import type { Ports } from '#app/ports.ts';
import { changeAmount } from '#app/usecases/change-amount.ts';
import { changeDay } from '#app/usecases/change-day.ts';
import { pauseStandingGift, resumeStandingGift } from '#app/usecases/pause-standing-gift.ts';
import { comingGifts, readStandingTerms } from '#app/subjects/standing-terms.ts';

/** The days that the pages would say. */
export async function termsOf(ports: Ports, { token }: Pick<StandingGift, 'token'>) {
  const terms = await readStandingTerms(ports, token);
  if (terms.kind !== 'terms') throw new Error(`expected terms, got ${terms.kind}`);
  const from = holdsFrom(terms.undrafted, ports.clock.now()).dueAt;
  return { ...terms, from, dueDays: comingGifts(terms).map(({ dueAt }) => dueAt) };
}

/** Sends the form as it was filled in; `day` is the one that the page says where none is given. */
export async function sendAmount(
  ports: Ports,
  { token }: Pick<StandingGift, 'token'>,
  typed: Partial<Record<DonationField, string>>,
  day?: Date,
) {
  const said = day ?? (await termsOf(ports, { token })).from;
  const byName = new Map(
    Object.entries(typed).map(([field, value]) => [donationFields[field as DonationField], value]),
  );
  const values = readDonationForm((name) => byName.get(name as never));
  return changeAmount(ports, { token, values, day: said.toISOString() });
}

/** Leaves out the next `count` gifts, as the page offers it. */
export async function sendPause(ports: Ports, { token }: Pick<StandingGift, 'token'>, count: number) {
  const { dueDays } = await termsOf(ports, { token });
  const [day = '', until = ''] = [dueDays[0], dueDays[count]].map((each) => each?.toISOString());
  return pauseStandingGift(ports, { token, day, until });
}

/** Takes that back. */
export async function sendResume(ports: Ports, { token }: Pick<StandingGift, 'token'>) {
  const { undrafted } = await termsOf(ports, { token });
  return resumeStandingGift(ports, { token, day: undrafted[0].dueAt.toISOString() });
}

/** Has the gifts charged on this day of a month, or on the `usual` one. */
export async function sendDay(ports: Ports, { token }: Pick<StandingGift, 'token'>, to: string) {
  const { undrafted } = await termsOf(ports, { token });
  return changeDay(ports, { token, day: undrafted[0].dueAt.toISOString(), to });
}

/** What a donor changes about a standing gift, as its pages send it. */
import { donationFields, readDonationForm, type DonationField } from '#app/domain/donation-form.ts';
import { holdsFrom } from '#app/domain/standing-gift/changes.ts';
import type { StandingGift } from '#app/domain/standing-gift/standing-gift.ts';
import type { Ports } from '#app/ports.ts';
import { changeAmount } from '#app/usecases/change-amount.ts';
import { pauseStandingGift, resumeStandingGift } from '#app/usecases/pause-standing-gift.ts';
import { readStandingTerms } from '#app/subjects/standing-terms.ts';

/** The days that the pages would say. */
export async function termsOf(ports: Ports, { token }: Pick<StandingGift, 'token'>) {
  const terms = await readStandingTerms(ports, token);
  if (terms.kind !== 'terms') throw new Error(`expected terms, got ${terms.kind}`);
  return { ...terms, from: holdsFrom(terms.dueDays, ports.clock.now()) };
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
  const { nextDueAt, dueDays } = await termsOf(ports, { token });
  const until = dueDays[count]?.toISOString() ?? '';
  return pauseStandingGift(ports, { token, day: nextDueAt.toISOString(), until });
}

/** Takes that back. */
export async function sendResume(ports: Ports, { token }: Pick<StandingGift, 'token'>) {
  const { nextDueAt } = await termsOf(ports, { token });
  return resumeStandingGift(ports, { token, day: nextDueAt.toISOString() });
}

/** What a donor changes about a standing gift, as its pages send it. */
import { donationFields, readDonationForm, type DonationField } from '#app/domain/donation-form.ts';
import { holdsFrom } from '#app/domain/standing-gift/changes.ts';
import type { StandingGift } from '#app/domain/standing-gift/standing-gift.ts';
import type { Ports } from '#app/ports.ts';
import { changeAmount } from '#app/usecases/change-amount.ts';
import { readStandingTerms } from '#app/usecases/read-standing-terms.ts';

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

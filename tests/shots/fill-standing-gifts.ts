/** Standing gifts in the states that last, for the pictures of their pages. */
import { setTimeout as pause } from 'node:timers/promises';
import { readDonationForm } from '#app/domain/donation-form.ts';
import type { StandingGift } from '#app/domain/standing-gift/standing-gift.ts';
import type { StandingGiftState } from '#app/domain/standing-gift/states.ts';
import type { Ports } from '#app/ports.ts';
import { openCardPage } from '#app/usecases/open-card-page.ts';
import { startDonation } from '#app/usecases/start-donation.ts';
import { stopStandingGift } from '#app/usecases/stop-standing-gift.ts';
import { until } from '#tests/support/app-process.ts';
import { cardNumber } from '#tests/support/cards.ts';
import { control, formBody } from '#tests/support/reader.ts';
import { clientNamed } from '#tests/support/world.ts';
import type { ShotSite } from './shot-site.ts';

export interface FilledStandingGifts {
  /** By the state that their page shows. */
  readonly tokens: Readonly<Record<string, string>>;
  readonly ids: Readonly<Record<string, string>>;
  /** The first gift of the active one. */
  readonly payment: { readonly token: string; readonly id: string };
}

interface Payer {
  readonly name: string;
  /** Of its own where it is left out. */
  readonly email?: string;
  readonly card?: string;
  readonly interval?: 'month' | 'year';
  readonly amount?: string;
}

/** Payers of standing gifts that begin on this fact-check; `who` and `firstCard` keep them apart from others. */
export function standingPayers(
  { url, deps: { ports } }: ShotSite,
  slug: string,
  who: string,
  firstCard: number,
) {
  let serial = 0;
  /** Not over the form's address, since one reader opens twenty payment pages an hour. */
  const begin = async ({ interval, amount }: Pick<Payer, 'interval' | 'amount'>): Promise<StandingGift> => {
    const form = formBody({
      article: slug,
      frequency: interval ?? 'month',
      amount: amount ?? '500',
      coverFee: 'yes',
    });
    const values = readDonationForm((field) => form.get(field));
    const client = clientNamed(`${who} ${String(serial)}`);
    await startDonation(ports, { values, attemptKey: null, client, browser: 'shots', pause });
    const [newest] = await ports.standingGifts.list(null, 1);
    const gift = await ports.standingGifts.find(newest?.id ?? '');
    if (!gift) throw new Error('no standing gift began');
    return gift;
  };
  const give = async ({ name, email, card, ...chosen }: Payer, state: StandingGiftState) => {
    serial += 1;
    const { sessionId: session, token } = await begin(chosen);
    await control(url, {
      ...{ action: 'pay', session, name, authentication: 'complete' },
      email: email ?? `${who}-${String(serial)}@example.org`,
      card: card ?? cardNumber(firstCard + serial),
    });
    return until(`a standing gift that is ${state}`, async () => {
      const gift = await ports.standingGifts.findByToken(token);
      return gift?.state === state ? { id: gift.id, token } : null;
    });
  };
  return { begin, give };
}

export async function fillStandingGifts(
  site: ShotSite,
  slug: string,
  names: { readonly listed: string; readonly near: string },
): Promise<FilledStandingGifts> {
  const { ports } = site.deps;
  const { begin, give } = standingPayers(site, slug, 'standing', 1000);
  const stopped = await give({ name: 'Robin Reader' }, 'active');
  await stopStandingGift(ports, stopped.token);
  const declined = await give({ name: 'Robin Reader', card: '4000000000000341' }, 'declined');
  const refusedLater = await give({ name: 'Robin Reader' }, 'active');
  await changeCard(ports, refusedLater.token, names.listed);
  const confirming = await give({ name: 'Robin Reader', card: '4000002760003184' }, 'confirming');
  const refused = await give({ name: names.listed }, 'refused');
  const active = await give({ name: 'Robin Reader', interval: 'year', amount: '5000' }, 'active');
  await give({ name: 'José María Fernández-Castellanos y Gutiérrez de la Torre' }, 'active');
  const held = await give({ name: names.near, amount: '2500' }, 'held');
  const open = await begin({});
  const made = { stopped, 'refused-later': refusedLater, declined, confirming, refused, active, held, open };
  const tokens = Object.fromEntries(Object.entries(made).map(([state, { token }]) => [state, token]));
  const payment = await until('the first gift is booked', async () => {
    const [first] = (await ports.standingGifts.file(active.id))?.payments ?? [];
    const donation = first && (await ports.donations.find(first.donationId));
    return donation?.bookedAt ? { token: donation.token, id: donation.id } : null;
  });
  await until('the card is refused', async () => {
    const gift = await ports.standingGifts.findByToken(refusedLater.token);
    return gift?.state === 'refused' ? gift : null;
  });
  return { tokens, ids: { held: held.id, active: active.id, 'refused-later': refusedLater.id }, payment };
}

/** Its donor saves another card on Stripe's page, whose holder is `name`. */
async function changeCard(ports: Ports, token: string, name: string): Promise<void> {
  const page = await openCardPage(ports, token);
  if (page.kind !== 'opened') throw new Error(`expected a page, got ${page.kind}`);
  const typed = { cardNumber: '5555555555554444', expiry: '12 / 40', cvc: '123', name, country: 'US' };
  const body = new URLSearchParams({ ...typed, postalCode: '94107' });
  await fetch(`${page.url}/card`, { method: 'POST', body, redirect: 'manual' });
}

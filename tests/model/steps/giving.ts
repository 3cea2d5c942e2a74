/** What readers and donors do: give once, give by the month or the year, change their card, mend, stop, appeal. */
import { currentAttestation, currentPledge } from '#app/domain/pledge.ts';
import { donationFields, readDonationForm, type DonationField } from '#app/domain/donation-form.ts';
import { openCardPage } from '#app/usecases/open-card-page.ts';
import { retryRenewal } from '#app/usecases/retry-renewal.ts';
import { startDonation } from '#app/usecases/start-donation.ts';
import { stopStandingGift } from '#app/usecases/stop-standing-gift.ts';
import { submitAppeal } from '#app/usecases/submit-appeal.ts';
import type { Random } from '#tests/eval/random.ts';
import { cardNumber } from '#tests/support/cards.ts';
import { clientNamed, listed } from '#tests/support/world.ts';
import { newPayer, type Payer } from '../payers.ts';
import { portsOf, sandboxOf, type Scene } from '../scene.ts';
import { oneOf, tryControl, type StepTable } from './step.ts';

const amounts = { USD: ['500', '1000', '2500'], EUR: ['500', '1000'], JPY: ['500', '1000'] };
const currencies = ['USD', 'USD', 'USD', 'EUR', 'JPY'] as const;

async function begin(scene: Scene, random: Random, frequency: string): Promise<string | null> {
  const currency = random.pick(currencies);
  const form: Partial<Record<DonationField, string>> = {
    ...{ currency, frequency, amount: random.pick(amounts[currency]), locale: 'en', attestation: 'yes' },
    ...(random.chance(0.4) && { coverFee: 'yes' }),
    pledgeVersion: currentPledge.version,
    attestationVersion: currentAttestation.version,
  };
  const byName = new Map(
    Object.entries(form).map(([field, value]) => [donationFields[field as DonationField], value]),
  );
  const payer = newPayer(random, scene.payers.size + 1);
  const started = await startDonation(portsOf(scene, random.below(2)), {
    values: readDonationForm((name) => byName.get(name as never)),
    attemptKey: null,
    client: clientNamed(payer.email),
    browser: 'model',
    pause: () => Promise.resolve(),
  });
  if (started.kind !== 'checkout') return `not begun: ${started.kind}`;
  scene.payers.set(payer.email, payer);
  if (random.chance(0.07)) return `${payer.kind} left`;
  const paid = await pay(scene, random, payer);
  return `${payer.kind} payer pays ${form.amount ?? ''} ${currency}: ${paid}`;
}

async function pay(scene: Scene, random: Random, payer: Payer): Promise<string> {
  const newest = `SELECT session_id FROM checkout WHERE session_id IS NOT NULL ORDER BY created_at DESC LIMIT 1`;
  const [checkout] = await scene.query<{ session_id: string }>(newest);
  if (!checkout) throw new Error('there is no payment page');
  const { name, email, card } = payer;
  const authentication = random.chance(0.8) ? 'complete' : 'fail';
  return tryControl(scene, {
    action: 'pay',
    session: checkout.session_id,
    name,
    email,
    card,
    authentication,
  });
}

/** The page for another card, as a browser fills it in. */
async function changeCard(scene: Scene, random: Random): Promise<string | null> {
  const gift = await oneOf<{ token: string }>(
    scene,
    random,
    `SELECT token FROM standing_gift WHERE state = 'active' ORDER BY id`,
  );
  if (!gift) return null;
  const page = await openCardPage(portsOf(scene), gift.token);
  if (page.kind !== 'opened') return `no page: ${page.kind}`;
  const isPolitical = random.chance(0.15);
  const number = random.pick([cardNumber(900 + random.below(90)), '4000000000000341', '5555555555554444']);
  const body = new URLSearchParams({
    ...{ cardNumber: number, expiry: '12 / 60', cvc: '123', country: 'US', postalCode: '10001' },
    name: isPolitical ? listed.group : 'Robin Reader',
  });
  const saved = await sandboxOf(scene.workers[0].deps).fetch(
    new Request(`${page.url}/card`, { method: 'POST', body }),
  );
  return `${isPolitical ? 'a political' : 'another'} card: ${String(saved.status)}`;
}

async function payOpenInvoice(scene: Scene, random: Random): Promise<string | null> {
  const open = await oneOf<{ invoice_id: string; email: string | null }>(
    scene,
    random,
    `SELECT invoice_id, payer.email FROM renewal JOIN payer ON payer.standing_gift_id = renewal.standing_gift_id
     WHERE state = 'failing' ORDER BY renewal.id`,
  );
  if (!open) return null;
  const { name } = scene.payers.get(open.email ?? '') ?? { name: 'Robin Reader' };
  const card = random.chance(0.8) ? cardNumber(800 + random.below(90)) : '4000000000000002';
  return tryControl(scene, {
    ...{ action: 'pay-invoice', invoice: open.invoice_id, card, name, email: open.email },
    authentication: 'complete',
  });
}

const tokenOf = (scene: Scene, random: Random, where: string) =>
  oneOf<{ token: string }>(scene, random, `SELECT token FROM standing_gift WHERE ${where} ORDER BY id`);

export const givingSteps: StepTable = {
  give: { weight: 16, take: (scene, random) => begin(scene, random, 'once') },
  'give-monthly': { weight: 6, take: (scene, random) => begin(scene, random, 'month') },
  'give-yearly': { weight: 2, take: (scene, random) => begin(scene, random, 'year') },
  'change-card': { weight: 3, take: changeCard },
  'pay-invoice': { weight: 2, take: payOpenInvoice },
  'confirm-first': {
    weight: 2,
    take: async (scene, random) => {
      const invoice = await oneOf<{ id: string }>(
        scene,
        random,
        `SELECT id FROM sandbox.object WHERE kind = 'invoice' AND body ->> 'status' = 'open' ORDER BY seq`,
      );
      if (!invoice) return null;
      const outcome = random.chance(0.8) ? 'complete' : 'fail';
      return tryControl(scene, { action: 'authenticate-invoice', invoice: invoice.id, outcome });
    },
  },
  'retry-renewal': {
    weight: 2,
    take: async (scene, random) => {
      const gift = await tokenOf(
        scene,
        random,
        `id IN (SELECT standing_gift_id FROM renewal WHERE state = 'failing')`,
      );
      return gift && retryRenewal(portsOf(scene, random.below(2)), gift.token);
    },
  },
  stop: {
    weight: 1,
    take: async (scene, random) => {
      const gift = await tokenOf(scene, random, `state = 'active'`);
      return gift && stopStandingGift(portsOf(scene, random.below(2)), gift.token);
    },
  },
  appeal: {
    weight: 2,
    take: async (scene, random) => {
      const refused = await oneOf<{ token: string }>(
        scene,
        random,
        `SELECT token FROM screening WHERE outcome <> 'clear' AND stage <> 'report' ORDER BY id`,
      );
      if (!refused) return null;
      const client = clientNamed('somebody');
      const appealed = await submitAppeal(portsOf(scene), {
        token: refused.token,
        statement: '',
        email: '',
        client,
      });
      return appealed.kind;
    },
  },
};

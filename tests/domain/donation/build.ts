/** Builders for the tests of what a donation does next: its payer, what Stripe says, a screening, and the plan. */
import type { BalanceTransaction } from '#app/domain/balance-transaction.ts';
import type { Donation } from '#app/domain/donation/donation.ts';
import { planDonation, type DonationKnown } from '#app/domain/donation/plan.ts';
import type { PayerRecord, ScreeningRecord } from '#app/domain/donation/records.ts';
import { money } from '#app/domain/money.ts';
import type { Charge, Checkout, Payment } from '#app/domain/payment.ts';
import type { Plan } from '#app/domain/plan.ts';
import type { Screening } from '#app/domain/screening/screening.ts';
import type { Effect } from '#app/domain/step.ts';
import { plainIssuer } from '#tests/support/receipts.ts';

export const noon = new Date('2026-11-01T12:00:00Z');
export const minutes = (count: number) => new Date(noon.getTime() + count * 60_000);

const tools = {
  ids: { row: () => 'row', token: () => 'token' },
  hash: (kind: string, value: string) => `${kind} of ${value}`,
  site: {
    name: 'Factually',
    legalName: 'Factually Media, Inc.',
    address: '100 Example Street',
    contact: 'hello@factually.example',
    url: 'https://factually.example',
    locale: 'en',
    timeZone: 'UTC',
  },
  issuer: plainIssuer,
  links: {
    standingGift: (token: string) => token,
    donation: (token: string) => `/donations/${token}`,
    appeal: (token: string) => `/appeals/${token}`,
  },
};

export const payer: PayerRecord = {
  organisation: null,
  name: 'Robin Reader',
  billingName: null,
  email: 'robin@example.org',
  country: 'US',
  postalCode: null,
  cardBrand: 'visa',
  cardLast4: '4242',
  cardFunding: 'credit',
  emailHash: 'email of robin@example.org',
  cardFingerprintHash: 'card of fp_1',
};

export const screened = (outcome: Screening['outcome'], rule = 'near-name'): Screening => ({
  outcome,
  rule,
  score: 0.9,
  listing: { id: 'l1', name: 'Harbor Valley PAC', source: 'fec-committees', edition: '2026' },
  evidence: { fields: [] },
  trail: [],
  sentence: 'It resembles a group.',
  further: [],
});
export const record = (screening: Screening): ScreeningRecord => ({
  ...{ id: 's0', token: 'before', donationId: 'don_1', standingGiftId: null, stage: 'payer' },
  ...{ createdAt: noon, screening },
});

const charge: Charge = {
  id: 'ch_1',
  createdAt: minutes(1),
  captureBefore: minutes(7 * 24 * 60),
  billing: { name: null, email: null, country: null, postalCode: null },
  card: null,
  balanceTransactions: [],
};
export const bought: BalanceTransaction = {
  ...{ id: 'txn_1', category: 'charge', createdAt: noon },
  ...{ amount: money(546, 'USD'), fee: money(46, 'USD'), net: money(500, 'USD') },
  source: {
    kind: 'charge',
    id: 'ch_1',
    paymentIntentId: 'pi_1',
    namedDonationId: null,
    customerId: null,
    presented: money(546, 'USD'),
  },
};
export const seenAs = (
  status: Payment['status'],
  balanceTransactions: readonly BalanceTransaction[] = [],
): Checkout => ({
  status: 'complete',
  payer: { name: 'Robin Reader', email: 'robin@example.org' },
  payment: {
    ...{ id: 'pi_1', status, charged: money(546, 'USD'), received: money(546, 'USD') },
    charge: { ...charge, balanceTransactions },
  },
});

/** What a donation does next, where nothing is known but what is named, ten minutes past noon. */
export function plan(donation: Donation, known: Partial<DonationKnown> = {}): Plan {
  const nothing = { seen: null, lastScreening: null, found: null, lesson: null, standing: null };
  return planDonation({ donation, now: minutes(10), payer, ...nothing, ...known }, tools);
}

export const effectsOf = (made: Plan): readonly Effect[] => (made.kind === 'commit' ? made.step.effects : []);
export const kindsOf = (made: Plan) => effectsOf(made).map(({ kind }) => kind);
export const eventOf = (made: Plan) =>
  made.kind === 'commit' && made.step.subject === 'donation'
    ? (made.step.history?.event ?? 'none')
    : made.kind;
export const mailOf = (made: Plan) =>
  effectsOf(made).flatMap((effect) => (effect.kind === 'send-mail' ? [effect.mail] : []))[0];

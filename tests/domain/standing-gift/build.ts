/** Standing gifts as values, one for each state, and the builders for the tests of what one does next. */
import type { PayerRecord } from '#app/domain/donation/records.ts';
import { money } from '#app/domain/money.ts';
import type { Payment } from '#app/domain/payment.ts';
import type { Plan } from '#app/domain/plan.ts';
import type { CardsSeen } from '#app/domain/standing-gift/changed-card.ts';
import type { StandingGiftKnown, StandingGiftTools } from '#app/domain/standing-gift/known.ts';
import { newStandingGift } from '#app/domain/standing-gift/new-standing-gift.ts';
import { planStandingGift } from '#app/domain/standing-gift/plan.ts';
import type { StandingGiftSeen, SubscriptionSeen } from '#app/domain/standing-gift/seen.ts';
import type {
  StandingGift,
  StandingGiftIn,
  StandingGiftRecord,
} from '#app/domain/standing-gift/standing-gift.ts';
import type { StandingGiftState } from '#app/domain/standing-gift/states.ts';
import type { Effect, StandingGiftStep } from '#app/domain/step.ts';

export const noon = new Date('2026-11-01T12:00:00Z');
export const minutes = (count: number) => new Date(noon.getTime() + count * 60_000);
export const days = (count: number) => minutes(count * 24 * 60);

const unsaved = newStandingGift(
  {
    ...{ amount: money(500, 'USD'), feeCover: money(46, 'USD'), articleSlug: null, site: 'direct' },
    ...{ pledgeVersion: '1', attestationVersion: '1', locale: 'en' },
  },
  'month',
  { id: 'sg_1', token: 'token' },
  noon,
);
const page = { sessionId: 'cs_1', sessionUrl: 'https://checkout.example/cs_1', sessionExpiresAt: days(1) };
const open = { ...unsaved, ...page, version: 3 };
const saved = {
  ...open,
  ...{ customerId: 'cus_1', paymentMethodId: 'pm_1', setUpAt: minutes(1), heldUntil: days(7) },
};
const held = { ...saved, holdReasons: ['resembles'] as const };
const cleared = { decision: 'clear' as const, decisionInForceAt: minutes(15) };
const running = { subscriptionId: 'sub_1', startedAt: minutes(20), paidUntil: days(30) };
const refused = { closeOutcome: 'refused', refusedBy: 'screening', refusalDecidedAt: minutes(2) } as const;
const settledAt = days(40);

const examples = {
  open: { ...open, state: 'open' },
  abandoned: { ...open, state: 'abandoned', settledAt },
  'set-up': { ...saved, state: 'set-up' },
  held: { ...held, state: 'held' },
  decided: { ...held, ...cleared, state: 'decided' },
  starting: { ...saved, state: 'starting' },
  confirming: { ...saved, state: 'confirming' },
  active: { ...saved, ...running, state: 'active' },
  closing: { ...saved, ...running, state: 'closing', closeOutcome: 'stopped' },
  refused: { ...saved, ...refused, state: 'refused', settledAt },
  lapsed: { ...held, state: 'lapsed', closeOutcome: 'lapsed', settledAt },
  declined: { ...saved, state: 'declined', closeOutcome: 'declined', settledAt },
  stopped: { ...saved, ...running, state: 'stopped', closeOutcome: 'stopped', settledAt },
  unpaid: { ...saved, ...running, state: 'unpaid', closeOutcome: 'unpaid', settledAt },
} as const satisfies Readonly<Record<StandingGiftState, object>>;

/** Five dollars a month with the fee cover; its card was saved a minute after noon on November 1, and paid for the first time at 12:20. */
export function aGift<S extends StandingGiftState>(
  state: S,
  changes: Partial<StandingGiftRecord> = {},
): StandingGiftIn<S> {
  // Whether it can be is for the tests of the facts to say.
  return { ...examples[state], ...changes } as unknown as StandingGiftIn<S>;
}

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

export const tools: StandingGiftTools = {
  ids: { row: () => 'row', token: () => 'secret' },
  hash: (kind, value) => `${kind} of ${value}`,
  site: {
    ...{ name: 'Factually', legalName: 'Factually Media, Inc.', address: '100 Example Street' },
    ...{ contact: 'hello@factually.example', url: 'https://factually.example', locale: 'en' },
    timeZone: 'UTC',
  },
  links: {
    standingGift: (token) => `/standing-gifts/${token}`,
    appeal: (token) => `/appeals/${token}`,
    give: (article, choice) =>
      `/donate?${new URLSearchParams({ article: article ?? '', ...choice }).toString()}`,
    second: (secret) => `/standing-gifts/second/${secret}`,
    stopReminders: (email) => `/reminders/${email}`,
  },
};

export const card = {
  billing: { name: null, email: null, country: 'US', postalCode: null },
  card: { fingerprint: 'fp_1', brand: 'visa', last4: '4242', funding: 'credit' },
};
/** The first payment; also one whose charge Stripe does not name. */
export const paymentAs = (status: Payment['status'], changes: Partial<Payment> = {}): Payment => ({
  ...{ id: 'pi_1', status, charged: money(546, 'USD'), received: money(546, 'USD') },
  charge: {
    ...{ id: 'ch_1', createdAt: minutes(19), captureBefore: null, ...card },
    balanceTransactions: [],
  },
  ...changes,
});

export const subscription = (changes: Partial<SubscriptionSeen> = {}): SubscriptionSeen => ({
  ...{ id: 'sub_1', status: 'live', isUnpaid: false, keepsDrafts: true, cardId: 'pm_1' },
  ...{ charged: money(546, 'USD'), anchorAt: noon, periodEndsAt: days(30), invoiceUrl: null },
  firstPayment: null,
  noted: { notes: [], isOdd: false },
  ...changes,
});
export const firstPayment = (status: Payment['status']) => ({
  ...{ invoicePaymentId: 'inpay_1', payment: paymentAs(status), paidUntil: days(30) },
});

export const cards = (changes: Partial<CardsSeen> = {}): CardsSeen => ({
  ...{ email: 'robin@example.org', defaultId: null },
  attached: [{ paymentMethodId: 'pm_1', ...card, expires: null }],
  ...changes,
});

/** What Stripe says of one that bills, or is about to. */
export const bills = (
  of: SubscriptionSeen | null,
  seenCards: CardsSeen | null = cards(),
): StandingGiftSeen => ({ about: 'subscription', subscription: of, invoices: [], cards: seenCards });

const nothing = {
  ...{
    isCatchingUp: false,
    wasRestored: false,
    seen: null,
    lastScreening: null,
    found: null,
    lesson: null,
    answer: null,
  },
  ...{ unknown: [], changes: [], objections: [], older: null, asking: [], changed: null, replacing: null },
  ...{ repricing: null, unnoted: [], readdressed: null, notices: [] },
};

/** All that is known, where nothing is but what is named, ten minutes past noon. */
export const knowing = (gift: StandingGift, known: Partial<StandingGiftKnown> = {}): StandingGiftKnown => ({
  ...{ gift, now: minutes(10), payer, ...nothing },
  ...known,
});

/** What a standing gift does next. */
export const plan = (gift: StandingGift, known: Partial<StandingGiftKnown> = {}): Plan =>
  planStandingGift(knowing(gift, known), tools);

/** The step of a plan; throws where it writes nothing. */
export function stepOf(made: Plan | null): StandingGiftStep {
  if (made?.kind !== 'commit' || made.step.subject !== 'standing-gift')
    throw new Error(`expected a step of a standing gift, got ${made?.kind ?? 'nothing'}`);
  return made.step;
}
export const eventOf = (made: Plan | null) =>
  made?.kind === 'commit' ? (stepOf(made).history?.event ?? 'none') : (made?.kind ?? null);
/** Each effect in a word: what is asked for and finished, which mail. */
export const wordsOf = (effects: readonly Effect[]): string[] => effects.map(wordOf);

function wordOf(effect: Effect): string {
  switch (effect.kind) {
    case 'ask-stripe':
      return ['ask', effect.request.kind, effect.request.cause].filter((part) => part !== '').join(' ');
    case 'finish-request':
      return ['finish', effect.request.kind, effect.request.cause, effect.outcome]
        .filter((part) => part !== '')
        .join(' ');
    case 'send-mail':
      return `mail ${effect.mail.kind}`;
    case 'look-again':
      return `look again at ${effect.subject.kind} ${effect.subject.id}`;
    default:
      return effect.kind;
  }
}
export const did = (made: Plan | null) => [eventOf(made), ...wordsOf(stepOf(made).effects)];
export const mailsOf = (made: Plan | null) =>
  stepOf(made).effects.flatMap((effect) => (effect.kind === 'send-mail' ? [effect.mail] : []));

/** The refund's table: whatever Stripe says in whatever order, what is written fits its state, and news twice is no news. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { BalanceTransaction } from '#app/domain/balance-transaction.ts';
import { money } from '#app/domain/money.ts';
import type { RefundMailKind } from '#app/domain/mail-kinds.ts';
import { parseRefund } from '#app/domain/refund/form.ts';
import { possibleRefund } from '#app/domain/refund/facts.ts';
import { planRefund, type RefundKnown, type RefundTools } from '#app/domain/refund/plan.ts';
import { unknownRefunds, type Refund, type RefundAtStripe } from '#app/domain/refund/refund.ts';
import { refundEvents, refundStates, refundTransition, unreturnedStates } from '#app/domain/refund/states.ts';
import type { RefundStep } from '#app/domain/step.ts';
import { plainIssuer } from '#tests/support/receipts.ts';

const now = new Date('2026-11-29T10:00:00Z');
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

const asked: Refund = {
  id: 'r1',
  donationId: 'd1',
  state: 'asked',
  version: 0,
  origin: 'desk',
  attemptKey: 'press',
  amount: money(300, 'USD'),
  stripeId: null,
  pendingReason: null,
  failureReason: null,
  reason: 'donor-asked',
  note: null,
  actorId: 'a1',
  actorName: 'Ada Admin',
  createdAt: now,
  toldAt: null,
  settledAt: null,
  attendedAt: null,
  attendedBy: null,
};

const out: BalanceTransaction = {
  id: 'txn_out',
  category: 'refund',
  amount: money(-300, 'USD'),
  fee: money(0, 'USD'),
  net: money(-300, 'USD'),
  createdAt: now,
  source: {
    ...{ kind: 'refund', id: 're_1', paymentIntentId: 'pi_1', namedDonationId: null, customerId: null },
    presented: money(-300, 'USD'),
  },
};

const atStripe = (
  status: RefundAtStripe['status'],
  changes: Partial<RefundAtStripe> = {},
): RefundAtStripe => ({
  id: 're_1',
  refundId: 'r1',
  status,
  pendingReason: status === 'pending' ? 'processing' : null,
  failureReason: null,
  amount: money(300, 'USD'),
  createdAt: now,
  transactions: [out],
  ...changes,
});

/** As any refund, not as the one in this state. */
const widened = (refund: Refund): Refund => refund;

function present<T>(value: T | null | undefined): T {
  if (value === undefined || value === null) throw new Error('there is none');
  return value;
}

let rows = 0;
const tools: RefundTools = {
  ids: { row: () => `row ${String((rows += 1))}` },
  site: {
    ...{ name: 'Factually', legalName: 'Factually e.V.', address: 'Berlin', contact: 'a@example.org' },
    ...{ url: 'https://factually.example', locale: 'en', timeZone: 'Europe/Berlin' },
  },
  issuer: plainIssuer,
  links: { donation: (token) => `https://factually.example/donations/${token}` },
};

const donor = { email: 'robin@example.org', locale: 'en' };
const knowing = (refund: Refund, seen: RefundKnown['seen'], at = now): RefundKnown => ({
  ...{ refund, seen, donor, donationToken: 't1', now: at },
});

/** What the step of this plan leaves behind; null where it writes nothing. */
function stepped(
  refund: Refund,
  plan: ReturnType<typeof planRefund>,
): { after: Refund; step: RefundStep } | null {
  if (plan.kind !== 'commit') return null;
  const step = plan.step as RefundStep;
  const version = refund.version + 1;
  return { step, after: possibleRefund({ ...refund, ...step.fields, version }) as Refund };
}

const status = fc.constantFrom<RefundAtStripe['status']>(
  'pending',
  'requires-action',
  'succeeded',
  'failed',
  'canceled',
);

test('in any order of what Stripe says, every state has its facts, nobody is told twice, and what failed stays failed', () => {
  fc.assert(
    fc.property(fc.array(status, { minLength: 1, maxLength: 12 }), (said) => {
      let refund = widened(asked);
      const mails: RefundMailKind[] = [];
      said.forEach((each, minute) => {
        const known = knowing(refund, { own: atStripe(each), refundable: null, bar: null }, later(minute));
        const result = stepped(refund, planRefund(known, tools));
        if (!result) return;
        expect(unreturnedStates.has(refund.state)).toBe(false);
        for (const effect of result.step.effects)
          if (effect.kind === 'send-mail') mails.push(effect.mail.kind as RefundMailKind);
        expect(result.step.checkAt === null).toBe(result.after.settledAt !== null);
        refund = result.after;
        // The same once more is no news.
        const again = planRefund({ ...known, refund }, tools);
        expect(again.kind).toBe('rest');
      });
      expect(mails.filter((kind) => kind !== 'refund-failed').length).toBeLessThanOrEqual(1);
      expect(mails.filter((kind) => kind === 'refund-failed').length).toBeLessThanOrEqual(1);
      if (mails[0] !== undefined) expect(mails[0]).not.toBe('refund-failed');
    }),
  );
});

test('every state answers every event, and only what Stripe has seen can come back', () => {
  for (const state of refundStates)
    for (const event of refundEvents) {
      const to = refundTransition(state, event);
      if (unreturnedStates.has(state)) expect(['ignored', 'illegal']).toContain(to);
      if (event === 'refused' && state !== 'asked') expect(to).not.toBe('refused');
    }
  expect(refundTransition('succeeded', 'failed')).toBe('failed');
  expect(refundTransition('succeeded', 'canceled')).toBe('canceled');
});

test('one that Stripe does not have is asked for, unless the payment is disputed or less is left', () => {
  const seen = { own: null, refundable: money(300, 'USD'), bar: null };
  expect(planRefund(knowing(asked, seen), tools)).toEqual({ kind: 'ask', request: 'refund', cause: '' });
  const barred = planRefund(knowing(asked, { ...seen, bar: 'disputed' }), tools);
  expect(stepped(asked, barred)?.after).toMatchObject({ state: 'refused', failureReason: 'disputed' });
  const less = planRefund(knowing(asked, { ...seen, refundable: money(299, 'USD') }), tools);
  expect(stepped(asked, less)?.after).toMatchObject({ state: 'refused', failureReason: 'more-than-left' });
});

test('a donor whose address is gone is told nothing, neither that it comes nor that it does not', () => {
  const seen = (said: RefundAtStripe['status']) => ({ own: atStripe(said), refundable: null, bar: null });
  const sent = stepped(asked, planRefund({ ...knowing(asked, seen('succeeded')), donor: null }, tools));
  expect(sent?.after.toldAt).toBeNull();
  expect(sent?.step.effects.map(({ kind }) => kind)).toEqual(['finish-request', 'post', 'settle-receipt']);
  const back = stepped(present(sent).after, planRefund(knowing(present(sent).after, seen('failed')), tools));
  expect(back?.step.effects.map(({ kind }) => kind)).toEqual(['post', 'settle-receipt']);
});

test('another reason to wait is kept without another mail', () => {
  const own = atStripe('pending');
  const plan = planRefund(knowing(asked, { own, refundable: null, bar: null }), tools);
  const pending = present(stepped(asked, plan)).after;
  const poor = atStripe('pending', { pendingReason: 'insufficient-funds' });
  const result = stepped(
    pending,
    planRefund(knowing(pending, { own: poor, refundable: null, bar: null }), tools),
  );
  expect(result?.after).toMatchObject({ state: 'pending', pendingReason: 'insufficient-funds' });
  expect(result?.step.effects).toEqual([]);
});

test('a refund is known by Stripe’s id or as asked for by us, and by nothing else', () => {
  const foreign = atStripe('succeeded', { id: 're_2', refundId: null });
  expect(unknownRefunds([atStripe('succeeded'), foreign], [asked])).toEqual([foreign]);
  expect(unknownRefunds([foreign], [{ id: 'r9', stripeId: 're_2' }])).toEqual([]);
});

test('facts that do not fit their state cannot be written', () => {
  expect(() => possibleRefund({ ...asked, state: 'succeeded' })).toThrow(/cannot be succeeded/);
  expect(() => possibleRefund({ ...asked, state: 'failed', stripeId: 're_1', settledAt: now })).toThrow(
    /failureReason/,
  );
});

const form = { scope: 'part', amount: '', reason: 'donor-asked', note: '' };

test.each<[string, string, string, number]>([
  ['USD', 'en', '3.00', 300],
  ['EUR', 'de', '3,00', 300],
  ['JPY', 'en', '500', 500],
  ['BHD', 'en', '1.250', 1250],
  ['UGX', 'en', '5000', 500_000],
])(
  '46: in %s, typed as in %s, %s is %i of the smallest unit that Stripe knows',
  (currency, locale, amount, minor) => {
    const parsed = parseRefund({ ...form, amount }, money(10_000_000, currency), locale);
    expect(parsed).toMatchObject({ ok: true, amount: { amountMinor: minor, currency } });
  },
);

test('46: a fraction that a currency has not is refused in words, and so is another currency', () => {
  for (const [currency, amount] of [
    ['JPY', '500.50'],
    ['UGX', '5000.50'],
    ['USD', '€3'],
    ['USD', '0'],
    ['USD', ''],
    ['USD', '100.01'],
  ] as const)
    expect(parseRefund({ ...form, amount }, money(10_000, currency), 'en'), amount).toMatchObject({
      ok: false,
    });
});

test('nothing is sent back without a scope and a reason from the list', () => {
  const parsed = parseRefund({ ...form, scope: 'all', reason: 'constructor' }, money(500, 'USD'), 'en');
  expect(parsed).toMatchObject({
    ok: false,
    errors: { scope: expect.any(String) as string, reason: expect.any(String) as string },
  });
});

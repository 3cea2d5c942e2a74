/** What a refund does next, whatever Stripe says of it in whatever order: what is written, asked, booked and told. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { money } from '#app/domain/money.ts';
import type { RefundMailKind } from '#app/domain/mail-kinds.ts';
import { possibleRefund } from '#app/domain/refund/facts.ts';
import { planRefund, type RefundKnown } from '#app/domain/refund/plan.ts';
import { unknownRefunds, type Refund, type RefundAtStripe } from '#app/domain/refund/refund.ts';
import { refundStates, unreturnedStates, type RefundState } from '#app/domain/refund/states.ts';
import type { RefundStep } from '#app/domain/step.ts';
import { lateRefusalSubject, refundSubject } from '#app/domain/subject.ts';
import { aRefund, atStripe, knowing, now, tools } from './build.ts';

const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const earlier = later(-60);
const asked = aRefund('asked');

function present<T>(value: T | null | undefined): T {
  if (value === undefined || value === null) throw new Error('there is none');
  return value;
}

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
      let refund = aRefund('asked');
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

/** Stripe has it, and says this of it. */
const says = (said: RefundAtStripe['status'], changes: Partial<RefundAtStripe> = {}) => ({
  ...{ own: atStripe(said, changes), refundable: null, bar: null },
});
/** The plan's step and what it leaves behind; throws where the plan writes nothing. */
const after = (refund: Refund, said: Partial<RefundKnown>) =>
  present(stepped(refund, planRefund({ ...knowing(refund, null), ...said }, tools)));
/** Whatever a refund comes to, the late refusal that rests on it is planned anew. */
const lookAgain = { kind: 'look-again', subject: lateRefusalSubject('d1') };
const kindsOf = ({ step }: { step: RefundStep }) =>
  step.effects
    .filter(({ kind }) => kind !== 'look-again')
    .map((effect) => (effect.kind === 'send-mail' ? effect.mail.kind : effect.kind));
const told = (state: RefundState) => aRefund(state, { toldAt: earlier });

test('where nothing is left to learn, nothing is done', () => {
  for (const state of refundStates)
    expect(planRefund(knowing(aRefund(state), null), tools), state).toEqual({ kind: 'rest' });
});

test('one that Stripe does not have is asked for, unless the payment is disputed or less is left', () => {
  const seen = { own: null, refundable: money(300, 'USD'), bar: null };
  const ask = { kind: 'ask', request: 'refund', cause: '' };
  expect(planRefund(knowing(asked, seen), tools)).toEqual(ask);
  expect(planRefund(knowing(asked, { ...seen, refundable: null }), tools)).toEqual(ask);
  for (const [changes, failureReason] of [
    [{ bar: 'disputed' }, 'disputed'],
    [{ bar: 'not-captured' }, 'not-captured'],
    [{ refundable: money(299, 'USD') }, 'more-than-left'],
    [{ bar: 'disputed', refundable: money(0, 'USD') }, 'disputed'],
  ] as const) {
    const { step, after: refused } = after(asked, { seen: { ...seen, ...changes } });
    expect(refused).toMatchObject({ state: 'refused', failureReason, settledAt: now });
    expect(step.effects).toEqual([lookAgain]);
  }
});

test('one that Stripe was seen to have is never asked for again, even where Stripe has it no more', () => {
  const gone = { own: null, refundable: money(300, 'USD'), bar: null };
  for (const state of refundStates.filter((each) => each !== 'asked'))
    expect(planRefund(knowing(aRefund(state), gone), tools), state).toEqual({ kind: 'rest' });
});

test('what Stripe says for the first time is booked, ends the request and is told, each as it is', () => {
  const mails = { pending: ['refund-pending'], succeeded: ['refunded'] } as const;
  for (const said of ['pending', 'requires-action', 'succeeded', 'failed', 'canceled'] as const) {
    const first = after(asked, { seen: says(said) });
    const news = said === 'pending' || said === 'succeeded' ? mails[said] : [];
    // What is on its way may still fail: a receipt speaks of what has arrived.
    const receipt = said === 'pending' || said === 'requires-action' ? [] : ['settle-receipt'];
    expect(kindsOf(first), said).toEqual(['finish-request', 'post', ...news, ...receipt]);
    expect(first.step.effects[0]).toEqual({
      kind: 'finish-request',
      request: { subject: refundSubject('r1'), kind: 'refund', cause: '' },
      outcome: 'made',
    });
    expect(first.after.toldAt, said).toEqual(news.length > 0 ? now : null);
    expect(first.after).toMatchObject({ state: said, stripeId: 're_1' });
  }
});

test('one made at Stripe has no request of ours to end', () => {
  const found = aRefund('asked', { origin: 'stripe', stripeId: 're_1' });
  expect(kindsOf(after(found, { seen: says('succeeded') }))).toEqual([
    ...['post', 'refunded', 'settle-receipt'],
  ]);
});

test('whoever knows that money comes hears only where it then does not', () => {
  for (const said of ['pending', 'succeeded'] as const) {
    const again = after(told('requires-action'), { seen: says(said) });
    expect(kindsOf(again), said).toEqual(said === 'pending' ? ['post'] : ['post', 'settle-receipt']);
    expect(again.after.toldAt).toEqual(earlier);
  }
  for (const said of ['failed', 'canceled'] as const)
    for (const state of ['pending', 'succeeded'] as const) {
      expect(kindsOf(after(told(state), { seen: says(said) }))).toEqual([
        ...['post', 'refund-failed', 'settle-receipt'],
      ]);
      expect(kindsOf(after(aRefund(state), { seen: says(said) }))).toEqual(['post', 'settle-receipt']);
    }
});

test('the mail goes once about each refund, to its donor, with the amount that Stripe returns and the way to the gift', () => {
  const { step } = after(asked, { seen: says('succeeded', { amount: money(250, 'USD') }) });
  const mail = step.effects.flatMap((effect) => (effect.kind === 'send-mail' ? [effect.mail] : []))[0];
  expect(mail).toMatchObject({
    ...{ id: 'row', kind: 'refunded', cause: 'r1', donationId: 'd1', appealId: null },
    recipient: 'robin@example.org',
  });
  expect(mail?.text).toContain('$2.50');
  expect(mail?.text).toContain('https://factually.example/donations/t1');
});

test('a donor whose address is gone is told nothing, neither that it comes nor that it does not', () => {
  const sent = after(asked, { seen: says('succeeded'), donor: null });
  expect(sent.after.toldAt).toBeNull();
  expect(kindsOf(sent)).toEqual(['finish-request', 'post', 'settle-receipt']);
  const failed = after(sent.after, { seen: says('failed') });
  const unheard = after(told('succeeded'), { seen: says('failed'), donor: null });
  for (const each of [failed, unheard]) expect(kindsOf(each)).toEqual(['post', 'settle-receipt']);
  expect(unheard.step.effects).toContainEqual(
    expect.objectContaining({ kind: 'settle-receipt', mail: null }),
  );
});

test('why it waits is kept without another mail, and the same reason twice is no news', () => {
  const { after: pending } = after(asked, { seen: says('pending') });
  expect(pending.pendingReason).toBe('processing');
  const poor = after(pending, { seen: says('pending', { pendingReason: 'insufficient-funds' }) });
  expect(poor.after).toMatchObject({ state: 'pending', pendingReason: 'insufficient-funds' });
  expect([poor.step.effects, poor.step.history]).toEqual([[], null]);
  expect(planRefund(knowing(pending, says('pending')), tools)).toEqual({ kind: 'rest' });
});

test('what Stripe does not explain is kept as unexplained, and read once', () => {
  const unexplained = says('pending', { pendingReason: null });
  const { after: pending } = after(asked, { seen: unexplained });
  expect(pending.pendingReason).toBe('unknown');
  expect(planRefund(knowing(pending, unexplained), tools)).toEqual({ kind: 'rest' });
  expect(after(aRefund('pending'), { seen: unexplained }).after.pendingReason).toBe('unknown');
  for (const said of ['failed', 'canceled'] as const)
    expect(after(asked, { seen: says(said) }).after.failureReason).toBe(said);
  const declined = after(asked, { seen: says('failed', { failureReason: 'declined' }) });
  expect(declined.after.failureReason).toBe('declined');
});

test('what came to rest bears the moment of it, and what waits bears none', () => {
  for (const said of ['pending', 'requires-action', 'succeeded', 'failed', 'canceled'] as const) {
    const rests = said !== 'pending' && said !== 'requires-action';
    expect(after(asked, { seen: says(said) }).after.settledAt, said).toEqual(rests ? now : null);
  }
});

test('news that cannot be true is a fault that is told, and nothing is written', () => {
  expect(planRefund(knowing(aRefund('failed'), says('succeeded')), tools)).toEqual({
    ...{ kind: 'cannot-be', state: 'failed', event: 'succeeded' },
  });
});

test('a refund is known by Stripe’s id or as asked for by us, and by nothing else', () => {
  const foreign = atStripe('succeeded', { id: 're_2', refundId: null });
  expect(unknownRefunds([atStripe('succeeded'), foreign], [asked])).toEqual([foreign]);
  expect(unknownRefunds([foreign], [asked, { id: 'r9', stripeId: 're_2' }])).toEqual([]);
});

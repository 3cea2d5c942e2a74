/** What follows from a dispute beside itself: what is written of it first, what it does to a standing gift, and what was asked of Stripe. */
import { expect, test } from 'vitest';
import { unknownDisputes, type Dispute } from '#app/domain/dispute/dispute.ts';
import { possibleDispute } from '#app/domain/dispute/facts.ts';
import { disputeStates, takenBackStates, undecidedStates } from '#app/domain/dispute/states.ts';
import { acceptingDispute, adoptingDispute } from '#app/domain/dispute/steps.ts';
import { keptWarning, newWarnings } from '#app/domain/dispute/warning.ts';
import { newStripeRequest } from '#app/domain/stripe-request.ts';
import { disputeSubject } from '#app/domain/subject.ts';
import { atStripe, knowing, later, moved, now, present, statuses, stepped, unread } from './build.ts';

const request = { subject: disputeSubject('di1'), kind: 'accept-dispute', cause: '' } as const;
const kindsOf = (dispute: Dispute, ...said: Parameters<typeof atStripe>) =>
  present(stepped(dispute, knowing(dispute, atStripe(...said)))).step.effects.map(({ kind }) => kind);

test('one that is adopted is unread, whatever Stripe says of it, and is read at once', () => {
  const said = atStripe('lost', { isRefundable: true });
  expect(adoptingDispute(said, 'd1', 'di1', now)).toEqual({
    ...{ kind: 'create-dispute', checkAt: now, dispute: { ...unread, isRefundable: true } },
  });
});

test('the payment of a standing gift that is taken back has the gift looked at, once for each news of it; an inquiry has not', () => {
  const looked = (dispute: Dispute, status: (typeof statuses)[number], standingGiftId: string | null) => {
    const known = knowing(dispute, atStripe(status, { transactions: [moved('t1', -500)] }));
    const step = present(
      stepped(dispute, { ...known, donation: { ...known.donation, standingGiftId } }),
    ).step;
    return step.effects.some(
      (effect) =>
        effect.kind === 'look-again' &&
        effect.subject.kind === 'standing-gift' &&
        effect.subject.id === standingGiftId,
    );
  };
  for (const status of statuses) {
    const isInquiry = status === 'unknown' || status.startsWith('warning-');
    expect(looked(unread, status, 'sg_1'), status).toBe(!isInquiry);
    expect(looked(unread, status, null), status).toBe(false);
    const same = present(stepped(unread, knowing(unread, atStripe(status)))).after;
    expect(looked(same, status, 'sg_1'), status).toBe(false);
  }
});

test('a payment is taken back in a dispute and not in an inquiry, and nobody knows what is left of it until it is over', () => {
  expect(disputeStates.filter((state) => !takenBackStates.includes(state))).toEqual([
    ...['unread', 'warning-needs-response', 'warning-under-review', 'warning-closed', 'unknown'],
  ]);
  expect(undecidedStates).toEqual([
    ...[
      'unread',
      'needs-response',
      'under-review',
      'appeal-needs-response',
      'appeal-under-review',
      'unknown',
    ],
  ]);
});

test('each move is one line of its history', () => {
  const { step, after } = present(stepped(unread, knowing(unread, atStripe('needs-response'))));
  const entry = { at: now, event: 'needs-response', toState: 'needs-response', actorName: null };
  expect(step).toMatchObject({ subject: 'dispute', id: 'di1', version: 0, at: now });
  expect(step.history).toEqual({ ...entry, fromState: 'unread' });
  expect(
    stepped(after, knowing(after, atStripe('needs-response', { reason: 'general' })))?.step.history,
  ).toBe(null);
});

test('whether Stripe would refund is kept as it says', () => {
  const asked = present(stepped(unread, knowing(unread, atStripe('needs-response')))).after;
  const known = knowing(asked, atStripe('needs-response', { isRefundable: true }));
  expect(present(stepped(asked, known)).step.fields).toEqual({ isRefundable: true, state: 'needs-response' });
});

test('a demand of the bank is mailed about by its own kind', () => {
  const { step } = present(stepped(unread, knowing(unread, atStripe('needs-response'))));
  const mails = step.effects.flatMap((effect) => (effect.kind === 'send-mail' ? [effect.mail.kind] : []));
  expect(mails).toEqual(['dispute-deadline', 'dispute-deadline']);
});

test('giving in is asked for once, and said to be done only where the bank waited and somebody gave in', () => {
  const step = acceptingDispute(unread, 'Ada', now);
  expect(step.effects).toEqual([
    { kind: 'ask-stripe', request: newStripeRequest(request.subject, 'accept-dispute', now) },
  ]);
  expect(step.fields).toEqual({ acceptedAt: now, acceptedBy: 'Ada' });
  const accepted = possibleDispute({ ...unread, acceptedAt: now, acceptedBy: 'Ada' });
  // The bank never waited, so Stripe was never asked.
  expect(kindsOf(accepted, 'lost')).not.toContain('finish-request');
  const asked = present(stepped(unread, knowing(unread, atStripe('needs-response')))).after;
  expect(kindsOf(asked, 'lost')).not.toContain('finish-request');
  const waits = { ...asked, acceptedAt: now, acceptedBy: 'Ada' };
  const done = present(stepped(waits, knowing(waits, atStripe('lost')))).step.effects;
  expect(done).toContainEqual({ kind: 'finish-request', request, outcome: 'made' });
});

test('while the bank waits nothing is settled, and each fact that does not fit is named', () => {
  for (const state of ['needs-response', 'warning-needs-response', 'appeal-needs-response'] as const)
    expect(() => possibleDispute({ ...unread, state, settledAt: now })).toThrow('with such settledAt');
  expect(() => possibleDispute({ ...unread, state: 'lost', respondBy: now })).toThrow(
    'dispute di1 cannot be lost with such respondBy, settledAt',
  );
});

test('disputes and warnings are known each by its own id', () => {
  const known = [unread, { ...unread, stripeId: 'du_3' }];
  expect(unknownDisputes([atStripe('lost')], known)).toEqual([]);
  const said = {
    ...{ id: 'issfr_1', paymentIntentId: 'pi_1', fraudType: 'misc', isActionable: true, warnedAt: now },
  };
  const other = { ...keptWarning(said, 'd1', 'w2', now), stripeId: 'issfr_2' };
  expect(newWarnings([said], [other], later(1))).toEqual([said]);
});

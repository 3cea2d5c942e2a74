/** The dispute's table: whatever Stripe says in whatever order, what is kept is what it said last, and what is written fits its state. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextDisputeCheckAt } from '#app/domain/dispute/deadlines.ts';
import {
  unknownDisputes,
  type Dispute,
  type DisputeAtStripe,
  type DisputeRecord,
} from '#app/domain/dispute/dispute.ts';
import { possibleDispute } from '#app/domain/dispute/facts.ts';
import { isToAccept, planDispute } from '#app/domain/dispute/plan.ts';
import {
  answerStates,
  disputeMeanings,
  disputeStates,
  disputeTransition,
  overStates,
} from '#app/domain/dispute/states.ts';
import { acceptingDispute } from '#app/domain/dispute/steps.ts';
import { isOpenWarning, keptWarning, newWarnings } from '#app/domain/dispute/warning.ts';
import { money } from '#app/domain/money.ts';
import {
  atStripe,
  day,
  knowing,
  later,
  moved,
  now,
  present,
  staff,
  statuses,
  stepped,
  tools,
  unread,
} from './build.ts';

const status = fc.constantFrom(...statuses);

test('in any order of what Stripe says, it ends as Stripe said last, every state has its facts, and each demand has one mail a person', () => {
  fc.assert(
    fc.property(fc.array(status, { minLength: 1, maxLength: 15 }), (said) => {
      let dispute: Dispute = unread;
      const causes: string[] = [];
      said.forEach((each, minute) => {
        const known = knowing(dispute, atStripe(each), later(minute));
        const result = stepped(dispute, known);
        if (result) {
          for (const effect of result.step.effects)
            if (effect.kind === 'send-mail') causes.push(effect.mail.cause);
          dispute = result.after;
        }
        expect(dispute.state).toBe(each);
        expect(dispute.settledAt !== null).toBe(overStates.includes(each));
        expect(dispute.respondBy !== null).toBe(answerStates.includes(each));
        // The same once more is no news.
        expect(planDispute({ ...known, dispute }, tools)).toEqual({ kind: 'rest' });
      });
      const demands = new Set(said.filter((each) => answerStates.includes(each)));
      expect(new Set(causes)).toEqual(
        new Set([...demands].flatMap((each) => staff.map(({ id }) => `di1 ${each} ${id}`))),
      );
    }),
  );
});

test('every state may follow every other, and the same once more is ignored', () => {
  for (const state of disputeStates)
    for (const said of statuses)
      expect(disputeTransition(state, said)).toBe(state === said ? 'ignored' : said);
  expect(overStates).toEqual(['warning-closed', 'won', 'lost', 'prevented']);
  expect(answerStates).toEqual(['warning-needs-response', 'needs-response', 'appeal-needs-response']);
  for (const { needsAnswer, isOver } of Object.values(disputeMeanings))
    expect(needsAnswer && isOver).toBe(false);
});

test('what it moved is booked apart from its state, and has late refusals looked at again', () => {
  const first = present(
    stepped(unread, knowing(unread, atStripe('lost', { transactions: [moved('t1', -500)] }))),
  );
  expect(first.step.effects.map(({ kind }) => kind)).toEqual(['post', 'look-again', 'settle-receipt']);
  const more = stepped(
    first.after,
    knowing(first.after, atStripe('lost', { transactions: [moved('t2', 200)] })),
  );
  expect(more?.step.history).toBeNull();
  expect(more?.step.effects).toMatchObject([
    { kind: 'post', posting: { externalId: 't2', donationId: 'd1' } },
    { kind: 'look-again', subject: { kind: 'late-refusal', id: 'd1' } },
    { kind: 'settle-receipt', donationId: 'd1', mail: { recipient: 'robin@example.org' } },
  ]);
});

test('a deadline that is moved, another sum and other words are kept without a new state or a mail', () => {
  const asked = present(stepped(unread, knowing(unread, atStripe('needs-response')))).after;
  const changes = { respondBy: later(12 * day), amount: money(400, 'USD'), reason: 'general' };
  const result = present(stepped(asked, knowing(asked, atStripe('needs-response', changes))));
  expect(result.after).toMatchObject({ state: 'needs-response', ...changes });
  expect(result.step.history).toBeNull();
  expect(result.step.effects.map(({ kind }) => kind)).toEqual(['look-again', 'settle-receipt']);
  const euro = stepped(asked, knowing(asked, atStripe('needs-response', { amount: money(500, 'EUR') })));
  expect(euro?.after.amount).toEqual(money(500, 'EUR'));
});

test('giving in is asked of Stripe while the bank waits for an answer, told of to nobody, and finished when it is over', () => {
  const step = acceptingDispute(unread, 'Ada', now);
  expect(step).toMatchObject({ checkAt: now, effects: [{ kind: 'ask-stripe' }] });
  const accepted = possibleDispute<DisputeRecord>({ ...unread, ...step.fields });
  expect(isToAccept(accepted)).toBe(false);
  const asked = present(stepped(accepted, knowing(accepted, atStripe('needs-response'))));
  expect(asked.step.effects.map(({ kind }) => kind)).toEqual(['look-again', 'settle-receipt']);
  expect(planDispute(knowing(asked.after, atStripe('needs-response')), tools)).toEqual({
    ...{ kind: 'ask', request: 'accept-dispute', cause: '' },
  });
  const lost = present(stepped(asked.after, knowing(asked.after, atStripe('lost'))));
  expect(lost.step.effects).toMatchObject([
    { kind: 'finish-request' },
    { kind: 'look-again' },
    { kind: 'settle-receipt' },
  ]);
  expect(planDispute(knowing(lost.after, atStripe('lost')), tools)).toEqual({ kind: 'rest' });
});

test('the mail says until when, and what the bank has done so far', () => {
  const mailOf = (seen: DisputeAtStripe) =>
    present(stepped(unread, knowing(unread, seen))).step.effects.flatMap((effect) =>
      effect.kind === 'send-mail' ? [effect.mail] : [],
    )[0];
  const asked = mailOf(atStripe('needs-response'));
  expect(asked?.text).toContain('until Tuesday, December 8, 2026 at 11:00 AM GMT+1');
  expect(asked?.text).toContain('https://stripe.example/pi_1');
  expect(mailOf(atStripe('warning-needs-response'))?.text).toContain('No money has been taken yet');
  expect(mailOf(atStripe('appeal-needs-response'))?.text).toContain('another answer');
  expect(mailOf(atStripe('needs-response', { respondBy: null }))?.subject).not.toContain('answer by');
});

test('it is read again well before its deadline, weekly once it is over, and for good after the time for appeals', () => {
  const minutes = (changes: Partial<Dispute>) => {
    const at = nextDisputeCheckAt({ ...unread, ...changes }, now);
    return at && (at.getTime() - now.getTime()) / 60_000;
  };
  expect(minutes({})).toBeLessThan(1);
  expect(minutes({ state: 'needs-response', respondBy: later(9 * day) })).toBe(day / 2);
  expect(minutes({ state: 'needs-response', respondBy: later(4 * 60) })).toBe(120);
  expect(minutes({ state: 'needs-response', respondBy: later(-60) })).toBe(30);
  expect(minutes({ state: 'under-review' })).toBe(day / 2);
  expect(minutes({ state: 'unknown' })).toBe(day / 2);
  expect(minutes({ state: 'lost', settledAt: later(-149 * day) })).toBe(7 * day);
  expect(minutes({ state: 'lost', settledAt: later(-150 * day) })).toBeNull();
});

test('facts that do not fit their state cannot be written', () => {
  expect(() => possibleDispute({ ...unread, state: 'lost' })).toThrow(/cannot be lost with such settledAt/);
  expect(() => possibleDispute({ ...unread, state: 'under-review', respondBy: now })).toThrow(/respondBy/);
});

test('a dispute is known by Stripe’s id', () => {
  const other = atStripe('lost', { id: 'du_2' });
  expect(unknownDisputes([atStripe('lost'), other], [unread])).toEqual([other]);
});

test('a warning is news where it is new, says otherwise than before, or was read a day ago and is open', () => {
  const said = {
    ...{ id: 'issfr_1', paymentIntentId: 'pi_1', fraudType: 'misc', isActionable: true, warnedAt: now },
  };
  const kept = keptWarning(said, 'd1', 'w1', now);
  expect(isOpenWarning(kept)).toBe(true);
  expect(newWarnings([said], [], now)).toEqual([said]);
  expect(newWarnings([said], [kept], later(day))).toEqual([]);
  expect(newWarnings([said], [kept], later(day + 1))).toEqual([said]);
  const over = { ...said, isActionable: false };
  expect(newWarnings([over], [kept], now)).toEqual([over]);
  const left = { ...kept, leftAt: now, leftBy: 'Ada', note: 'Known.' };
  expect(isOpenWarning(left)).toBe(false);
  expect(newWarnings([said], [left], later(9 * day))).toEqual([]);
});

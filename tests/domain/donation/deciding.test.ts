/** A decision of staff (deciding): what is kept of it, when it counts, and how it is taken back. */
import { expect, test } from 'vitest';
import { deciding, takingBack } from '#app/domain/donation/deciding.ts';
import { minutes, noon } from './build.ts';

const actor = { id: 'staff_1', name: 'Ada' };
const decide = (decision: 'clear' | 'refuse', heldUntil: Date) =>
  deciding({ decision, reason: 'known', note: 'Called.' }, heldUntil, { id: 'rev_1', actor }, noon);

test.each(['clear', 'refuse'] as const)('who decided to %s, why and when is kept with it', (decision) => {
  const refusalDecidedAt = decision === 'refuse' ? noon : null;
  expect(decide(decision, minutes(600))).toEqual({
    review: {
      ...{ id: 'rev_1', actorId: 'staff_1', actorName: 'Ada', decision, reason: 'known', note: 'Called.' },
      ...{ inForceAt: minutes(5), createdAt: noon, undoneAt: null },
    },
    fields: { decision, decisionInForceAt: minutes(5), refusalDecidedAt },
  });
});

test('it counts at the deadline, where that comes first', () => {
  expect(decide('clear', minutes(2)).review.inForceAt).toEqual(minutes(2));
  expect(decide('clear', minutes(2)).fields.decisionInForceAt).toEqual(minutes(2));
});

test('what is taken back waits as if nobody had decided, and the record says who took it back', () => {
  for (const of of [{ donationId: 'don_1' }, { standingGiftId: 'sg_1' }])
    expect(takingBack(of, { decisionInForceAt: minutes(5) }, 'Amy')).toEqual({
      fields: { decision: null, decisionInForceAt: null, refusalDecidedAt: null },
      effects: [{ kind: 'undo-review', ...of, by: 'Amy', inForceAt: minutes(5) }],
    });
});

/** What staff send when they decide: checked against the lists, word by word. */
import { expect, test } from 'vitest';
import { clearReasons, noteLengthMax, parseDecision, parseNote, refuseReasons } from '#app/domain/review.ts';

const parse = (changes: Partial<Parameters<typeof parseDecision>[0]>) =>
  parseDecision({ decision: 'clear', reason: 'same-name-only', note: '', ...changes });

test('every reason fits its own decision and no other', () => {
  for (const [decision, own, other] of [
    ['clear', clearReasons, refuseReasons],
    ['refuse', refuseReasons, clearReasons],
  ] as const) {
    for (const reason of own)
      expect(parse({ decision, reason })).toEqual({ ok: true, decision, reason, note: null });
    for (const reason of [...other, '', 'toString'])
      expect(parse({ decision, reason }), reason).toEqual({
        ok: false,
        errors: { reason: `not-to-${decision}` },
      });
  }
});

test('what is neither a clearing nor a refusal is asked for again', () => {
  for (const decision of ['', 'Clear', 'undo'])
    expect(parse({ decision })).toEqual({ ok: false, errors: { decision: 'neither' } });
});

test('a note is kept without the blanks around it, and the longest is still kept', () => {
  expect(parse({ note: '  Asked on the phone.\n' })).toMatchObject({ note: 'Asked on the phone.' });
  expect(parse({ note: ' \n ' })).toMatchObject({ note: null });
  const longest = 'x'.repeat(noteLengthMax);
  expect(parse({ note: ` ${longest} ` })).toMatchObject({ ok: true, note: longest });
  expect(parse({ note: `${longest}x` })).toEqual({
    ok: false,
    errors: { note: { kind: 'too-long', length: 2001 } },
  });
});

test('a note that must say something is kept without the blanks around it, and is neither empty nor too long', () => {
  expect(parseNote(' It is her own money.\n')).toEqual({ ok: true, note: 'It is her own money.' });
  expect(parseNote(' \n ')).toEqual({ ok: false, problem: { kind: 'empty' } });
  const longest = 'x'.repeat(noteLengthMax);
  expect(parseNote(longest)).toEqual({ ok: true, note: longest });
  expect(parseNote(`${longest}x`)).toEqual({ ok: false, problem: { kind: 'too-long', length: 2001 } });
});

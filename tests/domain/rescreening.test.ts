import { expect, test } from 'vitest';
import { causesOf, newsOf, type KnownFinding, type ScreeningBasis } from '#app/domain/rescreening.ts';
import { screenPayer } from '#app/domain/screening/decide/decide.ts';
import { registry } from './screening/build.ts';

const basis: ScreeningBasis = {
  editions: { fec: 'e1', uk: 'u1' },
  aliases: '2 2026-01-01',
  aliasesWithdrawn: '1 2026-01-02',
  allowlist: '0 ',
  allowlistWithdrawn: '0 ',
  rules: 'one',
};
const label = (source: string) => source.toUpperCase();

test('all that changed is told, each change once', () => {
  expect(causesOf(null, basis, label)).toEqual([{ kind: 'first' }]);
  const changed = { ...basis, editions: { fec: 'e2', own: 'o1' }, rules: 'two' };
  expect(causesOf(basis, changed, label)).toEqual([
    { kind: 'new-edition', label: 'FEC' },
    { kind: 'source-removed', sourceId: 'uk' },
    { kind: 'new-edition', label: 'OWN' },
    { kind: 'rules-changed' },
  ]);
  expect(causesOf(basis, { ...basis, allowlist: '1 2026-02-01' }, label)).toEqual([
    { kind: 'allowlist-added' },
  ]);
  expect(causesOf(basis, { ...basis, allowlistWithdrawn: '1 2026-02-01' }, label)).toEqual([
    { kind: 'allowlist-withdrawn' },
  ]);
});

test('another name that stands again is no withdrawal', () => {
  const again = { ...basis, aliases: '2 2026-03-01', aliasesWithdrawn: '0 ' };
  expect(causesOf(basis, again, label)).toEqual([{ kind: 'alias-added' }]);
});

const screening = screenPayer(registry(['Harbor Valley Victory Fund PAC']), {
  name: 'Harbor Valley Victory Fund PAC',
});
const listingId = screening.listing?.id ?? '';

function known(changes: Partial<KnownFinding>): KnownFinding {
  const closing = { closedAt: null, closedBy: null };
  return { id: 'f1', donationId: 'd1', listingId, outcome: 'political', ...closing, ...changes };
}

test('a finding is new unless the same one is open or was closed by a person', () => {
  const at = new Date();
  expect(newsOf(screening, [])).toEqual({ isNew: true, outdated: [] });
  expect(newsOf(screening, [known({})])).toEqual({ isNew: false, outdated: [] });
  expect(newsOf(screening, [known({ closedAt: at, closedBy: 'Ada' })]).isNew).toBe(false);
  expect(newsOf(screening, [known({ closedAt: at })]).isNew).toBe(true);
});

test('an open finding that rests on another listing or outcome, or on none any more, is outdated', () => {
  expect(newsOf(screening, [known({ outcome: 'unclear' })])).toEqual({ isNew: true, outdated: ['f1'] });
  expect(newsOf(screening, [known({ listingId: 'other' })]).outdated).toEqual(['f1']);
  expect(newsOf(null, [known({})])).toEqual({ isNew: false, outdated: ['f1'] });
  expect(newsOf(null, [known({ closedAt: new Date() })]).outdated).toEqual([]);
});

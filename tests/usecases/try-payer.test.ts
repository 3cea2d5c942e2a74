import { expect, test } from 'vitest';
import type { RegistryState } from '#app/domain/screening/decide/decide.ts';
import type { Ports } from '#app/ports.ts';
import { tryPayer, type TriedPayer } from '#app/usecases/try-payer.ts';
import { listing, registry } from '#tests/domain/screening/build.ts';

const ready = registry([
  listing('HARBOR VALLEY VICTORY FUND PAC', { domains: ['harborvalley.example'] }),
  listing('ROBERT EXAMPLE', { readsAsPerson: true }),
]);

const attempt = (given: Partial<TriedPayer>, state: RegistryState = ready) => {
  const ports = { registry: { current: () => state }, site: { locale: 'en' } } as unknown as Ports;
  return tryPayer(ports, { organisation: '', name: '', billingName: '', email: '', ...given });
};
const tried = (given: Partial<TriedPayer>, state?: RegistryState) => {
  const outcome = attempt(given, state);
  if (outcome.kind !== 'tried') throw new Error('nothing was tried');
  return outcome;
};

test('nothing typed, or only spaces, is not tried', () => {
  expect(attempt({}).kind).toBe('empty');
  expect(attempt({ name: '  ', email: '\t' }).kind).toBe('empty');
});

test('a listed name is refused, with its listing', () => {
  const { screening, listing: found } = tried({ organisation: 'Harbor Valley Victory Fund PAC' });
  expect(screening.outcome).toBe('political');
  expect(found?.name).toBe('HARBOR VALLEY VICTORY FUND PAC');
});

test('what would have changed it is tried out: each field left out, and a name given as the organisation', () => {
  const both = tried({ name: 'Robin Reader', email: 'office@harborvalley.example' });
  expect(both.screening.outcome).toBe('unclear');
  expect(both.otherwise).toEqual([
    { change: { kind: 'without', field: 'name' }, outcome: 'political' },
    { change: { kind: 'without', field: 'email' }, outcome: 'clear' },
    { change: { kind: 'moved', from: 'name', to: 'organisation' }, outcome: 'political' },
  ]);
  const person = tried({ name: 'Robert Example' });
  expect(person.screening.outcome).toBe('clear');
  expect(person.otherwise).toEqual([
    { change: { kind: 'moved', from: 'name', to: 'organisation' }, outcome: 'unclear' },
  ]);
  expect(tried({ name: 'Robin Reader' }).otherwise).toEqual([]);
});

test('with a registry that cannot be relied on, only a better one would change the outcome', () => {
  const { screening, otherwise } = tried(
    { name: 'Robin Reader', email: 'robin@example.org' },
    { status: 'stale', index: ready.index },
  );
  expect(screening.rule).toBe('cannot-screen');
  expect(otherwise).toEqual([{ change: { kind: 'registry-ready' }, outcome: 'clear' }]);
  expect(tried({ name: 'Robin Reader' }, { status: 'empty', index: null }).otherwise).toEqual([]);
});

test.each(['', '🎉', 'x'.repeat(10_000), '\u202e\u0000', 'ааа'])('%j harms nothing', (text) => {
  expect(() => attempt({ organisation: text, name: text, billingName: text, email: text })).not.toThrow();
});

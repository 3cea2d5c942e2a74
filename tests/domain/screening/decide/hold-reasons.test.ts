/** Everything that holds a payer is a reason, and what was given is spoken of once (M8). */
import { expect, test } from 'vitest';
import { teachingsOf } from '#app/domain/learning.ts';
import { screenPayer, tooManyDonations } from '#app/domain/screening/decide/decide.ts';
import type { Payer } from '#app/domain/screening/payer.ts';
import { reasonsOf } from '#app/domain/screening/screening.ts';
import { listing, registry } from '#tests/domain/screening/build.ts';

const ready = registry([
  listing('CITIZENS FOR NORTHERN LIGHT'),
  listing('CITIZENS FOR NORTHERN LIGHTS OF ALASKA'),
  listing('HARBOR VALLEY VICTORY FUND', { domains: ['harborvalley.org'] }),
]);
const near = 'Citizens for Northern Light Society';
const reasons = (payer: Payer, state = ready) =>
  reasonsOf(screenPayer(state, payer)).map(({ rule, listing: found }) => `${rule}: ${found?.name ?? ''}`);

test('two names that each resemble a group are two reasons, one name that resembles two groups is one', () => {
  expect(reasons({ organisation: near, name: 'Harbor Valley Victory Fund Society' }).toSorted()).toEqual([
    'near-name: CITIZENS FOR NORTHERN LIGHT',
    'near-name: HARBOR VALLEY VICTORY FUND',
  ]);
  expect(reasons({ organisation: near })).toEqual(['near-name: CITIZENS FOR NORTHERN LIGHT']);
  expect(reasons({ organisation: near, name: near, billingName: near })).toHaveLength(1);
});

test('card, name, own words and a hidden card each hold for themselves, in the order of the rules', () => {
  const payer = {
    organisation: near,
    name: 'Sample Dunes PAC',
    cardRefused: { listingId: null, listingName: null },
    cardHidden: true,
  };
  expect(reasons(payer).map((reason) => reason.split(':', 1)[0])).toEqual([
    'refused-card',
    'near-name',
    'calls-itself-political',
    'payer-unknown',
  ]);
});

test('who is refused or clear has the one reason, and without a registry nobody resembles anybody', () => {
  expect(reasons({ organisation: 'Harbor Valley Victory Fund', name: near })).toHaveLength(1);
  expect(reasons({ name: 'Robin Reader' })).toEqual(['not-listed: ']);
  const stale = { status: 'stale', index: ready.index } as const;
  expect(reasons({ name: near }, stale)).toEqual(['cannot-screen: ']);
  expect(reasons({ name: 'Sample Dunes PAC' }, stale)).toEqual([
    'cannot-screen: ',
    'calls-itself-political: ',
  ]);
});

test('many donations are one reason more for who is held, and the first for who would be clear', () => {
  const held = tooManyDonations(screenPayer(ready, { name: near }), 5);
  expect(reasonsOf(held).map(({ rule }) => rule)).toEqual(['near-name', 'too-many-donations']);
  expect(held).toMatchObject({ outcome: 'unclear', listing: { name: 'CITIZENS FOR NORTHERN LIGHT' } });
  const clear = tooManyDonations(screenPayer(ready, { name: 'Robin Reader' }), 5);
  expect(reasonsOf(clear).map(({ rule }) => rule)).toEqual(['too-many-donations']);
});

test('clearing a donation that several reasons hold teaches about each of them', () => {
  const screening = screenPayer(ready, { organisation: near, name: 'Sample Dunes PAC' });
  const taught = teachingsOf(screening, ready.index).clear.map(({ given }) => given);
  expect(taught.toSorted()).toEqual([near, 'Sample Dunes PAC']);
});

test('names in disguise, names read together and an office’s address are reasons beside others, each once', () => {
  const turned = '\u202Ebulc nodraG';
  const unread = reasons({ organisation: turned, name: near, billingName: '\u202Epuorg rehtO' });
  expect(unread).toEqual(['near-name: CITIZENS FOR NORTHERN LIGHT', 'cannot-read: ', 'cannot-read: ']);
  expect(reasons({ name: turned, billingName: turned })).toEqual(['cannot-read: ']);
  expect(reasons({ name: turned }, { status: 'stale', index: ready.index })).toEqual([
    'cannot-screen: ',
    'cannot-read: ',
  ]);
  const office = { name: 'Robin Reader', email: 'robin@harborvalley.org', cardHidden: true };
  expect(reasons(office)).toEqual(['office-address: HARBOR VALLEY VICTORY FUND', 'payer-unknown: ']);
  const together = { organisation: 'Harbor Valley', name: 'Victory Fund', cardHidden: true };
  expect(reasons(together)).toEqual(['names-together: HARBOR VALLEY VICTORY FUND', 'payer-unknown: ']);
});

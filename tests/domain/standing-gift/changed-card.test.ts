/** Which card of a standing gift is another one than was screened. */
import { expect, test } from 'vitest';
import { changedCard, type CardAtStripe, type CardsSeen } from '#app/domain/standing-gift/changed-card.ts';
import { card, payer, tools } from './build.ts';

const named = (paymentMethodId: string, changes: Partial<CardAtStripe> = {}): CardAtStripe => ({
  ...{ paymentMethodId, ...card, expires: null },
  ...changes,
});
const found = (cardId: string | null, cards: Partial<CardsSeen>, of = payer) =>
  changedCard(
    { paymentMethodId: 'pm_1' },
    of,
    { cardId, cards: { email: null, defaultId: null, attached: [named('pm_1'), named('pm_2')], ...cards } },
    tools.hash,
  );

test('the card that was screened is none, by whichever name it is charged', () => {
  expect(found('pm_1', {})).toBeNull();
  expect(found(null, { defaultId: 'pm_1' })).toBeNull();
  expect(found(null, {})).toBeNull();
});

test('another card of the subscription was chosen, and so was another default of the customer', () => {
  expect(found('pm_2', {})?.paymentMethodId).toBe('pm_2');
  expect(found('pm_1', { defaultId: 'pm_2' })?.paymentMethodId).toBe('pm_2');
  expect(found(null, { defaultId: 'pm_2' })?.paymentMethodId).toBe('pm_2');
  const three = { attached: [named('pm_2'), named('pm_3')] };
  expect(found('pm_2', { ...three, defaultId: 'pm_3' })?.paymentMethodId).toBe('pm_2');
});

test('a card that is not there is nobody’s', () => {
  expect(found('pm_3', {})).toBeNull();
  expect(found('pm_1', { attached: [] })).toBeNull();
});

test.each<[string, Partial<CardAtStripe>]>([
  ['name', { billing: { ...card.billing, name: 'Ray Reader' } }],
  ['country', { billing: { ...card.billing, country: 'CA' } }],
  ['postal code', { billing: { ...card.billing, postalCode: '10001' } }],
  ['brand', { card: { ...card.card, brand: 'mastercard' } }],
  ['number', { card: { ...card.card, last4: '4444' } }],
  ['funding', { card: { ...card.card, funding: 'debit' } }],
  ['fingerprint', { card: { ...card.card, fingerprint: 'fp_2' } }],
])('a card whose %s is another one has a new payer, though its name at Stripe stayed', (_, changes) => {
  const changed = found('pm_1', { attached: [named('pm_1', changes)] }, { ...payer, organisation: 'Watch' });
  expect(changed?.paymentMethodId).toBe('pm_1');
  expect(changed?.payer).toMatchObject({ name: 'Robin Reader', organisation: 'Watch' });
  expect(changed?.payer).not.toEqual({ ...payer, organisation: 'Watch' });
});

test('an address that stands on the card alone changes no payer', () => {
  const attached = [named('pm_1', { billing: { ...card.billing, email: 'ray@example.org' } })];
  expect(found('pm_1', { attached })).toBeNull();
});

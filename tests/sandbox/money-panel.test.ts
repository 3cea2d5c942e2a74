/** The panel's forms for money after the capture, filled in and sent as a browser without scripts does. */
import { afterEach, expect, test } from 'vitest';
import { localStripe, type LocalStripe, ORIGIN, takeBreaches } from '#tests/sandbox/support/local-stripe.ts';
import { moneyOf } from '#tests/sandbox/support/money.ts';

let local: LocalStripe;
afterEach(async () => {
  await local.close();
  expect(takeBreaches()).toEqual([]);
});

const panel = async () => (await local.ask('/sandbox')).text();

/** The fields that the form would send unchanged: each input's value, each list's first choice. */
function fieldsOf(form: string): Record<string, string> {
  const inputs = [...form.matchAll(/<input\b[^>]*>/g)].map(([tag]) => [
    /name="([^"]*)"/.exec(tag)?.[1] ?? '',
    /value="([^"]*)"/.exec(tag)?.[1] ?? '',
  ]);
  const selects = [
    ...form.matchAll(/<select\b[^>]*name="([^"]*)"[^>]*>\s*<option(?: value="([^"]*)")?[^>]*>([^<]*)/g),
  ].map(([, name = '', value, text = '']) => [name, value ?? text]);
  return Object.fromEntries([...inputs, ...selects]) as Record<string, string>;
}

/** Presses the button of this name in the form that has `containing`; `change` is what a person typed or chose. */
async function press(button: string, change: Record<string, string> = {}, containing = ''): Promise<void> {
  const forms = [...(await panel()).matchAll(/<form\b[\s\S]*?<\/form>/g)].map(([form]) => form);
  const form = forms.find((found) => found.includes(`>${button}</button>`) && found.includes(containing));
  if (!form) throw new Error(`the panel has no form "${button}" with "${containing}"`);
  const fields = fieldsOf(form);
  for (const name of Object.keys(change)) expect(Object.keys(fields)).toContain(name);
  const answer = await local.ask('/sandbox/control', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: ORIGIN },
    body: new URLSearchParams({ ...fields, ...change }).toString(),
  });
  expect(`${String(answer.status)} ${answer.status === 303 ? '' : await answer.text()}`).toBe('303 ');
}

test('refunds, disputes and warnings are made of a chosen charge, and the bank’s word is said of each', async () => {
  local = await localStripe();
  const money = moneyOf(local);
  const [first, second] = [await money.captured(1000), await money.captured(500)];
  await press('Set next refund', { outcome: 'stays-pending' });
  expect(await panel()).toContain('stays-pending</span>');
  await press('Refund in the Dashboard', { charge: first.id, amount: '250' });
  const [refund] = (await local.stripe.refunds.list()).data;
  expect(refund).toMatchObject({ amount: 250, status: 'pending', charge: first.id });
  await press('failed', {}, refund?.id);
  await press('Refund in the Dashboard', { charge: first.id });
  await press('Warn of fraud', { charge: second.id });
  await press('Dispute', { charge: second.id, reason: 'duplicate' });
  const [dispute] = (await local.stripe.disputes.list()).data;
  expect(dispute).toMatchObject({ amount: 500, reason: 'duplicate', charge: second.id });
  await press('Say so', { status: 'lost', back: '200' }, dispute?.id);
  expect(await money.balance()).toEqual({ usd: 941 - 1000 + 455 - 300 - 1500 });
  expect(await panel()).toContain('<td>Jenny Rosen</td>');
});

test('payouts, the settlement, fees and movements are set where the panel offers them', async () => {
  local = await localStripe();
  const money = moneyOf(local);
  await press('Set currency and rate', { currency: 'usd', rate: '2' });
  await money.captured(1000, {}, '4242424242424242', 'eur');
  await press('Settle each as itself');
  await press('Charge an account fee', { amount: '70' });
  await press('Book a movement', { amount: '-100' });
  expect(await money.balance()).toEqual({ usd: 2000 - 88 - 70 - 100 });
  await press('Set next payout', { outcome: 'fails' });
  await press('Pay out daily');
  await local.control({ action: 'clock', advanceSeconds: 3 * 24 * 3600 });
  const [payout] = (await local.stripe.payouts.list()).data;
  expect(payout).toMatchObject({ amount: 1742, automatic: true });
  await press('failed', {}, payout?.id);
  await press('Stop daily payouts');
  expect(await panel()).toContain('Only by hand, through the API.');
  expect(await money.balance()).toEqual({ usd: 1742 });
});

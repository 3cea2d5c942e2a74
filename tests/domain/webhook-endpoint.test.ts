/** What Stripe must be told to send: the lists that newsrooms are given are the lists that the site compares with. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { giftEvents, standingGiftEvents, unheard } from '#app/domain/webhook-endpoint.ts';

const root = join(import.meta.dirname, '..', '..');
const read = (...path: string[]) => readFileSync(join(root, ...path), 'utf8');
const typesOfStripe = read('node_modules', 'stripe', 'esm', 'resources', 'Events.d.ts');

test('every event that is waited for is one of Stripe’s, and named where a newsroom sets up the webhook', () => {
  const steps = read('README.md')
    .replaceAll('the five `charge.dispute.*`', 'created updated closed funds_withdrawn funds_reinstated')
    .replaceAll('and `.updated`', 'radar.early_fraud_warning.updated');
  for (const type of [...giftEvents, ...standingGiftEvents]) expect(typesOfStripe).toContain(`'${type}'`);
  for (const type of giftEvents) expect(steps).toContain(type.replace('charge.dispute.', ''));
  for (const type of standingGiftEvents) expect(read('docs', 'operations.md')).toContain(`\`${type}\``);
});

test('an endpoint hears all, or lacks what is named', () => {
  const endpoint = (...events: string[]) => ({ id: 'we_1', isEnabled: true, events });
  expect(unheard(endpoint('*'), true)).toEqual([]);
  expect(unheard(endpoint(...giftEvents), false)).toEqual([]);
  expect(unheard(endpoint(...giftEvents, 'charge.pending'), true)).toEqual([...standingGiftEvents]);
  expect(unheard(endpoint(...giftEvents.slice(1)), false)).toEqual(['checkout.session.completed']);
});

/** /v1/setup_intents and /v1/setup_attempts: read and list. They are made by pages only. */
import { z } from 'zod';
import { type Area, endpoint } from '#app/sandbox/api/endpoint.ts';
import { answerList, matching } from '#app/sandbox/api/list.ts';
import * as p from '#app/sandbox/api/params.ts';
import type { SetupIntent } from '#app/sandbox/objects/setup-intent.ts';
import { findObject } from '#app/sandbox/store.ts';
import { missing } from '#app/sandbox/stripe-error.ts';

const readParams = z.strictObject({ client_secret: p.text().optional(), expand: p.expand });
const listParams = z.strictObject({
  ...p.paging,
  customer: p.text().optional(),
  payment_method: p.text().optional(),
});
const attemptParams = z.strictObject({ ...p.paging, setup_intent: p.text() });

export const SETUP_INTENTS: Area = {
  endpoints: [
    endpoint('GET /v1/setup_intents', listParams, (operation, { customer, payment_method, ...page }) =>
      answerList(
        operation,
        'setup_intent',
        '/v1/setup_intents',
        page,
        matching({ customer, payment_method }),
      ),
    ),
    endpoint('GET /v1/setup_intents/:id', readParams, async (operation, _params, id) => {
      const found = await findObject<SetupIntent>(operation.sql, 'setup_intent', id);
      if (!found) throw missing('setupintent', id, 'intent');
      return found.body;
    }),
    endpoint('GET /v1/setup_attempts', attemptParams, async (operation, { setup_intent: id, ...page }) => {
      const found = await findObject<SetupIntent>(operation.sql, 'setup_intent', id);
      if (!found) throw missing('setupintent', id, 'setup_intent', false);
      const conditions = matching({ setup_intent: id });
      return answerList(operation, 'setup_attempt', '/v1/setup_attempts', page, conditions);
    }),
  ],
  expandable: {
    setup_intent: {
      customer: 'customer',
      latest_attempt: 'setup_attempt',
      payment_method: 'payment_method',
    },
    setup_attempt: { customer: 'customer', payment_method: 'payment_method', setup_intent: 'setup_intent' },
  },
};

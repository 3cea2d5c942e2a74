/** /v1/webhook_endpoints: the app's endpoint, read and listed, disabled and enabled. It is made where the sandbox starts. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type Area, endpoint } from '#app/sandbox/api/endpoint.ts';
import { pageOf } from '#app/sandbox/api/list.ts';
import * as p from '#app/sandbox/api/params.ts';
import { API_VERSION, type Operation } from '#app/sandbox/operation.ts';
import { type Settings } from '#app/sandbox/settings.ts';
import { missing } from '#app/sandbox/stripe-error.ts';
import { setEndpoint } from '#app/sandbox/webhook-endpoint.ts';

interface WebhookEndpoint extends Record<string, unknown> {
  readonly id: string;
}

function endpointsOf({ webhookUrl: url, settings }: Operation): readonly WebhookEndpoint[] {
  return url === null ? [] : [toEndpoint(url, settings.endpoint)];
}

function toEndpoint(url: string, { isDisabled }: Settings['endpoint']): WebhookEndpoint {
  return {
    id: `we_${createHash('sha256').update(url).digest('hex').slice(0, 24)}`,
    object: 'webhook_endpoint',
    api_version: API_VERSION,
    application: null,
    created: 0,
    description: 'The app of this local Stripe',
    enabled_events: ['*'],
    livemode: false,
    metadata: {},
    status: isDisabled ? 'disabled' : 'enabled',
    url,
  };
}

function find(operation: Operation, id: string): WebhookEndpoint {
  const found = endpointsOf(operation).find((each) => each.id === id);
  if (!found) throw missing('webhook endpoint', id, 'id');
  return found;
}

const onlyExpand = z.strictObject({ expand: p.expand });
const updateParams = z.strictObject({ disabled: p.boolean.optional(), expand: p.expand });

export const WEBHOOK_ENDPOINTS: Area = {
  endpoints: [
    endpoint('GET /v1/webhook_endpoints', z.strictObject(p.cursors), (operation, params) => {
      const data = endpointsOf(operation);
      return pageOf('webhook endpoint', { object: 'list', url: '/v1/webhook_endpoints', data }, params);
    }),
    endpoint('GET /v1/webhook_endpoints/:id', onlyExpand, (operation, _params, id) => find(operation, id)),
    endpoint('POST /v1/webhook_endpoints/:id', updateParams, async (operation, { disabled }, id) => {
      const found = find(operation, id);
      if (disabled === undefined) return found;
      const after = await setEndpoint(operation.sql, disabled);
      return toEndpoint(String(found['url']), after);
    }),
  ],
  expandable: {},
};

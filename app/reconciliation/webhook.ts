/** The webhook of this site at Stripe: enabled, and told of all that is waited for. */
import type { Difference } from '#app/domain/reconciliation/finding.ts';
import { unheard, type WebhookEndpoint } from '#app/domain/webhook-endpoint.ts';
import type { Ports } from '#app/ports.ts';
import type { Area } from './area.ts';

export const webhook: Area = {
  async *compare(ports) {
    const endpoints = await ports.account.endpoints();
    yield { seen: endpoints.length, differences: endpoints.flatMap((each) => compareEndpoint(ports, each)) };
  },
  again: async (ports, { objectId }) => {
    const endpoint = (await ports.account.endpoints()).find(({ id }) => id === objectId);
    return (endpoint && compareEndpoint(ports, endpoint)[0]) ?? null;
  },
};

function compareEndpoint({ site }: Ports, endpoint: WebhookEndpoint): Difference[] {
  const about = { objectId: endpoint.id, subject: null, stripe: null, ours: null };
  const mend = { kind: 'person' } as const;
  if (!endpoint.isEnabled) return [{ kind: 'webhook-disabled', ...about, mend }];
  const isDeaf = unheard(endpoint, site.offersStandingGifts).length > 0;
  return isDeaf ? [{ kind: 'webhook-incomplete', ...about, mend }] : [];
}

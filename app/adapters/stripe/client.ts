/** The SDK's client: where it calls, over what, and how long it waits. */
import Stripe from 'stripe';

export interface ClientSettings {
  readonly secretKey: string;
  /** Where the API answers; Stripe's own where absent. */
  readonly apiBase?: string | undefined;
  /** In place of the network: the local Stripe in this process. */
  readonly fetch?: (request: Request) => Promise<Response>;
}

/** A person waits at the other end of most calls; jobs try again anyway. */
const timeoutMs = 20_000;

export function createClient(settings: ClientSettings): Stripe {
  return new Stripe(settings.secretKey, clientConfig(settings));
}

function clientConfig({ apiBase, fetch: answer }: ClientSettings): ConstructorParameters<typeof Stripe>[1] {
  const base = apiBase ? new URL(apiBase) : null;
  return {
    maxNetworkRetries: 2,
    timeout: timeoutMs,
    telemetry: false,
    ...(answer && {
      httpClient: Stripe.createFetchHttpClient((url: string | URL | Request, init?: RequestInit) =>
        answer(new Request(url, init)),
      ),
    }),
    ...(base && {
      host: base.hostname,
      protocol: base.protocol === 'http:' ? ('http' as const) : ('https' as const),
      port: base.port || (base.protocol === 'http:' ? 80 : 443),
    }),
  };
}

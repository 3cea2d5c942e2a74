/** The billing portal: configurations, links, and visits by them. */
import { recordEvent } from '#app/sandbox/events.ts';
import { newId, randomText } from '#app/sandbox/ids.ts';
import {
  type ConfigurationTerms,
  newConfiguration,
  newPortalSession,
  type PortalConfiguration,
  type PortalFlow,
  type PortalSession,
  type PortalSessionHidden,
  type PortalSessionTerms,
} from '#app/sandbox/objects/portal.ts';
import type { Operation } from '#app/sandbox/operation.ts';
import { insertObject, lockObject, type Stored, updateObject } from '#app/sandbox/store.ts';
import { badParameter, missing, StripeError } from '#app/sandbox/stripe-error.ts';

export type PortalVisit = Stored<PortalSession, PortalSessionHidden>;

export async function makeConfiguration(
  operation: Operation,
  terms: ConfigurationTerms,
): Promise<PortalConfiguration> {
  const configuration = newConfiguration(newId('bpc_', operation.random), terms, operation.now);
  await insertObject(operation.sql, configuration);
  await recordEvent(operation, 'billing_portal.configuration.created', configuration);
  return configuration;
}

export async function lockConfiguration(
  operation: Operation,
  id: string,
  inPath = true,
): Promise<PortalConfiguration> {
  const kind = 'billing_portal.configuration';
  const found = await lockObject<PortalConfiguration>(operation.sql, kind, id);
  if (!found) throw missing('configuration', id, 'configuration', inPath);
  return found.body;
}

/** A link for one visit. 400 where no configuration allows what it is for. */
export async function openPortal(
  operation: Operation,
  asked: Omit<PortalSessionTerms, 'url' | 'configuration'> & { configuration: string | null },
): Promise<PortalSession> {
  const configuration = asked.configuration
    ? await lockConfiguration(operation, asked.configuration, false)
    : await defaultConfiguration(operation);
  if (!configuration.active)
    throw badParameter('configuration', `The configuration ${configuration.id} is inactive.`);
  if (asked.flow) refuseFlow(configuration, asked.flow);
  const secret = `test_${randomText(40, operation.random)}`;
  const terms: PortalSessionTerms = {
    ...asked,
    configuration: configuration.id,
    returnUrl: asked.returnUrl ?? configuration.default_return_url,
    url: `${operation.publicOrigin}/sandbox/portal/${secret}`,
  };
  const session = newPortalSession(newId('bps_', operation.random), terms, operation.now);
  const hidden: PortalSessionHidden = { secret, visited: null, setupIntent: null, isDone: false };
  await insertObject(operation.sql, session, { hidden });
  await recordEvent(operation, 'billing_portal.session.created', session);
  return session;
}

async function defaultConfiguration(operation: Operation): Promise<PortalConfiguration> {
  const [row] = await operation.sql.query<{ body: PortalConfiguration }>(
    `SELECT body FROM sandbox.object
     WHERE kind = 'billing_portal.configuration' AND body ->> 'is_default' = 'true' ORDER BY seq DESC LIMIT 1`,
  );
  if (row) return row.body;
  throw new StripeError(400, {
    type: 'invalid_request_error',
    message: `No configuration provided and your test mode default configuration has not been created. Provide a configuration or create your default by saving your customer portal settings in test mode at ${operation.publicOrigin}/sandbox#customers.`,
  });
}

const FEATURE_OF: Readonly<Record<string, keyof PortalConfiguration['features']>> = {
  subscription_update_confirm: 'subscription_update',
};

function refuseFlow({ features }: PortalConfiguration, { type }: PortalFlow): void {
  const feature = FEATURE_OF[type] ?? (type as keyof typeof features);
  const words = feature.replaceAll('_', ' ');
  if (!features[feature].enabled) {
    throw badParameter('flow_data[type]', `The ${words} feature in the portal configuration is disabled.`);
  }
  if (type !== 'payment_method_update')
    throw badParameter('flow_data[type]', `The local Stripe has no page for the portal flow ${type}.`);
}

/** Unopened, a link is good for five minutes; opened, for an hour after the last visit (docs: portal sessions). */
const UNOPENED_SECONDS = 300;
const OPENED_SECONDS = 3600;

/** The visit of this link, while it is good, and marked as opened; else null. */
export async function visit(operation: Operation, secret: string): Promise<PortalVisit | null> {
  const [row] = await operation.sql.query<PortalVisit>(
    `SELECT body, hidden FROM sandbox.object
     WHERE kind = 'billing_portal.session' AND hidden ->> 'secret' = $1 FOR UPDATE`,
    [secret],
  );
  if (!row) return null;
  const { body, hidden } = row;
  const until = hidden.visited === null ? body.created + UNOPENED_SECONDS : hidden.visited + OPENED_SECONDS;
  if (operation.now > until) return null;
  const opened: PortalSessionHidden = { ...hidden, visited: operation.now };
  await updateObject(operation.sql, body, { hidden: opened });
  return { body, hidden: opened };
}

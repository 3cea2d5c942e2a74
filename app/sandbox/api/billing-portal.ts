/** /v1/billing_portal: configurations (create, read, update, list) and sessions (create). */
import type { z } from 'zod';
import { type Area, endpoint } from '#app/sandbox/api/endpoint.ts';
import { answerList, matching } from '#app/sandbox/api/list.ts';
import {
  createConfigurationParams,
  createSessionParams,
  type FeatureParams,
  type FlowParams,
  listConfigurationParams,
  updateConfigurationParams,
} from '#app/sandbox/api/portal-params.ts';
import { readOne } from '#app/sandbox/api/read-one.ts';
import { defined, mergeMetadata, updateWithEvent } from '#app/sandbox/changes.ts';
import { lockCustomer } from '#app/sandbox/customers.ts';
import {
  NO_FEATURES,
  type PortalConfiguration,
  type PortalFeatures,
  type PortalFlow,
  type PortalSession,
} from '#app/sandbox/objects/portal.ts';
import type { Operation } from '#app/sandbox/operation.ts';
import { lockConfiguration, makeConfiguration, openPortal } from '#app/sandbox/portal.ts';
import { badParameter, StripeError } from '#app/sandbox/stripe-error.ts';

const LOGIN_PATH = '/sandbox/portal/login';

function createConfiguration(
  operation: Operation,
  params: z.output<typeof createConfigurationParams>,
): Promise<PortalConfiguration> {
  const features = toFeatures(NO_FEATURES, params.features);
  return makeConfiguration(operation, {
    business_profile: { ...NO_PROFILE, ...defined(params.business_profile ?? {}) },
    default_return_url: params.default_return_url ?? null,
    features,
    isDefault: false,
    loginUrl: params.login_page?.enabled ? operation.publicOrigin + LOGIN_PATH : null,
    metadata: params.metadata ?? {},
    name: params.name ?? null,
  });
}

const NO_PROFILE = { headline: null, privacy_policy_url: null, terms_of_service_url: null };

async function updateConfiguration(
  operation: Operation,
  params: z.output<typeof updateConfigurationParams>,
  id: string,
): Promise<PortalConfiguration> {
  const before = await lockConfiguration(operation, id);
  const {
    business_profile: profile,
    expand: _expand,
    features,
    login_page: login,
    metadata,
    ...plain
  } = params;
  if (plain.active === false && before.is_default)
    throw badParameter('active', 'You cannot deactivate your default configuration.');
  const url = login?.enabled ? operation.publicOrigin + LOGIN_PATH : null;
  const after: PortalConfiguration = {
    ...before,
    ...defined(plain),
    business_profile: { ...(before['business_profile'] as typeof NO_PROFILE), ...defined(profile ?? {}) },
    features: toFeatures(before.features, features),
    ...(login ? { login_page: { enabled: login.enabled, url } } : {}),
    ...(metadata === undefined ? {} : { metadata: mergeMetadata(before.metadata, metadata) }),
    updated: operation.now,
  };
  return updateWithEvent(operation, 'billing_portal.configuration.updated', before, after);
}

/** What is named changes, down to the single setting; the rest stays. */
function toFeatures(before: PortalFeatures, given: FeatureParams | undefined): PortalFeatures {
  const features = overlaid(before, given ?? {}) as PortalFeatures;
  if (features.subscription_update.enabled && !features.payment_method_update.enabled) {
    const message = 'Cannot enable subscription updates while payment method update is disabled.';
    throw new StripeError(400, { type: 'invalid_request_error', message });
  }
  return features;
}

function overlaid(before: object, given: object): object {
  const changes = Object.entries(given).flatMap(([key, value]: [string, unknown]) => {
    if (value === undefined) return [];
    const was: unknown = before[key as keyof typeof before];
    return [[key, isPlain(value) && isPlain(was) ? overlaid(was, value) : value]];
  });
  return { ...before, ...(Object.fromEntries(changes) as object) };
}

const isPlain = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

async function createSession(
  operation: Operation,
  params: z.output<typeof createSessionParams>,
): Promise<PortalSession> {
  await lockCustomer(operation, params.customer, 'customer', false);
  return openPortal(operation, {
    configuration: params.configuration ?? null,
    customer: params.customer,
    flow: params.flow_data ? toFlow(params.flow_data) : null,
    locale: params.locale ?? null,
    onBehalfOf: params.on_behalf_of ?? null,
    returnUrl: params.return_url ?? null,
  });
}

function toFlow({ after_completion: after, type, ...parts }: FlowParams): PortalFlow {
  if (after?.type === 'redirect' && !after.redirect) {
    throw badParameter(
      'flow_data[after_completion][redirect]',
      'Missing required param: flow_data[after_completion][redirect].',
      'parameter_missing',
    );
  }
  const message = after?.hosted_confirmation?.custom_message ?? null;
  return {
    after_completion: {
      hosted_confirmation: after?.type === 'hosted_confirmation' ? { custom_message: message } : null,
      redirect: after?.type === 'redirect' ? (after.redirect ?? null) : null,
      type: after?.type ?? 'portal_homepage',
    },
    customer_update: null,
    subscription_cancel: null,
    subscription_pause: null,
    subscription_update: null,
    subscription_update_confirm: null,
    ...defined(parts),
    type,
  };
}

export const BILLING_PORTAL: Area = {
  endpoints: [
    endpoint('POST /v1/billing_portal/configurations', createConfigurationParams, createConfiguration),
    endpoint(
      'GET /v1/billing_portal/configurations',
      listConfigurationParams,
      (operation, { active, is_default, ...page }) =>
        answerList(
          operation,
          'billing_portal.configuration',
          '/v1/billing_portal/configurations',
          page,
          matching({ active: active?.toString(), is_default: is_default?.toString() }),
        ),
    ),
    readOne('billing_portal.configuration', 'billing_portal/configurations', 'configuration'),
    endpoint('POST /v1/billing_portal/configurations/:id', updateConfigurationParams, updateConfiguration),
    endpoint('POST /v1/billing_portal/sessions', createSessionParams, createSession),
  ],
  expandable: { 'billing_portal.session': { configuration: 'billing_portal.configuration' } },
};

/** What happens to saved cards: the bank replaces one, or answers otherwise; a customer changes it in the portal. */
import { z } from 'zod';
import { answerLater, replaceCard } from '#app/sandbox/card-updater.ts';
import { type Action, action, line, type Told } from '#app/sandbox/control/action.ts';
import { cardOf, payerFields } from '#app/sandbox/control/payer-fields.ts';
import { ControlRefusal } from '#app/sandbox/control/refusal.ts';
import type { Engine } from '#app/sandbox/engine.ts';
import type { PaymentMethod } from '#app/sandbox/objects/payer.ts';
import { NO_FEATURES, type PortalSession, type PortalSessionHidden } from '#app/sandbox/objects/portal.ts';
import { authenticateInPortal, type PortalResult, saveInPortal } from '#app/sandbox/portal-card.ts';
import { makeConfiguration } from '#app/sandbox/portal.ts';
import { OUTCOMES } from '#app/sandbox/settings.ts';
import { findObject } from '#app/sandbox/store.ts';

async function refuseUnknown(engine: Engine, id: string): Promise<void> {
  if (await findObject<PaymentMethod>(engine.sql, 'payment_method', id)) return;
  throw new ControlRefusal(404, `payment_method: no such PaymentMethod '${id}'`);
}

const replacement = {
  payment_method: line,
  card: z.string().default('4000056655665556'),
  month: z.int().min(1).max(12).optional(),
  year: z.int().min(2000).max(2999).optional(),
};

async function replace(engine: Engine, input: z.output<z.ZodObject<typeof replacement>>): Promise<Told> {
  const { payment_method: id, card, month, year } = input;
  await refuseUnknown(engine, id);
  const next = cardOf(engine, card, { ...(month ? { month } : {}), ...(year ? { year } : {}) });
  const { card: shown } = await engine.perform((operation) => replaceCard(operation, id, next));
  return { payment_method: id, card: shown };
}

const portalCard = { session: line, ...payerFields };

async function changeInPortal(
  engine: Engine,
  input: z.output<z.ZodObject<typeof portalCard>>,
): Promise<Told> {
  const { session: id, card, authentication, ...payer } = input;
  const kind = 'billing_portal.session';
  const found = await findObject<PortalSession, PortalSessionHidden>(engine.sql, kind, id);
  if (!found) throw new ControlRefusal(404, `session: no such portal session '${id}'`);
  const { secret } = found.hidden;
  const typed = cardOf(engine, card);
  const result = await engine.perform((operation) => saveInPortal(operation, secret, payer, typed));
  if (result?.kind !== 'requires_action' || !authentication) return tell(id, result);
  const hasPassed = authentication === 'complete';
  return tell(id, await engine.perform((operation) => authenticateInPortal(operation, secret, hasPassed)));
}

function tell(session: string, result: PortalResult): Told {
  if (!result) throw new ControlRefusal(409, `session: the visit '${session}' is over`);
  return {
    status: result.kind,
    session,
    ...(result.kind === 'succeeded' ? { payment_method: result.method.id } : {}),
    ...(result.kind === 'declined' ? { code: result.decline.code, message: result.decline.message } : {}),
  };
}

/** What the Dashboard's page of portal settings does when it is saved for the first time. */
async function saveDefault(engine: Engine): Promise<Told> {
  const { id } = await engine.perform((operation) =>
    makeConfiguration(operation, {
      business_profile: { headline: null, privacy_policy_url: null, terms_of_service_url: null },
      default_return_url: null,
      features: {
        ...NO_FEATURES,
        invoice_history: { enabled: true },
        payment_method_update: { ...NO_FEATURES.payment_method_update, enabled: true },
      },
      isDefault: true,
      loginUrl: null,
      metadata: {},
      name: null,
    }),
  );
  return { configuration: id };
}

export const CARD_ACTIONS: readonly Action[] = [
  action('card-replace', replacement, replace),
  action(
    'card-answer',
    { payment_method: line, outcome: z.enum(OUTCOMES) },
    async (engine, { payment_method: id, outcome }) => {
      await refuseUnknown(engine, id);
      await engine.perform((operation) => answerLater(operation, id, outcome));
      return { payment_method: id, outcome };
    },
  ),
  action('portal-card', portalCard, changeInPortal),
  action('portal-default', {}, saveDefault),
];

/** What a customer does in the portal: sees the cards, sends another, chooses which is charged, removes one. */
import type { Card } from '#app/sandbox/cards.ts';
import { moveSubscriptionsTo, ownCardsOfSubscriptions } from '#app/sandbox/customer-subscriptions.ts';
import { lockCustomer } from '#app/sandbox/customers.ts';
import { type Customer, isDeleted } from '#app/sandbox/objects/customer.ts';
import { billingOf, type Payer, type PaymentMethod } from '#app/sandbox/objects/payer.ts';
import type { PortalConfiguration, PortalSession } from '#app/sandbox/objects/portal.ts';
import type { SetupIntent } from '#app/sandbox/objects/setup-intent.ts';
import type { Operation } from '#app/sandbox/operation.ts';
import { type PortalVisit, visit } from '#app/sandbox/portal.ts';
import { detachCard, findSavedCard, keepCard, setDefaultCard } from '#app/sandbox/saved-cards.ts';
import {
  answerSetupQuestion,
  beginSetup,
  lockSetupIntent,
  setupOutcome,
  type SetupResult,
  trySetup,
} from '#app/sandbox/setup.ts';
import { findObject, updateObject } from '#app/sandbox/store.ts';

/** What the portal's pages show of the customer. */
export interface PortalView {
  readonly customer: Customer;
  readonly cards: readonly { readonly method: PaymentMethod; readonly isCharged: boolean }[];
  /** Whether the configuration lets the customer change cards. */
  readonly mayChangeCard: boolean;
}

/** Null where the customer was deleted meanwhile. */
export async function viewPortal(operation: Operation, session: PortalSession): Promise<PortalView | null> {
  const customer = await findObject<Customer>(operation.sql, 'customer', session.customer);
  if (!customer || isDeleted(customer.body)) return null;
  const methods = await operation.sql.query<{ body: PaymentMethod }>(
    `SELECT body FROM sandbox.object WHERE kind = 'payment_method' AND customer = $1 ORDER BY seq DESC`,
    [session.customer],
  );
  const charged = new Set([
    customer.body.invoice_settings.default_payment_method,
    ...(await ownCardsOfSubscriptions(operation, session.customer)),
  ]);
  return {
    customer: customer.body,
    cards: methods.map(({ body }) => ({ method: body, isCharged: charged.has(body.id) })),
    mayChangeCard: await mayChangeCard(operation, session),
  };
}

/** Makes a card that is saved already the one that is charged, or takes it away. False where it is not theirs. */
export async function changeSavedCard(
  operation: Operation,
  session: PortalSession,
  method: string,
  change: 'charge' | 'remove',
): Promise<boolean> {
  if (!(await findSavedCard(operation, session.customer, method))) return false;
  if (change === 'remove') await detachCard(operation, method);
  else await makeCharged(operation, session.customer, method);
  return true;
}

async function mayChangeCard(operation: Operation, session: PortalSession): Promise<boolean> {
  const kind = 'billing_portal.configuration';
  const found = await findObject<PortalConfiguration>(operation.sql, kind, session.configuration);
  return found?.body.features.payment_method_update.enabled === true;
}

/** What came of a card: nothing where the visit is over, `done` where the form was sent before. */
export type PortalResult = SetupResult | { readonly kind: 'done' } | null;

/** The customer sends another card. Saved, it is what is charged from now on. */
export async function saveInPortal(
  operation: Operation,
  secret: string,
  payer: Payer,
  card: Card,
): Promise<PortalResult> {
  const found = await visit(operation, secret);
  if (!found) return null;
  if (found.body.flow && found.hidden.isDone) return { kind: 'done' };
  const outcome = await setupOutcome(operation, card);
  const intent = await intentOf(operation, found);
  const method = await keepCard(operation, { billing: billingOf(payer), card, allowRedisplay: 'limited' });
  const question = { url: `${found.body.url}/authentication`, return_url: found.body.url };
  const result = await trySetup(operation, { intent, method, card, outcome, question });
  return finish(operation, found, result);
}

/** The customer answers the bank's question. Null where nobody was asked, or the visit is over. */
export async function authenticateInPortal(
  operation: Operation,
  secret: string,
  hasPassed: boolean,
): Promise<PortalResult> {
  const found = await visit(operation, secret);
  if (!found?.hidden.setupIntent) return null;
  const asked = await lockSetupIntent(operation, found.hidden.setupIntent);
  const result = await answerSetupQuestion(operation, asked, hasPassed);
  return result && finish(operation, found, result);
}

async function intentOf(operation: Operation, { body, hidden }: PortalVisit): Promise<SetupIntent> {
  if (hidden.setupIntent) return lockSetupIntent(operation, hidden.setupIntent);
  return beginSetup(operation, {
    customer: body.customer,
    description: null,
    metadata: {},
    allowedTypes: null,
  });
}

async function finish(
  operation: Operation,
  { body: session, hidden }: PortalVisit,
  result: SetupResult,
): Promise<SetupResult> {
  const isDone = result.kind === 'succeeded';
  const setupIntent = isDone ? null : result.intent.id;
  await updateObject(operation.sql, session, { hidden: { ...hidden, setupIntent, isDone } });
  if (isDone) await makeCharged(operation, session.customer, result.method.id);
  return result;
}

/** Makes the card the one that is charged: by subscriptions with a card of their own, else by the customer's invoices. */
async function makeCharged(operation: Operation, customer: string, method: string): Promise<void> {
  if (await moveSubscriptionsTo(operation, customer, method)) return;
  await setDefaultCard(operation, await lockCustomer(operation, customer), method);
}

/** The addresses of the payment page: show it, take its form, ask the bank's question. */
import type { OpenSession as Found, PayResult } from '#app/sandbox/attempt.ts';
import { authenticate, payOnPage } from '#app/sandbox/checkout.ts';
import type { CheckoutSession } from '#app/sandbox/objects/checkout-session.ts';
import { checkoutPage } from '#app/sandbox/pages/checkout-page.ts';
import { COUNTRY_CODES, countryGuess } from '#app/sandbox/pages/countries.ts';
import { seeOther, styleSheet } from '#app/sandbox/pages/html.ts';
import { authenticationPage, noticePage } from '#app/sandbox/pages/notice-page.ts';
import { CHECKOUT_CSS } from '#app/sandbox/pages/styles.ts';
import { askedBy, checkTyped, readTyped, type Typed, untyped } from '#app/sandbox/pages/typed-payment.ts';
import type { Engine } from '#app/sandbox/engine.ts';
import { findObject } from '#app/sandbox/store.ts';

/** Answers `/sandbox/checkout.css`, `/sandbox/checkout/:id` and `/sandbox/checkout/:id/authentication`. */
export async function answerCheckout(engine: Engine, request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (pathname === '/sandbox/checkout.css') return styleSheet(CHECKOUT_CSS);
  const match = /^\/sandbox\/checkout\/(\w+)(\/authentication)?$/.exec(pathname);
  const found = await findObject<CheckoutSession, Found['hidden']>(
    engine.sql,
    'checkout.session',
    match?.[1] ?? '',
  );
  if (!found) return noticePage(404, UNKNOWN);
  if (request.method !== 'GET' && request.method !== 'POST') {
    return new Response(null, { status: 405, headers: { allow: 'GET, POST' } });
  }
  if (found.body.status !== 'open')
    return request.method === 'POST' ? onward(found.body) : closed(found.body);
  if (match?.[2]) return answerAuthentication(engine, request, found);
  if (request.method === 'GET') return show(found, untyped(countryGuess(request)));
  return takeForm(engine, request, found);
}

const UNKNOWN = {
  title: 'There is no such payment',
  text: 'Check the link, or begin again where you came from.',
  link: null,
};

async function takeForm(engine: Engine, request: Request, found: Found): Promise<Response> {
  const typed = readTyped(new URLSearchParams(await request.text()));
  const checked = checkTyped(askedBy(found.body), typed, COUNTRY_CODES, engine.now());
  if ('problems' in checked) return show(found, typed, { problems: checked.problems });
  const result = await engine.perform((operation) =>
    payOnPage(operation, found.body.id, checked.payer, checked.card),
  );
  if (result?.kind === 'declined') return show(found, typed, { refusal: result.decline.message });
  if (result?.kind === 'requires_action')
    return seeOther(`/sandbox/checkout/${found.body.id}/authentication`);
  return result ? onward(result.session) : noticePage(404, UNKNOWN);
}

async function answerAuthentication(engine: Engine, request: Request, found: Found): Promise<Response> {
  if (request.method === 'GET') return authenticationPage(found.body);
  const outcome = new URLSearchParams(await request.text()).get('outcome');
  const result: PayResult | null = await engine.perform((operation) =>
    authenticate(operation, found.body.id, outcome === 'complete'),
  );
  if (result?.kind === 'declined') return show(found, retyped(found), { refusal: result.decline.message });
  if (result?.kind === 'complete' || result?.kind === 'expired') return onward(result.session);
  return seeOther(`/sandbox/checkout/${found.body.id}`);
}

/** What is still known of the form after the bank's question: all but the card, which nobody keeps. */
function retyped({ hidden: { payer } }: Found): Typed {
  return {
    ...untyped(payer?.country ?? 'US'),
    email: payer?.email ?? '',
    name: payer?.name ?? '',
    individualName: payer?.individualName ?? '',
    businessName: payer?.businessName ?? '',
    line1: payer?.line1 ?? '',
    city: payer?.city ?? '',
    postalCode: payer?.postalCode ?? '',
  };
}

function show(
  { body, hidden }: Found,
  typed: Typed,
  wrong: { problems?: object; refusal?: string } = {},
): Response {
  const { problems = {}, refusal = null } = wrong;
  const form = { asked: askedBy(body), typed, problems, refusal };
  return checkoutPage({ session: body, lineItems: hidden.lineItems, form });
}

const successUrl = (session: CheckoutSession) =>
  session.success_url.replaceAll('{CHECKOUT_SESSION_ID}', session.id);

/** Where a form leads that was sent for a Session which is over: paid goes to the thanks, expired says so. */
function onward(session: CheckoutSession): Response {
  return session.status === 'complete' ? seeOther(successUrl(session)) : closed(session);
}

function closed(session: CheckoutSession): Response {
  if (session.status === 'complete') {
    const link = { to: successUrl(session), label: 'See what became of it' };
    return noticePage(200, {
      title: 'This is done',
      text:
        session.mode === 'setup'
          ? 'The card was saved; nothing was charged.'
          : 'This payment was made; it will not be made twice.',
      link,
    });
  }
  const link =
    session.cancel_url === null ? null : { to: session.cancel_url, label: 'Go back and begin again' };
  return noticePage(410, { title: 'This link has expired', text: 'Nothing was held or taken.', link });
}

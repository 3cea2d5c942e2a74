/** The addresses of the billing portal: `/sandbox/portal/SECRET` and what lies below. */
import type { Engine } from '#app/sandbox/engine.ts';
import type { Customer } from '#app/sandbox/objects/customer.ts';
import type { PortalSession } from '#app/sandbox/objects/portal.ts';
import { COUNTRY_CODES } from '#app/sandbox/pages/countries.ts';
import { seeOther } from '#app/sandbox/pages/html.ts';
import { bankPage, noticePage } from '#app/sandbox/pages/notice-page.ts';
import { portalCardPage, portalPage, type PortalPageView } from '#app/sandbox/pages/portal-page.ts';
import { type Asked, checkTyped, readTyped, type Typed, untyped } from '#app/sandbox/pages/typed-payment.ts';
import {
  authenticateInPortal,
  changeSavedCard,
  type PortalResult,
  saveInPortal,
  viewPortal,
} from '#app/sandbox/portal-card.ts';
import { visit } from '#app/sandbox/portal.ts';

/** One visit on its way to an answer. */
interface Visiting {
  readonly engine: Engine;
  readonly request: Request;
  readonly secret: string;
  readonly view: PortalPageView;
}

export async function answerPortal(engine: Engine, request: Request): Promise<Response> {
  const match = /^\/sandbox\/portal\/(\w+)(?:\/(card|saved|authentication|done))?$/.exec(
    new URL(request.url).pathname,
  );
  const secret = match?.[1] ?? '';
  if (secret === 'login') return noticePage(404, NO_LOGIN);
  if (request.method !== 'GET' && request.method !== 'POST')
    return new Response(null, { status: 405, headers: { allow: 'GET, POST' } });
  const path = `/sandbox/portal/${secret}`;
  const view = await engine.perform(async (operation) => {
    const found = await visit(operation, secret);
    const shown = found && (await viewPortal(operation, found.body));
    return found && shown && { ...shown, session: found.body, path };
  });
  if (!view) return noticePage(404, OVER);
  return answerVisit({ engine, request, secret, view }, match?.[2] ?? '');
}

const OVER = {
  title: 'This link is over',
  text: 'A link to the portal is good for a short time. Go back and ask for another.',
  link: null,
};
const NO_LOGIN = {
  title: 'There is no login here',
  text: 'The local Stripe opens its portal by links that the API makes, and in no other way.',
  link: null,
};

async function answerVisit(visiting: Visiting, part: string): Promise<Response> {
  const { request, view } = visiting;
  const isPost = request.method === 'POST';
  // A visit for one thing has no other page.
  const page = part === '' && view.session.flow ? 'card' : part;
  if (page === '') return portalPage(view);
  if (page === 'done') return donePage(view.session);
  if (!view.mayChangeCard) return noticePage(403, NOT_HERE);
  if (page === 'authentication') return isPost ? takeAnswer(visiting) : askBank(view);
  if (page === 'saved') return isPost ? changeSaved(visiting) : seeOther(view.path);
  return isPost ? takeCard(visiting) : showForm(view, untyped(countryOf(view.customer)));
}

const NOT_HERE = {
  title: 'Cards cannot be changed here',
  text: 'Whoever sent you here has switched that off.',
  link: null,
};

const askBank = (view: PortalPageView) =>
  bankPage('Is it you who saves this card?', `${view.path}/authentication`);

async function takeCard({ engine, request, secret, view }: Visiting): Promise<Response> {
  const typed = readTyped(new URLSearchParams(await request.text()));
  const checked = checkTyped(askedOf(view.customer), typed, COUNTRY_CODES, engine.now());
  if ('problems' in checked) return showForm(view, typed, { problems: checked.problems });
  const result = await engine.perform((operation) =>
    saveInPortal(operation, secret, checked.payer, checked.card),
  );
  return onward(view, result, typed);
}

async function takeAnswer({ engine, request, secret, view }: Visiting): Promise<Response> {
  const outcome = new URLSearchParams(await request.text()).get('outcome');
  const result = await engine.perform((operation) =>
    authenticateInPortal(operation, secret, outcome === 'complete'),
  );
  return onward(view, result, untyped(countryOf(view.customer)));
}

async function changeSaved({ engine, request, view }: Visiting): Promise<Response> {
  const form = new URLSearchParams(await request.text());
  const change = form.get('change') === 'remove' ? 'remove' : 'charge';
  await engine.perform((operation) =>
    changeSavedCard(operation, view.session, form.get('method') ?? '', change),
  );
  return seeOther(view.path);
}

function onward(view: PortalPageView, result: PortalResult, typed: Typed): Response {
  if (!result) return seeOther(view.path);
  if (result.kind === 'declined') return showForm(view, typed, { refusal: result.decline.message });
  if (result.kind === 'requires_action') return seeOther(`${view.path}/authentication`);
  return seeOther(completionOf(view));
}

/** Where a visit for one thing leads when it is done. */
function completionOf({ session, path }: PortalPageView): string {
  const after = session.flow?.after_completion;
  if (after?.redirect) return after.redirect.return_url;
  return after ? `${path}/done` : path;
}

function donePage(session: PortalSession): Response {
  const message = session.flow?.after_completion.hosted_confirmation?.custom_message;
  const link = session.return_url === null ? null : { to: session.return_url, label: 'Return to the site' };
  const text = message ?? 'This card is charged from now on. Nothing was charged today.';
  return noticePage(200, { title: 'The card is saved', text, link });
}

function showForm(
  view: PortalPageView,
  typed: Typed,
  { problems = {}, refusal = null }: { problems?: object; refusal?: string | null } = {},
): Response {
  return portalCardPage(view, { asked: askedOf(view.customer), typed, problems, refusal });
}

/** The portal knows whose card it is and asks for the card and its address alone. */
const askedOf = (customer: Customer): Asked => ({
  email: customer.email ?? '',
  individual: null,
  business: null,
  isAddressWhole: false,
});

const countryOf = (customer: Customer) => customer.address?.country ?? 'US';

/** `POST /sandbox/control`: JSON from tests, forms from the panel. */
import type { Action, Told } from '#app/sandbox/control/action.ts';
import { ACTIONS } from '#app/sandbox/control/actions.ts';
import { fromPanelForm } from '#app/sandbox/control/panel-form.ts';
import { ControlRefusal } from '#app/sandbox/control/refusal.ts';
import type { Engine } from '#app/sandbox/engine.ts';
import { noticePage } from '#app/sandbox/pages/notice-page.ts';
import { StripeError } from '#app/sandbox/stripe-error.ts';

/** Answers one control request: JSON with JSON, a form with the way back to the panel. 400 says what was expected. */
export async function answerControl(engine: Engine, request: Request): Promise<Response> {
  if (request.method !== 'POST') return json(405, { error: 'expected POST' }, { allow: 'POST' });
  const type = request.headers.get('content-type') ?? '';
  const isForm = type.startsWith('application/x-www-form-urlencoded');
  if (!isForm && !type.startsWith('application/json')) {
    return json(415, { error: `expected application/json, got '${type}'` });
  }
  // A page elsewhere on the web could send a form here from the browser of whoever develops; JSON it cannot send unasked.
  if (isForm && !isSameOrigin(engine, request))
    return json(403, { error: 'expected a form from the panel itself' });
  const text = await request.text();
  try {
    if (!isForm) return json(200, await run(engine, parseJson(text)));
    const form = new URLSearchParams(text);
    const action = findAction(form.get('action'));
    await action.run(engine, fromPanelForm(action, form));
    // Browsers keep the form's `#…` over a redirect, so that whoever pressed a button sees the same part of the panel.
    return new Response(null, { status: 303, headers: { location: '/sandbox' } });
  } catch (error) {
    // What an action asks of the API can be refused there, and is a wrong request here.
    const refusal = error instanceof StripeError ? new ControlRefusal(400, error.message) : error;
    if (!(refusal instanceof ControlRefusal)) throw error;
    return isForm ? refusalPage(refusal) : json(refusal.status, { error: refusal.message });
  }
}

async function run(engine: Engine, raw: unknown): Promise<Told> {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw))
    throw new ControlRefusal(400, `expected a JSON object, got ${JSON.stringify(raw).slice(0, 40)}`);
  const request = raw as Record<string, unknown>;
  return findAction(request['action']).run(engine, request);
}

function findAction(name: unknown): Action {
  const action = ACTIONS.find((each) => each.name === name);
  if (action) return action;
  const names = ACTIONS.map((each) => each.name).join(', ');
  throw new ControlRefusal(400, `action: expected one of ${names}, got ${JSON.stringify(name ?? null)}`);
}

const refusalPage = (refusal: ControlRefusal) =>
  noticePage(refusal.status, {
    title: 'That cannot be done',
    text: refusal.message,
    link: { to: '/sandbox', label: 'Back to the panel' },
  });

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new ControlRefusal(400, `expected JSON, got '${text.slice(0, 40)}'`);
  }
}

/** By Origin, which browsers send with every form; a client that is no browser names neither that nor a site. */
function isSameOrigin(engine: Engine, request: Request): boolean {
  const origin = request.headers.get('origin');
  if (origin === null) return [null, 'same-origin'].includes(request.headers.get('sec-fetch-site'));
  const hosts = [engine.publicOrigin, request.url].map((url) => new URL(url).host);
  return URL.canParse(origin) && hosts.includes(new URL(origin).host);
}

function json(status: number, body: Record<string, unknown>, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  });
}

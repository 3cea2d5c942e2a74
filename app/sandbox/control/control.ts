/** `POST /sandbox/control`: JSON from tests, forms from the panel. */
import type { ZodError } from 'zod';
import { type ControlInput, controlSchema, runControl } from '#app/sandbox/control/actions.ts';
import { ControlRefusal } from '#app/sandbox/control/refusal.ts';
import type { Engine } from '#app/sandbox/engine.ts';

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
  try {
    const raw = isForm
      ? fromForm(new URLSearchParams(await request.text()))
      : parseJson(await request.text());
    const answer = await runControl(engine, checked(raw));
    return isForm
      ? new Response(null, { status: 303, headers: { location: '/sandbox' } })
      : json(200, answer);
  } catch (error) {
    if (!(error instanceof ControlRefusal)) throw error;
    return json(error.status, { error: error.message });
  }
}

function checked(raw: unknown): ControlInput {
  const result = controlSchema.safeParse(raw, { reportInput: true });
  if (result.success) return result.data;
  throw new ControlRefusal(400, describe(result.error));
}

function describe(error: ZodError): string {
  return error.issues
    .map((issue) => {
      const at = issue.path.map(String).join('.') || 'request';
      const got = JSON.stringify(issue.input) as string | undefined;
      return `${at}: ${issue.message}, got ${(got ?? 'nothing').slice(0, 80)}`;
    })
    .join('; ');
}

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

const NUMBERS = new Set([
  'times',
  'advanceSeconds',
  'seconds',
  'amount',
  'fee',
  'back',
  'rate',
  'mode.duplicate',
  'mode.delayMs',
  'mode.dropRate',
]);
const SWITCHES = new Set(['early', 'mode.shuffle', 'mode.fail', 'mode.off', 'daily']);

/** The panel's forms say `mode.shuffle=on`; empty fields are left out. */
function fromForm(form: URLSearchParams): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  const mode: Record<string, unknown> = {};
  for (const [name, value] of form) {
    if (value === '') continue;
    const typed = NUMBERS.has(name) ? Number(value) : SWITCHES.has(name) ? value === 'on' : value;
    if (name === 'mode.drop') mode['drop'] = value.split(/[\s,]+/).filter(Boolean);
    else if (name.startsWith('mode.')) mode[name.slice('mode.'.length)] = typed;
    else result[name] = typed;
  }
  return form.get('action') === 'webhooks' ? { ...result, mode } : result;
}

function json(status: number, body: Record<string, unknown>, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  });
}

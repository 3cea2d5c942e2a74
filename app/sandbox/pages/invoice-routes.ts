/** The addresses of an invoice: show it, take a card for it, ask the bank's question. */
import {
  answerInvoiceBank,
  askedIntent,
  isPayable,
  type PaidOnPage,
  payInvoiceOnPage,
} from '#app/sandbox/billing/pay-on-page.ts';
import type { Engine } from '#app/sandbox/engine.ts';
import type { Invoice } from '#app/sandbox/objects/invoice.ts';
import { COUNTRY_CODES, countryGuess } from '#app/sandbox/pages/countries.ts';
import { seeOther } from '#app/sandbox/pages/html.ts';
import { dueOf, invoicePage, invoicePath } from '#app/sandbox/pages/invoice-page.ts';
import { bankPage, noticePage } from '#app/sandbox/pages/notice-page.ts';
import {
  type Asked,
  checkTyped,
  type Problems,
  readTyped,
  type Typed,
  untyped,
} from '#app/sandbox/pages/typed-payment.ts';
import { findObject } from '#app/sandbox/store.ts';

/** Answers `/sandbox/invoice/:id` and `/sandbox/invoice/:id/authentication`. */
export async function answerInvoice(engine: Engine, request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  const match = /^\/sandbox\/invoice\/(\w+)(\/authentication)?$/.exec(pathname);
  const found = await findObject<Invoice>(engine.sql, 'invoice', match?.[1] ?? '');
  // Nobody is given the address of a draft.
  if (!found || found.body.status === 'draft') return noticePage(404, UNKNOWN);
  if (request.method !== 'GET' && request.method !== 'POST')
    return new Response(null, { status: 405, headers: { allow: 'GET, POST' } });
  const invoice = found.body;
  if (!isPayable(invoice)) return closed(invoice);
  if (match?.[2]) return answerQuestion(engine, request, invoice);
  if (request.method === 'GET') return show(engine, invoice, untyped(countryGuess(request)));
  return takeForm(engine, request, invoice);
}

const UNKNOWN = {
  title: 'There is no such invoice',
  text: 'Check the link, or begin again where you came from.',
  link: null,
};

const askedBy = ({ customer_email: email }: Invoice): Asked => ({
  email,
  individual: null,
  business: null,
  isAddressWhole: false,
});

async function takeForm(engine: Engine, request: Request, invoice: Invoice): Promise<Response> {
  const typed = readTyped(new URLSearchParams(await request.text()));
  const checked = checkTyped(askedBy(invoice), typed, COUNTRY_CODES, engine.now());
  if ('problems' in checked) return show(engine, invoice, typed, { problems: checked.problems });
  const result = await engine.perform((operation) =>
    payInvoiceOnPage(operation, invoice.id, checked.payer, checked.card),
  );
  return onward(engine, invoice, result, typed);
}

async function answerQuestion(engine: Engine, request: Request, invoice: Invoice): Promise<Response> {
  if (request.method === 'GET')
    return bankPage(`Is it you who pays ${dueOf(invoice)}?`, `${invoicePath(invoice)}/authentication`);
  const outcome = new URLSearchParams(await request.text()).get('outcome');
  const result = await engine.perform((operation) =>
    answerInvoiceBank(operation, invoice.id, outcome === 'complete'),
  );
  return onward(engine, invoice, result, untyped(countryGuess(request)));
}

function onward(
  engine: Engine,
  invoice: Invoice,
  result: PaidOnPage | null,
  typed: Typed,
): Response | Promise<Response> {
  if (result?.kind === 'declined') return show(engine, invoice, typed, { refusal: result.reason.message });
  if (result?.kind === 'requires_action') return seeOther(`${invoicePath(invoice)}/authentication`);
  return seeOther(invoicePath(invoice));
}

async function show(
  engine: Engine,
  invoice: Invoice,
  typed: Typed,
  wrong: { problems?: Problems; refusal?: string } = {},
): Promise<Response> {
  const { problems = {}, refusal = null } = wrong;
  const isAsked = await engine.perform(async (operation) => (await askedIntent(operation, invoice)) !== null);
  return invoicePage({ invoice, form: { asked: askedBy(invoice), typed, problems, refusal }, isAsked });
}

function closed(invoice: Invoice): Response {
  if (invoice.status === 'paid') {
    return noticePage(200, {
      title: 'This invoice is paid',
      text: 'Thank you. It will not be charged twice.',
      link: null,
    });
  }
  return noticePage(410, {
    title: 'This invoice is void',
    text: 'Nothing is owed any more, and nothing can be paid here.',
    link: null,
  });
}

/** The payment page: what is paid, and the form for the card. */
import { formatMoney } from '#app/domain/money.ts';
import { TEST_CARDS } from '#app/sandbox/cards.ts';
import type { CheckoutSession, LineItem } from '#app/sandbox/objects/checkout-session.ts';
import { COUNTRIES } from '#app/sandbox/pages/countries.ts';
import { html, type Html, page } from '#app/sandbox/pages/html.ts';
import {
  type Field,
  FIELDS,
  namesAsked,
  type Problems,
  type Typed,
} from '#app/sandbox/pages/typed-payment.ts';

export const CHECKOUT_STYLE = '/sandbox/checkout.css';

/** Never absent from a page on which somebody might take a pretended card for a real one. */
export const BANNER = html`<header class="banner"><p>Sandbox: no real card, no real money</p></header>`;

export interface CheckoutView {
  readonly session: CheckoutSession;
  readonly lineItems: readonly LineItem[];
  readonly typed: Typed;
  readonly problems: Problems;
  /** Why the bank refused, where it did. */
  readonly refusal: string | null;
}

/** 200 at first, 422 where fields have to be mended, 402 where the bank refused. */
export function checkoutPage(view: CheckoutView): Response {
  const { session, problems, refusal } = view;
  const status = Object.keys(problems).length > 0 ? 422 : refusal ? 402 : 200;
  const title = `${status === 200 ? '' : 'Please check: '}Pay ${amount(session)} · Sandbox`;
  // Whatever the bank minds, another card is the cure.
  const marked = refusal === null ? view : { ...view, problems: { ...problems, cardNumber: refusal } };
  const body = html`${BANNER}
    <main class="two">
      ${order(view)}
      <form method="post" action="/sandbox/checkout/${session.id}" novalidate>
        ${summary(view)} ${contact(view)} ${cardFields(marked)} ${billing(view)} ${submit(session)}
        ${testCards()}
      </form>
    </main>`;
  return page(status, { title, style: CHECKOUT_STYLE, body });
}

export function amount(session: CheckoutSession): string {
  return price(session.amount_total, session.currency);
}

const price = (amountMinor: number, currency: string) =>
  formatMoney({ amountMinor, currency: currency.toUpperCase() }, 'en', 'always');

function order({ session, lineItems }: CheckoutView): Html {
  const lines = lineItems.map(
    (line) =>
      html`<li>
        <span
          >${line.name}${line.quantity > 1 && ` × ${String(line.quantity)}`}${
            line.description !== null && html`<small>${line.description}</small>`
          }</span
        >
        <span class="figures">${price(line.unitAmount * line.quantity, line.currency)}</span>
      </li>`,
  );
  return html`<section class="order" aria-labelledby="order">
    ${session.cancel_url !== null && html`<a class="back" href="${session.cancel_url}">← Go back without paying</a>`}
    <h1 id="order">${HEADINGS[session.submit_type ?? ''] ?? 'Pay'}</h1>
    <p class="total figures">${amount(session)}</p>
    <ul class="lines">
      ${lines}
      <li class="sum">
        <span>Total</span><span class="figures">${amount(session)} ${session.currency.toUpperCase()}</span>
      </li>
    </ul>
  </section>`;
}

const HEADINGS: Readonly<Record<string, string>> = {
  donate: 'Your gift',
  addBalanceTransaction: 'Your booking',
};
const VERBS: Readonly<Record<string, string>> = { donate: 'Give', addBalanceTransaction: 'Book for' };

/** Stripe's message beside its button; it may contain no markup but plain addresses. */
function submit(session: CheckoutSession): Html {
  const note = session.custom_text['submit']?.message ?? null;
  return html`${note !== null && html`<p class="submit-note" id="submit-note">${note}</p>`}
    <button class="primary" ${note !== null && html`aria-describedby="submit-note"`}>
      ${VERBS[session.submit_type ?? ''] ?? 'Pay'} ${amount(session)}
    </button>`;
}

function summary({ problems, refusal }: CheckoutView): Html | null {
  const wrong = FIELDS.filter((field) => problems[field] !== undefined);
  if (wrong.length === 0 && refusal === null) return null;
  const items = wrong.map((field) => html`<li><a href="#${field}">${problems[field] ?? ''}</a></li>`);
  return html`<div class="summary" role="alert" tabindex="-1" autofocus>
    ${
      refusal === null
        ? html`<h2>
              ${wrong.length === 1 ? 'One field needs' : `${String(wrong.length)} fields need`} another look
            </h2>
            <ul>
              ${items}
            </ul>`
        : html`<h2>${refusal}</h2>
            <p>Nothing was held or taken. Change the card and try again.</p>`
    }
  </div>`;
}

function contact(view: CheckoutView): Html {
  const { session } = view;
  const asked = namesAsked(session);
  return html`<fieldset>
    <legend>Contact</legend>
    ${
      session.customer_email === null
        ? field(view, 'email', 'E-mail', html`type="email" autocomplete="email"`)
        : html`<div class="field">
            <span class="soft">E-mail</span><span class="fixed">${session.customer_email}</span>
          </div>`
    }
    ${asked.individual && field(view, 'individualName', optional('Full name', asked.individual), html`autocomplete="name"`)}
    ${asked.business && field(view, 'businessName', optional('Business name', asked.business), html`autocomplete="organization"`)}
  </fieldset>`;
}

const optional = (label: string, asked: { optional: boolean }) =>
  asked.optional ? `${label} (optional)` : label;

/** Browsers are not invited to fill in a real card here. */
const NO_AUTOFILL = html`autocomplete="off" inputmode="numeric" spellcheck="false"`;

function cardFields(view: CheckoutView): Html {
  return html`<fieldset>
    <legend>Card</legend>
    ${field(view, 'cardNumber', 'Card number', html`${NO_AUTOFILL} maxlength="30"`, 'For instance 4242 4242 4242 4242')}
    <div class="pair">
      ${field(view, 'expiry', 'Expiry', html`${NO_AUTOFILL} maxlength="9"`, 'MM / YY, any to come')}
      ${field(view, 'cvc', 'CVC', html`${NO_AUTOFILL} maxlength="4"`, 'Any three digits')}
    </div>
    ${field(view, 'name', 'Name on card', html`autocomplete="cc-name"`)}
  </fieldset>`;
}

function billing(view: CheckoutView): Html {
  const isWhole = view.session.billing_address_collection === 'required';
  const options = COUNTRIES.map(
    ([code, name]) =>
      html`<option value="${code}" ${view.typed.country === code && html`selected`}>${name}</option>`,
  );
  const country = html`<select
    id="country"
    name="country"
    autocomplete="country"
    ${described(view, 'country', null)}
  >
    ${options}
  </select>`;
  return html`<fieldset>
    <legend>Billing address</legend>
    ${wrap(view, 'country', 'Country or region', country, null)}
    ${isWhole && field(view, 'line1', 'Address', html`autocomplete="address-line1"`)}
    ${isWhole && field(view, 'city', 'Town or city', html`autocomplete="address-level2"`)}
    ${field(view, 'postalCode', 'ZIP or postal code', html`autocomplete="postal-code" maxlength="16"`)}
  </fieldset>`;
}

function field(
  view: CheckoutView,
  name: Field,
  label: string,
  attributes: Html,
  hint: string | null = null,
): Html {
  const input = html`<input
    id="${name}"
    name="${name}"
    value="${view.typed[name]}"
    ${attributes}
    ${described(view, name, hint)}
  />`;
  return wrap(view, name, label, input, hint);
}

function wrap(view: CheckoutView, name: Field, label: string, control: Html, hint: string | null): Html {
  const problem = view.problems[name];
  return html`<div class="field ${problem !== undefined && 'wrong'}">
    <label for="${name}">${label}</label>
    ${problem !== undefined && html`<span class="problem" id="${name}-problem">${problem}</span>`} ${control}
    ${hint !== null && html`<span class="hint" id="${name}-hint">${hint}</span>`}
  </div>`;
}

function described({ problems }: CheckoutView, name: Field, hint: string | null): Html {
  const ids = [
    problems[name] === undefined ? '' : `${name}-problem`,
    hint === null ? '' : `${name}-hint`,
  ].filter(Boolean);
  return html`${ids.length > 0 && html`aria-describedby="${ids.join(' ')}"`}
  ${problems[name] !== undefined && html`aria-invalid="true"`}`;
}

function testCards(): Html {
  const rows = TEST_CARDS.map(
    (card) =>
      html`<tr>
        <th scope="row">${card.number.replace(/(\d{4})(?=\d)/g, '$1 ')}</th>
        <td>${card.does}</td>
      </tr>`,
  );
  return html`<details>
    <summary>Test cards</summary>
    <p>Any other well-formed number is accepted too. Numbers are not kept.</p>
    <table>
      ${rows}
    </table>
  </details>`;
}

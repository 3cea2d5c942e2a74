/** The payment page: what is paid, and the form for the card. */
import { formatMoney } from '#app/domain/money.ts';
import type { CheckoutSession, LineItem } from '#app/sandbox/objects/checkout-session.ts';
import { cardForm, type CardFormView, formStatus } from '#app/sandbox/pages/card-form.ts';
import { html, type Html, page } from '#app/sandbox/pages/html.ts';

export const CHECKOUT_STYLE = '/sandbox/checkout.css';

/** Never absent from a page on which somebody might take a pretended card for a real one. */
export const BANNER = html`<header class="banner"><p>Sandbox: no real card, no real money</p></header>`;

export interface CheckoutView {
  readonly session: CheckoutSession;
  readonly lineItems: readonly LineItem[];
  readonly form: CardFormView;
}

export function checkoutPage(view: CheckoutView): Response {
  const { session, form } = view;
  const status = formStatus(form);
  const what = session.mode === 'setup' ? 'Save a card' : `Pay ${amount(session)}`;
  const body = html`${BANNER}
    <main class="two">
      ${session.mode === 'setup' ? setup(session) : order(view)}
      ${cardForm(form, `/sandbox/checkout/${session.id}`, submit(session))}
    </main>`;
  return page(status, {
    title: `${status === 200 ? '' : 'Please check: '}${what} · Sandbox`,
    style: CHECKOUT_STYLE,
    body,
  });
}

/** What a Session in payment mode asks for, in words. */
export function amount({ amount_total: total, currency }: CheckoutSession): string {
  return total === null || currency === null ? '' : price(total, currency);
}

/** A sum in words; the currency as on Stripe's wire. */
export const price = (amountMinor: number, currency: string) =>
  formatMoney({ amountMinor, currency: currency.toUpperCase() }, 'en', 'always');

function setup(session: CheckoutSession): Html {
  return html`<section class="order" aria-labelledby="order">
    ${back(session, 'Go back without saving')}
    <h1 id="order">Save your card</h1>
    <p class="total figures">Nothing now</p>
    <p class="soft">Your card is kept for what you agreed to. It is not charged here.</p>
  </section>`;
}

const back = ({ cancel_url: url }: CheckoutSession, words: string) =>
  url !== null && html`<a class="back" href="${url}">← ${words}</a>`;

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
    ${back(session, 'Go back without paying')}
    <h1 id="order">${HEADINGS[session.submit_type ?? ''] ?? 'Pay'}</h1>
    <p class="total figures">${amount(session)}</p>
    <ul class="lines">
      ${lines}
      <li class="sum">
        <span>Total</span
        ><span class="figures">${amount(session)} ${(session.currency ?? '').toUpperCase()}</span>
      </li>
    </ul>
  </section>`;
}

const HEADINGS: Readonly<Record<string, string>> = { donate: 'Your gift', book: 'Your booking' };
const VERBS: Readonly<Record<string, string>> = { donate: 'Give', book: 'Book for' };

/** Stripe's message beside its button; it may contain no markup but plain addresses. */
function submit(session: CheckoutSession): Html {
  const note = session.custom_text['submit']?.message ?? null;
  return html`${note !== null && html`<p class="submit-note" id="submit-note">${note}</p>`}
    <button class="primary" ${note !== null && html`aria-describedby="submit-note"`}>
      ${session.mode === 'setup' ? 'Save card' : `${VERBS[session.submit_type ?? ''] ?? 'Pay'} ${amount(session)}`}
    </button>`;
}

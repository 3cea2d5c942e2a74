/** The page of an invoice that Stripe hosts: what is owed, and the form that pays it. */
import type { Invoice } from '#app/sandbox/objects/invoice.ts';
import { cardForm, type CardFormView, formStatus } from '#app/sandbox/pages/card-form.ts';
import { BANNER, CHECKOUT_STYLE, price } from '#app/sandbox/pages/checkout-page.ts';
import { html, type Html, page } from '#app/sandbox/pages/html.ts';

export interface InvoiceView {
  readonly invoice: Invoice;
  readonly form: CardFormView;
  /** The bank asks the payer about the saved card: that question can be answered instead. */
  readonly isAsked: boolean;
}

export const dueOf = ({ amount_remaining: amount, currency }: Invoice): string => price(amount, currency);

export const invoicePath = ({ id }: Invoice): string => `/sandbox/invoice/${id}`;

/** 200 at first, 422 where fields have to be mended, 402 where the bank refused. */
export function invoicePage({ invoice, form, isAsked }: InvoiceView): Response {
  const status = formStatus(form);
  const submit = html`<button class="primary">Pay ${dueOf(invoice)}</button>`;
  const body = html`${BANNER}
    <main class="two">${owed(invoice, isAsked)} ${cardForm(form, invoicePath(invoice), submit)}</main>`;
  const title = `${status === 200 ? '' : 'Please check: '}Pay ${dueOf(invoice)} · Sandbox`;
  return page(status, { title, style: CHECKOUT_STYLE, body });
}

function owed(invoice: Invoice, isAsked: boolean): Html {
  const lines = invoice.lines.data.map(
    (line) =>
      html`<li>
        <span>${String(line['description'])}</span>
        <span class="figures">${price(Number(line['amount']), invoice.currency)}</span>
      </li>`,
  );
  return html`<section class="order" aria-labelledby="order">
    <h1 id="order">Invoice ${invoice.number}</h1>
    <p class="total figures">${dueOf(invoice)}</p>
    <ul class="lines">
      ${lines}
      <li class="sum">
        <span>Due now</span><span class="figures">${dueOf(invoice)} ${invoice.currency.toUpperCase()}</span>
      </li>
    </ul>
    ${
      isAsked &&
      html`<p class="submit-note">
        Your bank wants to know that it is you.
        <a href="${invoicePath(invoice)}/authentication">Confirm with your saved card</a>, or pay with another
        one.
      </p>`
    }
  </section>`;
}

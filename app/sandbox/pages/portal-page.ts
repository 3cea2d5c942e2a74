/** The billing portal: a customer's cards, and the form for another. */
import type { PaymentMethod } from '#app/sandbox/objects/payer.ts';
import type { PortalSession } from '#app/sandbox/objects/portal.ts';
import { cardForm, type CardFormView, formStatus } from '#app/sandbox/pages/card-form.ts';
import { BANNER, CHECKOUT_STYLE } from '#app/sandbox/pages/checkout-page.ts';
import { html, type Html, page } from '#app/sandbox/pages/html.ts';
import type { PortalView } from '#app/sandbox/portal-card.ts';

export interface PortalPageView extends PortalView {
  readonly session: PortalSession;
  /** The address of the visit, without its origin. */
  readonly path: string;
}

/** The cards, and what may be done with them. */
export function portalPage(view: PortalPageView): Response {
  const { cards, customer, mayChangeCard, path } = view;
  const body = html`${BANNER}
    <main class="one">
      <div>
        ${back(view)}
        <h1>Your cards</h1>
        <p class="soft">${customer.email ?? customer.name ?? customer.id}</p>
      </div>
      ${
        cards.length === 0
          ? html`<p>No card is saved.</p>`
          : html`<ul class="lines cards">
              ${cards.map((card) => cardLine(view, card))}
            </ul>`
      }
      ${
        mayChangeCard
          ? html`<p><a href="${path}/card">${cards.length === 0 ? 'Add a card' : 'Use another card'}</a></p>`
          : html`<p class="soft">Cards cannot be changed here.</p>`
      }
    </main>`;
  return page(200, { title: 'Your cards · Sandbox', style: CHECKOUT_STYLE, body });
}

function cardLine({ path, mayChangeCard }: PortalPageView, card: PortalView['cards'][number]): Html {
  const { method, isCharged } = card;
  const id = `card-${method.id}`;
  const button = (change: string, label: string) =>
    html`<button name="change" value="${change}" aria-describedby="${id}">${label}</button>`;
  return html`<li>
    <span id="${id}">${cardWords(method)}${isCharged && html`<small>This one is charged</small>`}</span>
    ${
      mayChangeCard &&
      html`<form method="post" action="${path}/saved" class="inline">
        <input type="hidden" name="method" value="${method.id}" />
        ${!isCharged && button('charge', 'Charge this one')} ${button('remove', 'Remove')}
      </form>`
    }
  </li>`;
}

/** `Visa ending in 4242, 12/2029`. */
function cardWords({ card }: PaymentMethod): string {
  const brand = String(card['brand']);
  const expiry = `${String(card['exp_month']).padStart(2, '0')}/${String(card['exp_year'])}`;
  return `${brand.charAt(0).toUpperCase()}${brand.slice(1)} ending in ${String(card['last4'])}, ${expiry}`;
}

function back({ session }: PortalPageView): Html | false {
  const url = session.return_url;
  return url !== null && html`<a class="back" href="${url}">← Return to the site</a>`;
}

/** The form for another card, as it was typed and with what is wrong. */
export function portalCardPage(view: PortalPageView, form: CardFormView): Response {
  const current = view.cards.find((card) => card.isCharged);
  const status = formStatus(form);
  const submit = html`<button class="primary">Save card</button>`;
  const body = html`${BANNER}
    <main class="two">
      <section class="order" aria-labelledby="order">
        ${back(view)}
        <h1 id="order">Use another card</h1>
        <p class="soft">
          ${current ? `Until now: ${cardWords(current.method)}. ` : ''}Saving a card charges nothing.
        </p>
      </section>
      ${cardForm(form, `${view.path}/card`, submit)}
    </main>`;
  const title = `${status === 200 ? '' : 'Please check: '}Use another card · Sandbox`;
  return page(status, { title, style: CHECKOUT_STYLE, body });
}

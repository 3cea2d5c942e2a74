/** The form for a card, on the payment page and in the portal: who pays, the card, the address, and what is wrong. */
import { TEST_CARDS } from '#app/sandbox/cards.ts';
import { COUNTRIES } from '#app/sandbox/pages/countries.ts';
import { html, type Html } from '#app/sandbox/pages/html.ts';
import {
  type Asked,
  type Field,
  FIELDS,
  type Problems,
  type Typed,
} from '#app/sandbox/pages/typed-payment.ts';

export interface CardFormView {
  readonly asked: Asked;
  readonly typed: Typed;
  readonly problems: Problems;
  /** Why the bank refused, where it did. */
  readonly refusal: string | null;
}

/** 200 at first, 422 where fields have to be mended, 402 where the bank refused. */
export function formStatus({ problems, refusal }: CardFormView): number {
  if (Object.keys(problems).length > 0) return 422;
  return refusal === null ? 200 : 402;
}

/** The whole form; `action` is where it goes, `submit` its button. */
export function cardForm(view: CardFormView, action: string, submit: Html): Html {
  const { problems, refusal } = view;
  // Whatever the bank minds, another card is the cure.
  const marked = refusal === null ? view : { ...view, problems: { ...problems, cardNumber: refusal } };
  return html`<form method="post" action="${action}" novalidate>
    ${summary(view)} ${contact(view)} ${cardFields(marked)} ${billing(view)} ${submit} ${testCards()}
  </form>`;
}

function summary({ problems, refusal }: CardFormView): Html | null {
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

function contact(view: CardFormView): Html | null {
  const { asked } = view;
  if (asked.email === '' && !asked.individual && !asked.business) return null;
  return html`<fieldset>
    <legend>Contact</legend>
    ${
      asked.email === null
        ? field(view, 'email', 'Email', html`type="email" autocomplete="email"`)
        : html`<div class="field">
            <span class="soft">Email</span><span class="fixed">${asked.email}</span>
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

function cardFields(view: CardFormView): Html {
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

function billing(view: CardFormView): Html {
  const isWhole = view.asked.isAddressWhole;
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
  view: CardFormView,
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

function wrap(view: CardFormView, name: Field, label: string, control: Html, hint: string | null): Html {
  const problem = view.problems[name];
  return html`<div class="field ${problem !== undefined && 'wrong'}">
    <label for="${name}">${label}</label>
    ${problem !== undefined && html`<span class="problem" id="${name}-problem">${problem}</span>`} ${control}
    ${hint !== null && html`<span class="hint" id="${name}-hint">${hint}</span>`}
  </div>`;
}

function described({ problems }: CardFormView, name: Field, hint: string | null): Html {
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

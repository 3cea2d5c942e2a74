/** The payment page when there is nothing to fill in: a link that is over, paid or unknown; and the bank's question. */
import type { CheckoutSession } from '#app/sandbox/objects/checkout-session.ts';
import { amount, BANNER, CHECKOUT_STYLE } from '#app/sandbox/pages/checkout-page.ts';
import { html, type Html, page } from '#app/sandbox/pages/html.ts';

/** A heading, a sentence, and where to go from there. */
export function noticePage(
  status: number,
  input: { title: string; text: string; link: { to: string; label: string } | null },
): Response {
  const link = input.link;
  const body = html`${BANNER}
    <main class="one">
      <h1>${input.title}</h1>
      <p>${input.text}</p>
      ${link && html`<p><a href="${link.to}">${link.label}</a></p>`}
    </main>`;
  return page(status, { title: `${input.title} · Sandbox`, style: CHECKOUT_STYLE, body });
}

/** Where the pretended bank asks whether it is really the cardholder (3-D Secure). */
export function authenticationPage(session: CheckoutSession): Response {
  const question =
    session.mode === 'setup' ? 'Is it you who saves this card?' : `Is it you who pays ${amount(session)}?`;
  return bankPage(question, `/sandbox/checkout/${session.id}/authentication`);
}

/** The bank's question, and where the answer goes. */
export function bankPage(question: string, action: string): Response {
  const choice = (outcome: string, label: string, className: string): Html =>
    html`<button name="outcome" value="${outcome}" class="${className}">${label}</button>`;
  const body = html`${BANNER}
    <main class="one">
      <div>
        <p class="soft">Your bank · 3-D Secure</p>
        <h1>${question}</h1>
      </div>
      <p>A real bank would ask for a code or a nod in its app. This one takes your word.</p>
      <form method="post" action="${action}" class="choices">
        ${choice('complete', 'Complete authentication', 'primary')}
        ${choice('fail', 'Fail authentication', '')}
      </form>
    </main>`;
  return page(200, { title: `${question} · Sandbox`, style: CHECKOUT_STYLE, body });
}

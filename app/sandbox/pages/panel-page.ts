/** The control panel: what the local Stripe holds, and everything that can be done to it. */
import { formatMoney } from '#app/domain/money.ts';
import { BANNER } from '#app/sandbox/pages/checkout-page.ts';
import { html, type Html, page, styleSheet } from '#app/sandbox/pages/html.ts';
import { actionButton, minute, panelControls } from '#app/sandbox/pages/panel-controls.ts';
import { type EventRow, type PanelData, readPanelData } from '#app/sandbox/pages/panel-data.ts';
import { PANEL_CSS } from '#app/sandbox/pages/styles.ts';
import type { Engine } from '#app/sandbox/engine.ts';
import { readSettings } from '#app/sandbox/settings.ts';

/** Answers `/sandbox` and `/sandbox/panel.css`. */
export async function answerPanel(engine: Engine, request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (pathname === '/sandbox/panel.css') return styleSheet(PANEL_CSS);
  if (pathname !== '/sandbox' || request.method !== 'GET')
    return new Response('There is nothing at this address.\n', { status: 404 });
  const [settings, data] = await Promise.all([readSettings(engine.sql), readPanelData(engine.sql)]);
  const body = html`${BANNER}
    <main>
      <header>
        <h1>Local Stripe</h1>
        <nav aria-label="Sandbox">
          <a href="/">The site</a> <a href="/sandbox/mail">Mails</a> <a href="#sessions">Sessions</a>
          <a href="#payments">Payments</a> <a href="#events">Events</a>
        </nav>
      </header>
      ${facts(data)} ${panelControls(settings, engine.now(), engine.siteActions)} ${sessions(data)}
      ${payments(data)} ${events(data, engine.hasWebhooks)}
    </main>`;
  return page(200, { title: 'Local Stripe · Sandbox', style: '/sandbox/panel.css', body });
}

const price = (amountMinor: number, currency: string) =>
  formatMoney({ amountMinor, currency: currency.toUpperCase() }, 'en', 'always');
const at = (seconds: number) => minute(new Date(seconds * 1000));

function facts({ sums }: PanelData): Html {
  const fact = (term: string, value: string) =>
    html`<div>
      <dt>${term}</dt>
      <dd class="figures">${value}</dd>
    </div>`;
  const shown = sums.length > 0 ? sums : [{ currency: 'usd', net: 0, held: 0 }];
  return html`<dl class="facts">
    ${shown.map(
      ({ currency, net, held }) =>
        html`${fact(`Balance after fees, ${currency.toUpperCase()}`, price(net, currency))}
        ${fact(`Held, not taken, ${currency.toUpperCase()}`, price(held, currency))}`,
    )}
  </dl>`;
}

function table(id: string, title: string, heads: readonly string[], rows: readonly Html[]): Html {
  const none = html`<tr>
    <td colspan="${String(heads.length)}">None yet.</td>
  </tr>`;
  return html`<section>
    <h2 id="${id}">${title}</h2>
    <div class="scroll" tabindex="0" role="region" aria-labelledby="${id}">
      <table>
        <thead>
          <tr>
            ${heads.map((head) => html`<th scope="col">${head}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.length > 0 ? rows : none}
        </tbody>
      </table>
    </div>
  </section>`;
}

function sessions({ sessions: rows }: PanelData): Html {
  const shown = rows.map(
    (row) =>
      html`<tr>
        <td><code>${short(row.id)}</code></td>
        <td>${row.status}</td>
        <td>${price(row.amount, row.currency)}</td>
        <td>${row.status === 'open' ? `until ${at(row.expires)}` : ''}</td>
        <td>${row.url !== null && html`<a href="${row.url}">Payment page</a>`}</td>
      </tr>`,
  );
  return table('sessions', 'Last Checkout Sessions', ['Id', 'Status', 'Amount', 'Open', 'Page'], shown);
}

function payments({ payments: rows }: PanelData): Html {
  const shown = rows.map(
    (row) =>
      html`<tr>
        <td><code>${row.id}</code></td>
        <td>${row.status}</td>
        <td>${price(row.amount, row.currency)}</td>
        <td>${row.payer ?? ''}</td>
        <td>${row.due === null ? '' : at(row.due)}</td>
      </tr>`,
  );
  return table('payments', 'Last payments', ['Id', 'Status', 'Amount', 'Name on card', 'Held until'], shown);
}

function events({ events: rows }: PanelData, hasWebhooks: boolean): Html {
  const resend = (row: EventRow) =>
    hasWebhooks && actionButton('Send again', { action: 'resend', event: row.id }, row.id);
  const shown = rows.map(
    (row) =>
      html`<tr>
        <td id="${row.id}">${row.type}</td>
        <td>${at(row.created)}</td>
        <td>${row.states.join(', ') || 'no endpoint'}</td>
        <td>${String(row.attempts)}</td>
        <td>${row.answer ?? ''}</td>
        <td>${resend(row)}</td>
      </tr>`,
  );
  return table('events', 'Last events', ['Type', 'Time', 'Delivery', 'Attempts', 'Answer', 'Again'], shown);
}

const short = (id: string) => (id.length > 30 ? `${id.slice(0, 24)}…` : id);

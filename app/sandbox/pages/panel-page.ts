/** The control panel: what the local Stripe holds, and everything that can be done to it. */
import { formatMoney } from '#app/domain/money.ts';
import { BANNER } from '#app/sandbox/pages/checkout-page.ts';
import { html, type Html, page, styleSheet } from '#app/sandbox/pages/html.ts';
import { type EventRow, type PanelData, readPanelData } from '#app/sandbox/pages/panel-data.ts';
import { actionButton, minute, type PanelGroup, type PanelState } from '#app/sandbox/pages/panel-fields.ts';
import { PANEL_GROUPS } from '#app/sandbox/pages/panel-groups.ts';
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
  const state: PanelState = { settings, data, now: engine.now(), webhookUrl: engine.webhooks?.url ?? null };
  const groups = PANEL_GROUPS.map((group) => ({ group, controls: group.controls(state) })).filter(
    ({ controls }) => controls.length > 0,
  );
  const body = html`${BANNER}
    <main>
      <header>
        <h1>Local Stripe</h1>
        <nav aria-label="Sandbox">
          <a href="/">The site</a> <a href="/sandbox/mail">Mails</a>
          ${groups.map(({ group: { id, title } }) => html`<a href="#${id}">${title}</a>`)}
          <a href="#last">Last objects</a>
        </nav>
      </header>
      ${facts(data)} ${groups.map(({ group, controls }) => groupSection(group, controls))}
      <div id="last" class="tables">
        ${sessions(data)} ${payments(data)} ${subscriptions(data)}
        ${events(data, engine.webhooks !== undefined)}
      </div>
    </main>`;
  return page(200, { title: 'Local Stripe · Sandbox', style: '/sandbox/panel.css', body });
}

function groupSection({ id, title, help }: PanelGroup, controls: readonly Html[]): Html {
  return html`<section class="group" id="${id}" aria-labelledby="${id}-title">
    <header>
      <h2 id="${id}-title">${title}</h2>
      <p class="soft">${help}</p>
    </header>
    <div class="controls">${controls}</div>
  </section>`;
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
        <td>
          ${row.amount === null || row.currency === null ? 'saves a card' : price(row.amount, row.currency)}
        </td>
        <td>${row.status === 'open' ? `until ${at(row.expires)}` : ''}</td>
        <td>${row.url !== null && html`<a href="${row.url}">Payment page</a>`}</td>
      </tr>`,
  );
  return table('last-sessions', 'Last Checkout Sessions', ['Id', 'Status', 'Amount', 'Open', 'Page'], shown);
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
  return table(
    'last-payments',
    'Last payments',
    ['Id', 'Status', 'Amount', 'Name on card', 'Held until'],
    shown,
  );
}

function subscriptions({ subscriptions: rows }: PanelData): Html {
  const shown = rows.map(
    (row) =>
      html`<tr>
        <td><code>${row.id}</code></td>
        <td>${row.status}</td>
        <td>${price(row.amount, row.currency)} / ${row.interval}</td>
        <td>${row.pause ?? ''}</td>
        <td>${at(row.until)}</td>
        <td>${row.invoice !== null && html`<a href="${row.invoice}">Open invoice</a>`}</td>
      </tr>`,
  );
  const heads = ['Id', 'Status', 'Amount', 'Collection paused', 'Period ends', 'Page'];
  return table('subscriptions-last', 'Last subscriptions', heads, shown);
}

function events({ events: rows }: PanelData, hasWebhooks: boolean): Html {
  const resend = (row: EventRow) =>
    hasWebhooks &&
    !row.isForeign &&
    actionButton('last', 'Send again', { action: 'resend', event: row.id }, row.id);
  const shown = rows.map(
    (row) =>
      html`<tr>
        <td id="${row.id}">${row.type}${row.isForeign && ' (foreign)'}</td>
        <td>${at(row.created)}</td>
        <td>${row.states.join(', ') || 'no endpoint'}</td>
        <td>${String(row.attempts)}</td>
        <td>${row.answer ?? ''}</td>
        <td>${resend(row)}</td>
      </tr>`,
  );
  return table(
    'last-events',
    'Last events',
    ['Type', 'Time', 'Delivery', 'Attempts', 'Answer', 'Again'],
    shown,
  );
}

const short = (id: string) => (id.length > 30 ? `${id.slice(0, 24)}…` : id);

/** The control panel: what the local Stripe holds, and everything that can be done to it. */
import { BANNER } from '#app/sandbox/pages/checkout-page.ts';
import { html, type Html, page, styleSheet } from '#app/sandbox/pages/html.ts';
import { type MoneyData, readMoneyData } from '#app/sandbox/pages/money-data.ts';
import { moneyTables } from '#app/sandbox/pages/money-tables.ts';
import { type EventRow, type PanelData, readPanelData } from '#app/sandbox/pages/panel-data.ts';
import { actionButton, type PanelGroup, type PanelState } from '#app/sandbox/pages/panel-fields.ts';
import { PANEL_GROUPS } from '#app/sandbox/pages/panel-groups.ts';
import { at, price, table } from '#app/sandbox/pages/panel-table.ts';
import { PANEL_CSS } from '#app/sandbox/pages/styles.ts';
import type { Engine } from '#app/sandbox/engine.ts';
import { readSettings } from '#app/sandbox/settings.ts';

/** Answers `/sandbox` and `/sandbox/panel.css`. */
export async function answerPanel(engine: Engine, request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (pathname === '/sandbox/panel.css') return styleSheet(PANEL_CSS);
  if (pathname !== '/sandbox' || request.method !== 'GET')
    return new Response('There is nothing at this address.\n', { status: 404 });
  const [settings, data, money] = await Promise.all([
    readSettings(engine.sql),
    readPanelData(engine.sql),
    readMoneyData(engine.sql),
  ]);
  const webhookUrl = engine.webhooks?.url ?? null;
  const { siteActions } = engine;
  const state: PanelState = { settings, data, money, now: engine.now(), webhookUrl, siteActions };
  const body = html`${BANNER}
    <main>
      <header>
        <h1>Local Stripe</h1>
        <nav aria-label="Sandbox">
          <a href="/">The site</a> <a href="/sandbox/mail">Mails</a>
          ${PANEL_GROUPS.map(({ id, title }) => html`<a href="#${id}">${title}</a>`)}
          <a href="#last">Last objects</a>
        </nav>
      </header>
      ${facts(data, money)} ${PANEL_GROUPS.map((group) => groupSection(group, state))}
      <div id="last" class="tables">
        ${sessions(data)} ${payments(data)} ${subscriptions(data)} ${moneyTables(money)}
        ${events(data, webhookUrl !== null)}
      </div>
    </main>`;
  return page(200, { title: 'Local Stripe · Sandbox', style: '/sandbox/panel.css', body });
}

function groupSection({ id, title, help, controls }: PanelGroup, state: PanelState): Html {
  return html`<section class="group" id="${id}" aria-labelledby="${id}-title">
    <header>
      <h2 id="${id}-title">${title}</h2>
      <p class="soft">${help}</p>
    </header>
    <div class="controls">${controls(state)}</div>
  </section>`;
}

function facts({ held }: PanelData, { balance }: MoneyData): Html {
  const fact = (term: string, value: string) =>
    html`<div>
      <dt>${term}</dt>
      <dd class="figures">${value}</dd>
    </div>`;
  const seen = [...new Set([...balance, ...held].map(({ currency }) => currency))];
  const shown = (seen.length > 0 ? seen : ['usd']).map((currency) => {
    const sums = balance.find((sum) => sum.currency === currency);
    const code = currency.toUpperCase();
    return html`${fact(`Available, ${code}`, price(sums?.available ?? 0, currency))}
    ${fact(`Pending, ${code}`, price(sums?.pending ?? 0, currency))}
    ${fact(`Held, not taken, ${code}`, price(held.find((sum) => sum.currency === currency)?.amount ?? 0, currency))}`;
  });
  return html`<dl class="facts">${shown}</dl>`;
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

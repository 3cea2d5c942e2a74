/** The panel's tables of refunds, disputes, payouts and balance transactions, with what can be done to each. */
import { DISPUTE_STATUSES } from '#app/sandbox/objects/dispute.ts';
import { html, type Html } from '#app/sandbox/pages/html.ts';
import type { MoneyData } from '#app/sandbox/pages/money-data.ts';
import { actionButton } from '#app/sandbox/pages/panel-fields.ts';
import { at, price, table } from '#app/sandbox/pages/panel-table.ts';

const REFUNDS = 'last-refunds';
const DISPUTES = 'last-disputes';
const PAYOUTS = 'last-payouts';

export function moneyTables(data: MoneyData): Html {
  return html`${refunds(data)} ${disputes(data)} ${payouts(data)} ${transactions(data)}`;
}

function refunds({ refunds: rows }: MoneyData): Html {
  const outcomes = (id: string, status: string) =>
    ['failed', 'canceled'].includes(status)
      ? []
      : ['succeeded', 'failed', 'canceled']
          .filter((outcome) => outcome !== status)
          .map((outcome) =>
            actionButton(REFUNDS, outcome, { action: 'settle-refund', refund: id, outcome }, id),
          );
  const shown = rows.map(
    ({ id, status, amount, currency, payer }) =>
      html`<tr>
        <td id="${id}"><code>${id}</code></td>
        <td>${status}</td>
        <td>${price(amount, currency)}</td>
        <td>${payer ?? ''}</td>
        <td><div class="row">${outcomes(id, status)}</div></td>
      </tr>`,
  );
  return table(REFUNDS, 'Last refunds', ['Id', 'Status', 'Amount', 'Name on card', 'The bank says'], shown);
}

function disputes({ disputes: rows }: MoneyData): Html {
  const shown = rows.map(
    ({ id, status, amount, currency, reason, due }) =>
      html`<tr>
        <td id="${id}"><code>${id}</code></td>
        <td>${status}</td>
        <td>${price(amount, currency)}</td>
        <td>${reason}</td>
        <td>${due === null ? '' : at(due)}</td>
        <td>${moveForm(id, status)}</td>
      </tr>`,
  );
  const heads = ['Id', 'Status', 'Amount', 'Reason', 'Answer by', 'The bank says'];
  return table(DISPUTES, 'Last disputes', heads, shown);
}

function moveForm(id: string, status: string): Html {
  const options = DISPUTE_STATUSES.filter((other) => other !== status).map(
    (other) => html`<option>${other}</option>`,
  );
  return html`<form method="post" action="/sandbox/control#${DISPUTES}" class="line" aria-describedby="${id}">
    <input type="hidden" name="action" value="move-dispute" />
    <input type="hidden" name="dispute" value="${id}" />
    <select name="status" aria-label="Next status">
      ${options}
    </select>
    <input
      type="number"
      name="back"
      min="0"
      max="${String(99_999_999)}"
      placeholder="Given back"
      aria-label="Given back, in the smallest unit; empty for what the status means"
    />
    <button>Say so</button>
  </form>`;
}

function payouts({ payouts: rows }: MoneyData): Html {
  const outcomes = (id: string, status: string) =>
    ['failed', 'canceled'].includes(status)
      ? []
      : ['paid', 'failed']
          .filter((outcome) => outcome !== status)
          .map((outcome) =>
            actionButton(PAYOUTS, outcome, { action: 'settle-payout', payout: id, outcome }, id),
          );
  const shown = rows.map(
    ({ id, status, amount, currency, automatic, arrives }) =>
      html`<tr>
        <td id="${id}"><code>${id}</code></td>
        <td>${status}</td>
        <td>${price(amount, currency)}</td>
        <td>${automatic ? 'daily' : 'by hand'}</td>
        <td>${at(arrives)}</td>
        <td><div class="row">${outcomes(id, status)}</div></td>
      </tr>`,
  );
  const heads = ['Id', 'Status', 'Amount', 'Made', 'Arrives', 'The bank says'];
  return table(PAYOUTS, 'Last payouts', heads, shown);
}

function transactions({ transactions: rows }: MoneyData): Html {
  const shown = rows.map(
    ({ id, type, category, amount, fee, net, currency, status, source }) =>
      html`<tr>
        <td><code>${id}</code></td>
        <td>${type}</td>
        <td>${category}</td>
        <td>${price(amount, currency)}</td>
        <td>${price(fee, currency)}</td>
        <td>${price(net, currency)}</td>
        <td>${status}</td>
        <td>${source !== null && html`<code>${source}</code>`}</td>
      </tr>`,
  );
  const heads = ['Id', 'Type', 'Category', 'Amount', 'Fee', 'Net', 'Status', 'Source'];
  return table('last-transactions', 'Last balance transactions', heads, shown);
}

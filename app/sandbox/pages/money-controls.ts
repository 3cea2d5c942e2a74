/** The panel's forms for money after the capture: refunds, disputes and warnings, payouts, the balance. */
import { DISPUTE_REASONS } from '#app/sandbox/objects/dispute.ts';
import { FRAUD_TYPES } from '#app/sandbox/objects/early-fraud-warning.ts';
import { html, type Html } from '#app/sandbox/pages/html.ts';
import type { ChargeRow, MoneyData } from '#app/sandbox/pages/money-data.ts';
import { actionButton, choose } from '#app/sandbox/pages/panel-controls.ts';
import { price } from '#app/sandbox/pages/panel-table.ts';
import { PAYOUT_OUTCOMES, REFUND_OUTCOMES, type Settings } from '#app/sandbox/settings.ts';

export function moneyControls(settings: Settings, { charges }: MoneyData): Html {
  return html`<div class="controls">
    ${refunds(settings, charges)} ${disputes(charges)} ${payouts(settings)} ${settlement(settings)}
    ${movements()}
  </div>`;
}

function form(action: string, button: string, fields: readonly Html[]): Html {
  return html`<form method="post" action="/sandbox/control">
    <input type="hidden" name="action" value="${action}" />
    ${fields}<button>${button}</button>
  </form>`;
}

function chosenCharge(charges: readonly ChargeRow[]): Html {
  const options = charges.map(
    ({ id, amount, currency, payer }) =>
      html`<option value="${id}">
        ${price(amount, currency)} · ${payer ?? 'no name'} · …${id.slice(-6)}
      </option>`,
  );
  return html`<label
    >Captured charge<select name="charge" required>
      ${options.length > 0 ? options : html`<option value="">None yet</option>`}
    </select></label
  >`;
}

const sum = (label: string, attributes = html`min="1"`) =>
  html`<label>${label}<input type="number" name="amount" ${attributes} /></label>`;
const words = (label: string, name: string, value: string) =>
  html`<label>${label}<input name="${name}" value="${value}" required autocomplete="off" /></label>`;
const waiting = (next: readonly string[], none: string) =>
  html`<p>${next.length === 0 ? none : html`Waiting: <span class="on">${next.join(', ')}</span>`}</p>`;

const PART = 'Amount in the smallest unit, empty for all';

function refunds(settings: Settings, charges: readonly ChargeRow[]): Html {
  return html`<section aria-labelledby="refunding">
    <h2 id="refunding">Refunds</h2>
    ${form('refund', 'Refund in the Dashboard', [chosenCharge(charges), sum(PART)])}
    ${waiting(settings.nextRefunds, 'The next refund goes as its card says.')}
    ${form('next-refund', 'Set next refund', [choose('The next refund', 'outcome', REFUND_OUTCOMES)])}
  </section>`;
}

function disputes(charges: readonly ChargeRow[]): Html {
  return html`<section aria-labelledby="disputing">
    <h2 id="disputing">Disputes and warnings</h2>
    ${form('dispute', 'Dispute', [
      chosenCharge(charges),
      choose('Kind', 'kind', ['chargeback', 'inquiry', 'prevented']),
      choose('Reason', 'reason', DISPUTE_REASONS),
      sum(PART),
    ])}
    ${form('warn', 'Warn of fraud', [chosenCharge(charges), choose('Fraud', 'fraudType', FRAUD_TYPES)])}
  </section>`;
}

function payouts(settings: Settings): Html {
  const { payoutsDaily: isOn } = settings;
  return html`<section aria-labelledby="paying-out">
    <h2 id="paying-out">Payouts</h2>
    <p>
      ${
        isOn
          ? html`<span class="on">Every midnight, UTC,</span> all that is available is paid out.`
          : html`Only by hand, through the API.`
      }
    </p>
    <div class="row">
      ${
        isOn
          ? actionButton('Stop daily payouts', { action: 'payouts' })
          : actionButton('Pay out daily', { action: 'payouts', daily: 'on' })
      }
    </div>
    ${waiting(settings.nextPayouts, 'The next payout arrives.')}
    ${form('next-payout', 'Set next payout', [choose('The next payout is', 'outcome', PAYOUT_OUTCOMES)])}
  </section>`;
}

function settlement({ settlement: chosen }: Settings): Html {
  const rate = html`type="number" min="0.000001" step="any"`;
  return html`<section aria-labelledby="settlement">
    <h2 id="settlement">Settlement</h2>
    <p>
      ${
        chosen
          ? html`All money settles in
              <span class="on">${chosen.currency.toUpperCase()} at ${String(chosen.rate)}</span>.`
          : html`Each currency settles as itself.`
      }
    </p>
    ${form('settlement', 'Set currency and rate', [
      words('Currency', 'currency', chosen?.currency ?? 'usd'),
      html`<label>Rate<input name="rate" value="${String(chosen?.rate ?? 1.1)}" ${rate} /></label>`,
    ])}
    ${chosen && actionButton('Settle each as itself', { action: 'settlement' })}
  </section>`;
}

function movements(): Html {
  return html`<section aria-labelledby="movements">
    <h2 id="movements">Other money</h2>
    ${form('account-fee', 'Charge an account fee', [
      choose('Type', 'type', ['stripe_fee', 'tax_fee']),
      sum('Amount in the smallest unit', html`min="1" value="70" required`),
      words('Currency', 'currency', 'usd'),
    ])}
    ${form('movement', 'Book a movement', [
      words('Type', 'type', 'reserve_transaction'),
      words('Reporting category', 'category', 'risk_reserved_funds'),
      sum('Amount, below zero for money that leaves', html`value="-100" required`),
      words('Currency', 'currency', 'usd'),
    ])}
  </section>`;
}

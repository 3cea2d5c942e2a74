/** The panel's say in what happens to captured money: refunds, disputes, warnings of fraud. */
import { DISPUTE_REASONS } from '#app/sandbox/objects/dispute.ts';
import { FRAUD_TYPES } from '#app/sandbox/objects/early-fraud-warning.ts';
import { html, type Html } from '#app/sandbox/pages/html.ts';
import type { ChargeRow } from '#app/sandbox/pages/money-data.ts';
import {
  AMOUNT_MAX,
  choose,
  control,
  form,
  numberField,
  type PanelState,
  waiting,
} from '#app/sandbox/pages/panel-fields.ts';
import { price } from '#app/sandbox/pages/panel-table.ts';
import { REFUND_OUTCOMES } from '#app/sandbox/settings.ts';

const GROUP = 'refunds';

export function refundControls({ settings, money: { charges } }: PanelState): readonly Html[] {
  return [
    control(GROUP, 'refund', 'Refund', refund(charges)),
    control(GROUP, 'next', 'Next refund', next(settings.nextRefunds)),
    control(GROUP, 'dispute', 'Dispute', dispute(charges)),
    control(GROUP, 'warning', 'Warning of fraud', warning(charges)),
  ];
}

const NONE = html`<p>Nothing was captured yet.</p>`;

const which = (charges: readonly ChargeRow[]) =>
  choose(
    'Captured charge',
    'charge',
    charges.map((charge) => [charge.id, words(charge)] as const),
  );

const words = ({ id, amount, currency, payer }: ChargeRow) =>
  `${price(amount, currency)} · ${payer ?? 'no name'} · …${id.slice(-6)}`;

const part = numberField('Amount in the smallest unit, empty for all', 'amount', null, {
  min: 1,
  max: AMOUNT_MAX,
});

function refund(charges: readonly ChargeRow[]): Html {
  if (charges.length === 0) return NONE;
  return form(GROUP, 'refund', html`${which(charges)} ${part}`, 'Refund in the Dashboard');
}

function next(outcomes: readonly string[]): Html {
  return html`${waiting(outcomes, 'The next refund goes as its card says.')}
  ${form(GROUP, 'next-refund', choose('The next refund', 'outcome', REFUND_OUTCOMES), 'Set next refund')}`;
}

function dispute(charges: readonly ChargeRow[]): Html {
  if (charges.length === 0) return NONE;
  const fields = html`${which(charges)} ${choose('Kind', 'kind', ['chargeback', 'inquiry', 'prevented'])}
  ${choose('Reason', 'reason', DISPUTE_REASONS)} ${part}`;
  return form(GROUP, 'dispute', fields, 'Dispute');
}

function warning(charges: readonly ChargeRow[]): Html {
  if (charges.length === 0) return NONE;
  return form(
    GROUP,
    'warn',
    html`${which(charges)} ${choose('Fraud', 'fraudType', FRAUD_TYPES)}`,
    'Warn of fraud',
  );
}

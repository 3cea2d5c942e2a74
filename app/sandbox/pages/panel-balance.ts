/** The panel's say in the balance: when money is booked, in which currency, what else moves it, and payouts. */
import { html, type Html } from '#app/sandbox/pages/html.ts';
import {
  actionButton,
  AMOUNT_MAX,
  choose,
  control,
  form,
  marked,
  numberField,
  type PanelState,
  textField,
  waiting,
} from '#app/sandbox/pages/panel-fields.ts';
import { PAYOUT_OUTCOMES, type Settings } from '#app/sandbox/settings.ts';

const GROUP = 'balance';

export function balanceControls({ settings }: PanelState): readonly Html[] {
  return [
    control(GROUP, 'delay', 'Balance transactions', delay(settings)),
    control(GROUP, 'payouts', 'Payouts', daily(settings)),
    control(GROUP, 'next', 'Next payout', next(settings)),
    control(GROUP, 'settlement', 'Settlement', settlement(settings)),
    control(GROUP, 'fee', 'Account fee', accountFee()),
    control(GROUP, 'movement', 'Other movement', movement()),
  ];
}

function delay({ balanceDelaySeconds: value }: Settings): Html {
  const seconds = numberField('Seconds after the capture', 'seconds', value, { min: 0, max: 86_400 });
  return form(GROUP, 'balance-delay', seconds, 'Set delay');
}

function daily({ payoutsDaily: isOn }: Settings): Html {
  if (!isOn)
    return html`<p>Only by hand, through the API.</p>
      ${actionButton(GROUP, 'Pay out daily', { action: 'payouts', daily: 'on' })}`;
  return html`<p>${marked('Every midnight, UTC,')} all that is available is paid out.</p>
    ${actionButton(GROUP, 'Stop daily payouts', { action: 'payouts' })}`;
}

function next({ nextPayouts }: Settings): Html {
  return html`${waiting(nextPayouts, 'The next payout arrives.')}
  ${form(GROUP, 'next-payout', choose('The next payout is', 'outcome', PAYOUT_OUTCOMES), 'Set next payout')}`;
}

function settlement({ settlement: chosen }: Settings): Html {
  const state = chosen
    ? html`All money settles in ${marked(`${chosen.currency.toUpperCase()} at ${String(chosen.rate)}`)}.`
    : html`Each currency settles as itself.`;
  const fields = html`${textField('Currency', 'currency', chosen?.currency ?? 'usd')}
  ${numberField('Rate', 'rate', chosen?.rate ?? 1.1, { min: 0.000001, max: 1_000_000, step: 'any' })}`;
  return html`<p>${state}</p>
    ${form(GROUP, 'settlement', fields, 'Set currency and rate')}
    ${chosen && actionButton(GROUP, 'Settle each as itself', { action: 'settlement' })}`;
}

function accountFee(): Html {
  const fields = html`${choose('Type', 'type', ['stripe_fee', 'tax_fee'])}
  ${numberField('Amount in the smallest unit', 'amount', 70, { min: 1, max: AMOUNT_MAX })}
  ${textField('Currency', 'currency', 'usd')}`;
  return form(GROUP, 'account-fee', fields, 'Charge an account fee');
}

function movement(): Html {
  const fields = html`${textField('Type', 'type', 'reserve_transaction')}
  ${textField('Reporting category', 'category', 'risk_reserved_funds')}
  ${numberField('Amount, below zero for money that leaves', 'amount', -100, { min: -AMOUNT_MAX, max: AMOUNT_MAX })}
  ${textField('Currency', 'currency', 'usd')}`;
  return form(GROUP, 'movement', fields, 'Book a movement');
}

/** The panel's webhooks: how events travel to the app's endpoint, and what comes there from others. */
import { html, type Html } from '#app/sandbox/pages/html.ts';
import {
  actionButton,
  checkBox,
  choose,
  control,
  form,
  marked,
  minute,
  numberField,
  type PanelState,
  textField,
} from '#app/sandbox/pages/panel-fields.ts';

const GROUP = 'webhooks';

export function webhookControls(state: PanelState): readonly Html[] {
  return [
    control(GROUP, 'mode', 'How events travel', mode(state)),
    control(GROUP, 'queue', 'Waiting events', QUEUE),
    control(GROUP, 'outage', 'Outage', outage(state)),
    ...(state.webhookUrl === null ? [] : ownEndpoint(state, state.webhookUrl)),
  ];
}

function mode({ settings: { webhooks } }: PanelState): Html {
  const fields = html`${checkBox('Shuffle their order', 'mode.shuffle', webhooks.shuffle)}
  ${checkBox('Let every attempt fail', 'mode.fail', webhooks.fail)}
  ${checkBox('Send none', 'mode.off', webhooks.off)}
  ${numberField('Extra copies of each', 'mode.duplicate', webhooks.duplicate, { min: 0, max: 20 })}
  ${numberField('Delay in milliseconds', 'mode.delayMs', webhooks.delayMs, { min: 0, max: 86_400_000 })}
  ${numberField('Share that is lost, 0 to 1', 'mode.dropRate', webhooks.dropRate, { min: 0, max: 1, step: 'any' })}
  ${textField('Types that are lost, like charge.*', 'mode.drop', webhooks.drop.join(' '))}`;
  return form(GROUP, 'webhooks', fields, 'Set webhooks');
}

const QUEUE = html`<p>
    Failed attempts are repeated for three days, ever more seldom; moving the clock brings them near.
  </p>
  <div class="row">
    ${actionButton(GROUP, 'Deliver what is due', { action: 'flush' })}
    ${actionButton(GROUP, 'Deliver all that waits', { action: 'flush', early: 'on' })}
  </div>`;

function outage({ settings: { outageUntil }, now }: PanelState): Html {
  const isOn = now.getTime() < outageUntil * 1000;
  const until = marked(`until ${minute(new Date(outageUntil * 1000))} UTC`);
  return html`<p>${isOn ? html`Events are lost ${until}.` : html`None. What is lost can still be listed.`}</p>
    ${form(GROUP, 'outage', numberField('Days of the sandbox’s time without events', 'days', 3, { min: 0, max: 3660, step: 'any' }), 'Begin outage')}
    ${isOn && actionButton(GROUP, 'End outage', { action: 'outage', days: '0' })}`;
}

function ownEndpoint({ settings: { endpoint, roll }, now }: PanelState, url: string): readonly Html[] {
  const { isDisabled, failingSince } = endpoint;
  const state = isDisabled
    ? marked('disabled')
    : failingSince === null
      ? html`enabled`
      : marked(`failing since ${minute(new Date(failingSince * 1000))}`);
  const enabling = html`<p>
      <code>${url}</code> is ${state}. After nine days of failures Stripe disables it.
    </p>
    ${actionButton(GROUP, isDisabled ? 'Enable endpoint' : 'Disable endpoint', {
      action: 'endpoint',
      status: isDisabled ? 'enabled' : 'disabled',
    })}`;
  const signed =
    roll && now.getTime() < roll.previousUntil * 1000
      ? html`Two signatures ${marked(`until ${minute(new Date(roll.previousUntil * 1000))} UTC`)}, by the old
        secret and the new one.`
      : html`One signature.`;
  const newest = roll && html`The newest is <code>${roll.current}</code>.`;
  const rolling = html`<p>${signed} ${newest} The app learns a new one when it starts.</p>
    ${form(GROUP, 'roll-secret', numberField('Hours in which the old one signs too', 'overlapHours', 24, { min: 0, max: 168, step: 'any' }), 'Roll secret')}`;
  const others = html`<p>
      The newest event once more, as somebody else’s; or a payment without anything of ours.
    </p>
    ${form(
      GROUP,
      'foreign-event',
      choose('An event', 'of', [
        ['account', 'of another account'],
        ['livemode', 'of live mode'],
      ]),
      'Send foreign event',
    )}
    ${actionButton(GROUP, 'Pay in another app', { action: 'foreign-payment' })}`;
  return [
    control(GROUP, 'endpoint', 'The endpoint', enabling),
    control(GROUP, 'secret', 'Signing secret', rolling),
    control(GROUP, 'foreign', 'From others', others),
  ];
}

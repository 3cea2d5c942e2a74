/** The panel's webhooks: how events travel to the app's endpoint. */
import { html, type Html } from '#app/sandbox/pages/html.ts';
import {
  actionButton,
  checkBox,
  control,
  form,
  numberField,
  type PanelState,
  textField,
} from '#app/sandbox/pages/panel-fields.ts';

const GROUP = 'webhooks';

export function webhookControls({ settings: { webhooks: mode } }: PanelState): readonly Html[] {
  const fields = html`${checkBox('Shuffle their order', 'mode.shuffle', mode.shuffle)}
  ${checkBox('Let every attempt fail', 'mode.fail', mode.fail)} ${checkBox('Send none', 'mode.off', mode.off)}
  ${numberField('Extra copies of each', 'mode.duplicate', mode.duplicate, { min: 0, max: 20 })}
  ${numberField('Delay in milliseconds', 'mode.delayMs', mode.delayMs, { min: 0, max: 86_400_000 })}
  ${numberField('Share that is lost, 0 to 1', 'mode.dropRate', mode.dropRate, { min: 0, max: 1, step: 'any' })}
  ${textField('Types that are lost, like charge.*', 'mode.drop', mode.drop.join(' '))}`;
  const queue = html`<div class="row">
    ${actionButton(GROUP, 'Deliver what is due', { action: 'flush' })}
    ${actionButton(GROUP, 'Deliver all that waits', { action: 'flush', early: 'on' })}
  </div>`;
  return [
    control(GROUP, 'mode', 'How events travel', form(GROUP, 'webhooks', fields, 'Set webhooks')),
    control(GROUP, 'queue', 'Waiting events', queue),
  ];
}

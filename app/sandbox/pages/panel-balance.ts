/** The panel's say in when money is booked. */
import type { Html } from '#app/sandbox/pages/html.ts';
import { control, form, numberField, type PanelState } from '#app/sandbox/pages/panel-fields.ts';

const GROUP = 'balance';

export function balanceControls({ settings }: PanelState): readonly Html[] {
  const seconds = numberField('Seconds after the capture', 'seconds', settings.balanceDelaySeconds, {
    min: 0,
    max: 86_400,
  });
  const content = form(GROUP, 'balance-delay', seconds, 'Set delay');
  return [control(GROUP, 'delay', 'Balance transactions', content)];
}

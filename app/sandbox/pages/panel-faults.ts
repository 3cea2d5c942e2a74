/** The panel's faults of the API. */
import { html, type Html } from '#app/sandbox/pages/html.ts';
import {
  actionButton,
  choose,
  control,
  form,
  marked,
  numberField,
  type PanelState,
} from '#app/sandbox/pages/panel-fields.ts';
import { FAULT_TARGETS } from '#app/sandbox/api/fault-targets.ts';
import { type Fault, FAULT_KINDS } from '#app/sandbox/fault.ts';

const GROUP = 'faults';

export function faultControls({ settings: { faults } }: PanelState): readonly Html[] {
  const fields = html`${choose('Requests', 'on', FAULT_TARGETS)} ${choose('Fault', 'kind', FAULT_KINDS)}
  ${numberField('How many requests; empty with a share: all to come', 'times', 1, { min: 1, max: 1_000_000 })}
  ${numberField('Share of them, up to 1', 'share', null, { min: 0, max: 1, step: 'any' })}
  ${numberField('Milliseconds that a slow answer takes', 'delayMs', 3000, { min: 0, max: 60_000 })}`;
  const content = html`<p>${faults.length === 0 ? html`None.` : marked(faults.map(faultWords).join('; '))}</p>
    ${form(GROUP, 'fault', fields, 'Add fault')}
    ${faults.length > 0 && actionButton(GROUP, 'Remove all faults', { action: 'faults-clear' })}`;
  return [control(GROUP, 'next', 'Next requests', content)];
}

function faultWords({ kind, on, times, share }: Fault): string {
  const which = share < 1 ? ` (${String(Math.round(share * 1000) / 10)}% of them)` : '';
  return `${kind} on ${on}${which}, ${times === null ? 'until removed' : `${String(times)}×`}`;
}

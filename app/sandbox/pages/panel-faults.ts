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
import { FAULT_KINDS, FAULT_TARGETS, type Fault } from '#app/sandbox/settings.ts';

const GROUP = 'faults';

export function faultControls({ settings: { faults } }: PanelState): readonly Html[] {
  const fields = html`${choose('Requests', 'on', FAULT_TARGETS)} ${choose('Fault', 'kind', FAULT_KINDS)}
  ${numberField('How many times', 'times', 1, { min: 1, max: 1000 })}`;
  const content = html`<p>${faults.length === 0 ? html`None.` : marked(faults.map(faultWords).join('; '))}</p>
    ${form(GROUP, 'fault', fields, 'Add fault')}
    ${faults.length > 0 && actionButton(GROUP, 'Remove all faults', { action: 'faults-clear' })}`;
  return [control(GROUP, 'next', 'Next requests', content)];
}

const faultWords = ({ kind, on, times }: Fault) => `${kind} on ${on}, ${String(times)}×`;

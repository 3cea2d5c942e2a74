/** The panel's say in how the next card is answered. */
import { html, type Html } from '#app/sandbox/pages/html.ts';
import { choose, control, form, marked, type PanelState } from '#app/sandbox/pages/panel-fields.ts';
import { OUTCOME_QUEUES, OUTCOMES } from '#app/sandbox/settings.ts';

const GROUP = 'payments';

const USES: Readonly<Record<keyof typeof OUTCOME_QUEUES, string>> = {
  payment: 'a payment on the page',
  setup: 'a card that is saved',
  'saved-card': 'a charge to a saved card',
};

export function paymentControls({ settings }: PanelState): readonly Html[] {
  const answers = Object.entries(OUTCOME_QUEUES).flatMap(([use, queue]) =>
    settings[queue].length === 0
      ? []
      : [`${USES[use as keyof typeof OUTCOME_QUEUES]}: ${settings[queue].join(', ')}`],
  );
  const waiting =
    answers.length === 0 ? html`The card number decides.` : html`Waiting for ${marked(answers.join('; '))}`;
  const options = Object.entries(USES).map(([use, words]) => html`<option value="${use}">${words}</option>`);
  const fields = html`<label
      >To<select name="on">
        ${options}
      </select></label
    >
    ${choose('Whatever the card, it is', 'outcome', OUTCOMES)}`;
  const content = html`<p>${waiting}</p>
    ${form(GROUP, 'next', fields, 'Set')}`;
  return [control(GROUP, 'next', 'The bank’s next answer', content)];
}

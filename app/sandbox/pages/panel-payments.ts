/** The panel's say in how the next card is answered. */
import { html, type Html } from '#app/sandbox/pages/html.ts';
import { choose, control, form, marked, type PanelState } from '#app/sandbox/pages/panel-fields.ts';
import { OUTCOMES } from '#app/sandbox/settings.ts';

const GROUP = 'payments';

export function paymentControls({ settings: { nextOutcomes } }: PanelState): readonly Html[] {
  const waiting =
    nextOutcomes.length === 0
      ? html`The card number decides.`
      : html`Waiting: ${marked(nextOutcomes.join(', '))}`;
  const outcome = choose('Whatever the card, the bank answers', 'outcome', OUTCOMES);
  const content = html`<p>${waiting}</p>
    ${form(GROUP, 'next', outcome, 'Set')}`;
  return [control(GROUP, 'next', 'Next payment', content)];
}

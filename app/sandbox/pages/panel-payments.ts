/** The panel's say in how the next card is answered. */
import { html, type Html } from '#app/sandbox/pages/html.ts';
import { choose, control, form, marked, type PanelState } from '#app/sandbox/pages/panel-fields.ts';
import { OUTCOME_QUEUES, OUTCOMES } from '#app/sandbox/settings.ts';

const GROUP = 'payments';

type Use = keyof typeof OUTCOME_QUEUES;

/** How a card can be used, in words. */
const USES: readonly (readonly [Use, string])[] = [
  ['payment', 'A payment on the page'],
  ['setup', 'A card that is saved'],
  ['saved-card', 'A charge to a saved card'],
];

export function paymentControls({ settings }: PanelState): readonly Html[] {
  const waiting = USES.flatMap(([use, words]) => {
    const outcomes = settings[OUTCOME_QUEUES[use]];
    return outcomes.length === 0 ? [] : [`${words}: ${outcomes.join(', ')}`];
  });
  const state =
    waiting.length === 0 ? html`The card number decides.` : html`Waiting: ${marked(waiting.join('; '))}`;
  const fields = html`${choose('What is answered', 'on', USES)}
  ${choose('Whatever the card, the bank answers', 'outcome', OUTCOMES)}`;
  const content = html`<p>${state}</p>
    ${form(GROUP, 'next', fields, 'Set next answer')}`;
  return [control(GROUP, 'next', 'Next answer', content)];
}

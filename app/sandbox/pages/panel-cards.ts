/** The panel's say in saved cards: the last of them, replaced by the bank or refused by it; and the portal. */
import { html, type Html } from '#app/sandbox/pages/html.ts';
import type { CardRow } from '#app/sandbox/pages/panel-data.ts';
import {
  actionButton,
  choose,
  control,
  form,
  type PanelState,
  textField,
} from '#app/sandbox/pages/panel-fields.ts';
import { OUTCOMES } from '#app/sandbox/settings.ts';

const GROUP = 'customers';

export function cardControls({ data: { cards } }: PanelState): readonly Html[] {
  return [
    control(GROUP, 'replace', 'The bank replaces a card', cards.length === 0 ? NONE : replace(cards)),
    control(GROUP, 'answer', 'The bank’s answer from now on', cards.length === 0 ? NONE : answer(cards)),
    control(GROUP, 'portal', 'Portal', portal()),
  ];
}

const NONE = html`<p>No card is saved.</p>`;

const which = (cards: readonly CardRow[]) =>
  choose(
    'Saved card',
    'payment_method',
    cards.map((card) => [card.id, words(card)] as const),
  );

const words = ({ last4, expiry, payer, id }: CardRow) => `…${last4}, ${expiry}, ${payer ?? id}`;

function replace(cards: readonly CardRow[]): Html {
  const fields = html`${which(cards)} ${textField('New number', 'card', '4000 0566 5566 5556')}`;
  return html`<p>As by Stripe’s card updater: another number and expiry under the same name.</p>
    ${form(GROUP, 'card-replace', fields, 'Replace')}`;
}

function answer(cards: readonly CardRow[]): Html {
  const fields = html`${which(cards)} ${choose('A charge to it is', 'outcome', OUTCOMES)}`;
  return form(GROUP, 'card-answer', fields, 'Set answer');
}

function portal(): Html {
  return html`<p>Portal links that name no configuration need the default one.</p>
    ${actionButton(GROUP, 'Save the default settings', { action: 'portal-default' })}`;
}

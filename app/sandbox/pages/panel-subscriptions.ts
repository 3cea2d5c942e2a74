/** The panel's say in how subscriptions are collected. */
import { html, type Html } from '#app/sandbox/pages/html.ts';
import {
  actionButton,
  choose,
  control,
  form,
  marked,
  numberField,
  type PanelState,
  textField,
} from '#app/sandbox/pages/panel-fields.ts';
import { AFTER_LAST_FAILURE, type BillingSettings } from '#app/sandbox/settings.ts';

const GROUP = 'subscriptions';

const ENDS: Readonly<Record<BillingSettings['afterLastFailure'], string>> = {
  cancel: 'is canceled',
  unpaid: 'is unpaid',
  past_due: 'stays past due',
};

export function subscriptionControls({ settings }: PanelState): readonly Html[] {
  return [
    control(GROUP, 'retries', 'Failed renewals', retries(settings.billing)),
    control(GROUP, 'next', 'Next renewal', next(settings.nextCharges)),
  ];
}

function retries({ retryAfterDays: days, afterLastFailure, upcomingDays }: BillingSettings): Html {
  const ends = [afterLastFailure, ...AFTER_LAST_FAILURE.filter((each) => each !== afterLastFailure)];
  const fields = html`${textField('Days to each further attempt', 'retryAfterDays', days.join(' '))}
  ${choose(
    'After the last one the subscription',
    'afterLastFailure',
    ends.map((each) => [each, ENDS[each]] as const),
  )}
  ${numberField('Days before a renewal at which it is announced', 'upcomingDays', upcomingDays, { min: 0, max: 45 })}`;
  return html`<p>
      ${days.length === 0 ? 'One attempt' : `${String(days.length + 1)} attempts`}, then the subscription
      ${ENDS[afterLastFailure]}.
    </p>
    ${form(GROUP, 'billing', fields, 'Set retries')}`;
}

function next(waiting: readonly string[]): Html {
  const button = (label: string, outcome: string) =>
    actionButton(GROUP, label, { action: 'next', on: 'saved-card', outcome });
  return html`<p>
      ${waiting.length === 0 ? html`The card decides.` : html`Waiting: ${marked(waiting.join(', '))}`}
    </p>
    <div class="row">${button('Decline it', 'decline')} ${button('Ask the payer', '3ds')}</div>`;
}

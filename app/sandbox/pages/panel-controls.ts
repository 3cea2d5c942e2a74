/** The panel's forms: clock, next outcome, webhooks, faults. Each is one control request. */
import { html, type Html } from '#app/sandbox/pages/html.ts';
import type { SiteAction } from '#app/sandbox/engine.ts';
import { FAULT_KINDS, FAULT_TARGETS, type Fault, OUTCOMES, type Settings } from '#app/sandbox/settings.ts';

export function panelControls(settings: Settings, now: Date, siteActions: readonly SiteAction[]): Html {
  return html`<div class="controls">
    ${clock(settings, now)} ${siteActions.length > 0 && site(siteActions)} ${nextPayment(settings)}
    ${balance(settings)} ${faults(settings)} ${webhooks(settings)}
  </div>`;
}

/** A form that is only a button. */
export function actionButton(
  label: string,
  fields: Readonly<Record<string, string>>,
  describedBy?: string,
): Html {
  const hidden = Object.entries(fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
  );
  return html`<form method="post" action="/sandbox/control">
    ${hidden}<button ${describedBy !== undefined && html`aria-describedby="${describedBy}"`}>${label}</button>
  </form>`;
}

const HOUR = 3600;
const STEPS: readonly [string, number][] = [
  ['5 minutes', 300],
  ['1 hour', HOUR],
  ['1 day', 24 * HOUR],
  ['6 days', 6 * 24 * HOUR],
  ['7 days', 7 * 24 * HOUR],
];

function clock(settings: Settings, now: Date): Html {
  const steps = STEPS.map(([label, seconds]) =>
    actionButton(`+ ${label}`, { action: 'clock', advanceSeconds: String(seconds) }),
  );
  return html`<section aria-labelledby="clock">
    <h2 id="clock">Clock</h2>
    <p>
      It is <span class="figures">${minute(now)} UTC</span>${
        settings.clockOffsetMs === 0
          ? html`, the real time.`
          : html`, <span class="on">${span(settings.clockOffsetMs / 1000)} from the real time</span>.`
      }
      Sessions last a day, holds seven.
    </p>
    <div class="row">${steps} ${actionButton('Real time', { action: 'clock-reset' })}</div>
  </section>`;
}

function site(actions: readonly SiteAction[]): Html {
  const buttons = actions.map(({ name, label }) => actionButton(label, { action: 'site', name }));
  return html`<section aria-labelledby="site">
    <h2 id="site">The site</h2>
    <p>What it does by its own clock, done now.</p>
    <div class="row">${buttons}</div>
  </section>`;
}

function nextPayment(settings: Settings): Html {
  return html`<section aria-labelledby="next">
    <h2 id="next">Next payment</h2>
    <p>
      ${
        settings.nextOutcomes.length === 0
          ? html`The card number decides.`
          : html`Waiting: <span class="on">${settings.nextOutcomes.join(', ')}</span>`
      }
    </p>
    <form method="post" action="/sandbox/control">
      <input type="hidden" name="action" value="next" />
      ${choose('Whatever the card, the bank answers', 'outcome', OUTCOMES)}<button>Set</button>
    </form>
  </section>`;
}

function webhooks({ webhooks: mode }: Settings): Html {
  const check = (name: string, isOn: boolean, label: string) =>
    html`<label class="check"
      ><input type="checkbox" name="mode.${name}" ${isOn && html`checked`} />${label}</label
    >`;
  const input = (name: string, value: string, label: string, attributes: Html) =>
    html`<label>${label}<input name="mode.${name}" value="${value}" ${attributes} /></label>`;
  return html`<section aria-labelledby="webhooks">
    <h2 id="webhooks">Webhooks</h2>
    <form method="post" action="/sandbox/control">
      <input type="hidden" name="action" value="webhooks" />
      ${check('shuffle', mode.shuffle, 'Shuffle their order')}
      ${check('fail', mode.fail, 'Let every attempt fail')} ${check('off', mode.off, 'Send none')}
      ${input('duplicate', String(mode.duplicate), 'Extra copies of each', html`type="number" min="0" max="20"`)}
      ${input('delayMs', String(mode.delayMs), 'Delay in milliseconds', html`type="number" min="0" max="86400000"`)}
      ${input('dropRate', String(mode.dropRate), 'Share that is lost, 0 to 1', html`type="number" min="0" max="1" step="any"`)}
      ${input('drop', mode.drop.join(' '), 'Types that are lost, like charge.*', html`autocomplete="off"`)}
      <button>Set webhooks</button>
    </form>
    <div class="row">
      ${actionButton('Deliver what is due', { action: 'flush' })}
      ${actionButton('Deliver all that waits', { action: 'flush', early: 'on' })}
    </div>
  </section>`;
}

function faults(settings: Settings): Html {
  return html`<section aria-labelledby="faults">
    <h2 id="faults">Faults of the API</h2>
    <p>
      ${settings.faults.length === 0 ? html`None.` : html`<span class="on">${settings.faults.map(faultWords).join('; ')}</span>`}
    </p>
    <form method="post" action="/sandbox/control">
      <input type="hidden" name="action" value="fault" />
      ${choose('Requests', 'on', FAULT_TARGETS)} ${choose('Fault', 'kind', FAULT_KINDS)}
      <label>How many times<input type="number" name="times" value="1" min="1" max="1000" /></label>
      <button>Add fault</button>
    </form>
    ${settings.faults.length > 0 && actionButton('Remove all faults', { action: 'faults-clear' })}
  </section>`;
}

const faultWords = ({ kind, on, times }: Fault) => `${kind} on ${on}, ${String(times)}×`;

function balance(settings: Settings): Html {
  return html`<section aria-labelledby="balance">
    <h2 id="balance">Balance transactions</h2>
    <form method="post" action="/sandbox/control">
      <input type="hidden" name="action" value="balance-delay" />
      <label
        >Seconds after the capture<input
          type="number"
          name="seconds"
          value="${String(settings.balanceDelaySeconds)}"
          min="0"
          max="86400"
      /></label>
      <button>Set delay</button>
    </form>
  </section>`;
}

function choose(label: string, name: string, values: readonly string[]): Html {
  const options = values.map((value) => html`<option>${value}</option>`);
  return html`<label
    >${label}<select name="${name}">
      ${options}
    </select></label
  >`;
}

/** `2026-11-22 17:19`. */
export function minute(time: Date): string {
  return time.toISOString().slice(0, 16).replace('T', ' ');
}

function span(seconds: number): string {
  const size = Math.abs(seconds);
  const [value, unit] =
    size >= 24 * HOUR
      ? [size / (24 * HOUR), 'days']
      : size >= HOUR
        ? [size / HOUR, 'hours']
        : [size / 60, 'minutes'];
  return `${seconds < 0 ? '−' : '+'}${String(Math.round(value * 10) / 10)} ${unit}`;
}

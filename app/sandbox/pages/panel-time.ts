/** The panel's clock. */
import type { SiteAction } from '#app/sandbox/engine.ts';
import { html, type Html } from '#app/sandbox/pages/html.ts';
import { actionButton, control, marked, minute, type PanelState } from '#app/sandbox/pages/panel-fields.ts';

const GROUP = 'time';
const HOUR = 3600;
const STEPS: readonly [string, number][] = [
  ['5 minutes', 300],
  ['1 hour', HOUR],
  ['1 day', 24 * HOUR],
  ['6 days', 6 * 24 * HOUR],
  ['7 days', 7 * 24 * HOUR],
  ['31 days', 31 * 24 * HOUR],
];

export function timeControls({ settings, now, siteActions }: PanelState): readonly Html[] {
  const steps = STEPS.map(([label, seconds]) =>
    actionButton(GROUP, `+ ${label}`, { action: 'clock', advanceSeconds: String(seconds) }),
  );
  const ahead =
    settings.clockOffsetMs === 0
      ? html`, the real time.`
      : html`, ${marked(`${span(settings.clockOffsetMs / 1000)} from the real time`)}.`;
  const content = html`<p>
      It is <span class="figures">${minute(now)} UTC</span>${ahead} Sessions last a day, holds seven.
    </p>
    <div class="row">${steps} ${actionButton(GROUP, 'Real time', { action: 'clock-reset' })}</div>`;
  return [control(GROUP, 'clock', 'Clock', content), ...(siteActions.length > 0 ? [site(siteActions)] : [])];
}

function site(actions: readonly SiteAction[]): Html {
  const buttons = actions.map(({ name, label }) => actionButton(GROUP, label, { action: 'site', name }));
  const content = html`<p>What it does by its own clock, done now.</p>
    <div class="row">${buttons}</div>`;
  return control(GROUP, 'site', 'The site', content);
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

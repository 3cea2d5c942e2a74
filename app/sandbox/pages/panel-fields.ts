/** What the panel's forms are made of. Each form is one control request. */
import type { SiteAction } from '#app/sandbox/engine.ts';
import { html, type Html } from '#app/sandbox/pages/html.ts';
import type { MoneyData } from '#app/sandbox/pages/money-data.ts';
import type { PanelData } from '#app/sandbox/pages/panel-data.ts';
import type { Settings } from '#app/sandbox/settings.ts';

/** What a control may show of how things stand. */
export interface PanelState {
  readonly settings: Settings;
  readonly data: PanelData;
  readonly money: MoneyData;
  /** The sandbox's time. */
  readonly now: Date;
  /** The app's endpoint; null where nothing is sent. */
  readonly webhookUrl: string | null;
  /** What the site, not Stripe, does when it is asked here. */
  readonly siteActions: readonly SiteAction[];
}

/** Controls that a person looks for in one place. */
export interface PanelGroup {
  /** Names the group in addresses: `/sandbox#webhooks`. */
  readonly id: string;
  readonly title: string;
  /** One or two sentences: what can be tried here. */
  readonly help: string;
  readonly controls: (state: PanelState) => readonly Html[];
}

/** One control: a heading, how it stands, and its forms. `group` and `name` make its id. */
export function control(group: string, name: string, title: string, content: Html): Html {
  const id = `${group}-${name}`;
  return html`<section class="control" aria-labelledby="${id}">
    <h3 id="${id}">${title}</h3>
    ${content}
  </section>`;
}

/** A form that does `action` with what its fields say, and comes back to the group. */
export function form(group: string, action: string, fields: Html, button: string): Html {
  return html`<form method="post" action="/sandbox/control#${group}">
    <input type="hidden" name="action" value="${action}" />
    ${fields}<button>${button}</button>
  </form>`;
}

/** A form that is only a button. `describedBy`: the id of what it is about, where its label does not say. */
export function actionButton(
  group: string,
  label: string,
  fields: Readonly<Record<string, string>>,
  describedBy?: string,
): Html {
  const hidden = Object.entries(fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
  );
  return html`<form method="post" action="/sandbox/control#${group}">
    ${hidden}<button ${describedBy !== undefined && html`aria-describedby="${describedBy}"`}>${label}</button>
  </form>`;
}

/** A choice of one among `values`, the first of them chosen; a pair says what is sent and what is read. */
export function choose(
  label: string,
  name: string,
  values: readonly (string | readonly [value: string, label: string])[],
): Html {
  const options = values.map((each) => {
    const [value, words] = typeof each === 'string' ? [each, each] : each;
    return html`<option value="${value}">${words}</option>`;
  });
  return html`<label
    >${label}<select name="${name}">
      ${options}
    </select></label
  >`;
}

/** A text to type. */
export function textField(label: string, name: string, value = ''): Html {
  return html`<label>${label}<input name="${name}" value="${value}" autocomplete="off" /></label>`;
}

/** A number to type, between two. `step` is `any` where it need not be whole. */
export function numberField(
  label: string,
  name: string,
  value: number | null,
  { min, max, step = '1' }: { min: number; max: number; step?: string },
): Html {
  return html`<label
    >${label}<input
      type="number"
      name="${name}"
      value="${value === null ? '' : String(value)}"
      min="${String(min)}"
      max="${String(max)}"
      step="${step}"
  /></label>`;
}

/** The largest sum that can be typed, in the smallest unit of its currency. */
export const AMOUNT_MAX = 99_999_999;

/** Something to switch on. */
export function checkBox(label: string, name: string, isOn: boolean): Html {
  return html`<label class="check"
    ><input type="checkbox" name="${name}" ${isOn && html`checked`} />${label}</label
  >`;
}

/** What is not as it is by default, so that it catches the eye. */
export const marked = (text: string): Html => html`<span class="on">${text}</span>`;

/** What was asked for and has not come yet; `none` where the cards decide. */
export const waiting = (next: readonly string[], none: string): Html =>
  html`<p>${next.length === 0 ? none : html`Waiting: ${marked(next.join(', '))}`}</p>`;

/** `2026-11-22 17:19`. */
export function minute(time: Date): string {
  return time.toISOString().slice(0, 16).replace('T', ' ');
}

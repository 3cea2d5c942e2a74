/** The panel's tables, and how they show sums and times. */
import { formatMoney } from '#app/domain/money.ts';
import { html, type Html } from '#app/sandbox/pages/html.ts';
import { minute } from '#app/sandbox/pages/panel-fields.ts';

export const price = (amountMinor: number, currency: string) =>
  formatMoney({ amountMinor, currency: currency.toUpperCase() }, 'en', 'always');

export const at = (seconds: number) => minute(new Date(seconds * 1000));

export function table(id: string, title: string, heads: readonly string[], rows: readonly Html[]): Html {
  const none = html`<tr>
    <td colspan="${String(heads.length)}">None yet.</td>
  </tr>`;
  return html`<section>
    <h2 id="${id}">${title}</h2>
    <div class="scroll" tabindex="0" role="region" aria-labelledby="${id}">
      <table>
        <thead>
          <tr>
            ${heads.map((head) => html`<th scope="col">${head}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.length > 0 ? rows : none}
        </tbody>
      </table>
    </div>
  </section>`;
}

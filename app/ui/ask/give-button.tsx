/** The one button of the ask, which names the amount and how often. */
import { addMoney, feeCover, formatMoney } from '#app/domain/money.ts';
import type { Texts } from '#app/domain/texts/catalogue.ts';
import type { AskSite } from './ask-fields.ts';

/** Says what will happen: the style sheet shows the one wording that fits what is chosen. */
export function GiveButton({ site, texts }: { site: AskSite; texts: Texts['ask'] }) {
  return (
    <button type="submit" className="button button-primary button-give">
      {site.presets.map((preset, index) => {
        const total = addMoney(preset, feeCover(preset, site.feeRate));
        return (
          <span key={preset.amountMinor} className={`say say-${String(index + 1)}`}>
            <span className="say-net">{texts.giveAmount(formatMoney(preset, site.locale))}</span>
            <span className="say-gross">{texts.giveAmount(formatMoney(total, site.locale))}</span>
          </span>
        );
      })}
      <span className="say say-own">
        <span className="say-net">{texts.giveOwn}</span>
        <span className="say-gross">{texts.giveOwnWithFee}</span>
      </span>
      <span className="say say-otherwise">{texts.give}</span>
    </button>
  );
}

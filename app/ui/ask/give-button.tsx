/** The one button of the ask, which names the amount and how often. */
import { addMoney, feeCover, formatMoney } from '#app/domain/money.ts';
import { giftFrequencies, type GiftFrequency } from '#app/domain/standing-gift/standing-gift.ts';
import type { Texts } from '#app/domain/texts/catalogue.ts';
import type { AskSite } from './ask-fields.ts';

/** Says what will happen: the style sheet shows the one wording that fits what is chosen. */
export function GiveButton({ site, texts }: { site: AskSite; texts: Texts['ask'] }) {
  const { offersStandingGifts } = site;
  return (
    <button type="submit" className="button button-primary button-give">
      {site.presets.map((preset, index) => {
        const net = formatMoney(preset, site.locale);
        const gross = formatMoney(addMoney(preset, feeCover(preset, site.feeRate)), site.locale);
        return (
          <span key={preset.amountMinor} className={`say say-${String(index + 1)}`}>
            <span className="say-net">
              <Often {...{ offersStandingGifts }} say={(often) => texts.giveAmount(net, often)} />
            </span>
            <span className="say-gross">
              <Often {...{ offersStandingGifts }} say={(often) => texts.giveAmount(gross, often)} />
            </span>
          </span>
        );
      })}
      <span className="say say-own">
        <span className="say-net">
          <Often {...{ offersStandingGifts }} say={texts.giveOwn} />
        </span>
        <span className="say-gross">
          <Often {...{ offersStandingGifts }} say={texts.giveOwnWithFee} />
        </span>
      </span>
      <span className="say say-otherwise">{offersStandingGifts ? texts.give : texts.giveOnce}</span>
    </button>
  );
}

/** The same said for each frequency that can be chosen; where there is no choice, once. */
export function Often({
  offersStandingGifts,
  say,
}: {
  offersStandingGifts: boolean;
  say: (frequency: GiftFrequency) => string;
}) {
  if (!offersStandingGifts) return say('once');
  return giftFrequencies.map((frequency) => (
    <span key={frequency} className={`often often-${frequency}`}>
      {say(frequency)}
    </span>
  ));
}

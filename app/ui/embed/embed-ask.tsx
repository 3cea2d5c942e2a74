/** The ask for one fact-check in a frame: what was chosen leads to the form on our own page, which alone sends it. */
import { choiceFields } from '#app/domain/donation-link.ts';
import { directSite } from '#app/domain/embedding.ts';
import type { Pledge } from '#app/domain/pledge.ts';
import type { Register } from '#app/domain/register.ts';
import { textsFor } from '#app/domain/texts/catalogue.ts';
import { paths } from '#app/paths.ts';
import { Amounts, OwnAmount } from '#app/ui/ask/amounts.tsx';
import { linkedFields, type AskSite } from '#app/ui/ask/ask-fields.ts';
import { AskFigures } from '#app/ui/ask/ask-pledge.tsx';
import { FeeCover } from '#app/ui/ask/fee-cover.tsx';
import { Frequency } from '#app/ui/ask/frequency.tsx';
import { GiveButton } from '#app/ui/ask/give-button.tsx';
import { EmbedHead, OurAddress, type EmbedProps } from './embed-parts.tsx';

export interface EmbedAskProps extends EmbedProps {
  readonly ask: AskSite;
  readonly pledge: Pledge;
  /** Null where the figures cannot be had. */
  readonly register: Register | null;
}

export function EmbedAsk(props: EmbedAskProps) {
  const { site, from, factCheck, ask, pledge, register } = props;
  const { ask: texts, embed } = textsFor(site.locale);
  return (
    <main className="embed embed-ask">
      <div className="embed-why">
        <EmbedHead {...props} />
        <h2 className="embed-title">
          {embed.pledgeLine} <span>{embed.check}</span>
        </h2>
        <p>{pledge.sentence}</p>
        {register && (
          <AskFigures register={register} locale={site.locale} texts={texts.figures} target="_top" />
        )}
      </div>
      <form className="ask-form" method="get" action={paths.donate()} target="_top">
        <input type="hidden" name={choiceFields.article} value={factCheck.slug} />
        {from !== directSite && <input type="hidden" name={choiceFields.site} value={from} />}
        <input type="hidden" name={choiceFields.currency} value={ask.currency} />
        {ask.offersStandingGifts && <Frequency fields={linkedFields} texts={texts} />}
        <Amounts site={ask} fields={linkedFields} texts={texts} />
        <OwnAmount site={ask} fields={linkedFields} texts={texts} />
        <FeeCover site={ask} fields={linkedFields} texts={texts} />
        <div className="embed-go">
          <GiveButton site={ask} texts={texts} />
          <OurAddress site={site} path={paths.donate(factCheck.slug, from)} before={embed.finishAt}>
            {/* A sandbox that keeps the frame from leading its page on may let it open another window. */}
            <button type="submit" className="link-button" formTarget="_blank">
              {embed.newTab}
            </button>
          </OurAddress>
        </div>
      </form>
    </main>
  );
}

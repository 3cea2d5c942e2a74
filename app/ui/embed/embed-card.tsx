/** A fact-check as a card in a frame: claim, finding, dates, and the way to it. */
import { textsFor } from '#app/domain/texts/catalogue.ts';
import { paths } from '#app/paths.ts';
import { EmbedHead, OurAddress, type EmbedProps } from './embed-parts.tsx';

/** `asks` is false where the ask is switched off; `note` then says so where somebody put the ask itself. */
export function EmbedCard({ asks, note, ...props }: EmbedProps & { asks: boolean; note?: string }) {
  const { site, from, factCheck } = props;
  const { embed } = textsFor(site.locale);
  const { slug, claim, verdict, language, direction } = factCheck;
  return (
    <main className="embed embed-card">
      <EmbedHead {...props} />
      <dl className="embed-facts">
        {claim !== null && (
          <div>
            <dt>{embed.claim}</dt>
            <dd lang={language} dir={direction}>
              <q>{claim}</q>
            </dd>
          </div>
        )}
        {verdict !== null && (
          <div>
            <dt>{embed.finding}</dt>
            <dd lang={language} dir={direction}>
              <mark className="verdict">{verdict}</mark>
            </dd>
          </div>
        )}
      </dl>
      <footer className="embed-foot">
        <p>
          {embed.pledgeLine}{' '}
          <a href={paths.independence()} target="_top">
            {embed.check}
          </a>
        </p>
        <p className="embed-ways">
          <a className="button" href={paths.factCheck(slug)} target="_top">
            {embed.read}
          </a>
          {asks && (
            <a className="button button-primary" href={paths.donate(slug, from)} target="_top">
              {embed.give}
            </a>
          )}
        </p>
        {note !== undefined && <p className="hint">{note}</p>}
        {asks ? (
          <OurAddress site={site} path={paths.donate(slug, from)} before={embed.giveAt} />
        ) : (
          <OurAddress site={site} path={paths.factCheck(slug)} before={embed.readAt} />
        )}
      </footer>
    </main>
  );
}

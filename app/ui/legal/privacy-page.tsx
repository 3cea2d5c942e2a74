/** What is kept of people, why and how long: the list of app/domain/kept-data.ts in words. */
import { keptData } from '#app/domain/kept-data.ts';
import { textsFor } from '#app/domain/texts/catalogue.ts';
import { paths } from '#app/paths.ts';
import { Part } from '#app/ui/giving/page-parts.tsx';
import { Facts } from '#app/ui/figures.tsx';
import { ContactLink, LegalPage, type Asking } from './legal-page.tsx';

export function PrivacyPage({ site }: { site: Asking }) {
  const texts = textsFor(site.locale).legal.privacy;
  return (
    <LegalPage kicker={texts.kicker} heading={texts.heading} lead={texts.lead}>
      {keptData.map(({ key }) => {
        const { what, why, howLong } = texts.kept[key];
        return (
          <section key={key} className="kept" aria-labelledby={`kept-${key}`}>
            <h2 id={`kept-${key}`}>{capitalised(what, site.locale)}</h2>
            <Facts
              items={[
                { label: texts.why, value: why },
                { label: texts.howLong, value: howLong },
              ]}
            />
          </section>
        );
      })}
      <Part label={texts.opinionsTitle}>
        <p>{texts.opinions}</p>
      </Part>
      <Part label={texts.sharedTitle}>
        <p>{texts.shared}</p>
      </Part>
      <Part label={texts.rightsTitle}>
        <p>{texts.rights(site.legalName)}</p>
        <p>
          {texts.own} <a href={paths.supporters()}>{texts.ownLink}</a>.
        </p>
        <p>
          {texts.write} <ContactLink contact={site.contact} />.
        </p>
      </Part>
    </LegalPage>
  );
}

function capitalised(words: string, locale: string): string {
  return words.slice(0, 1).toLocaleUpperCase(locale) + words.slice(1);
}

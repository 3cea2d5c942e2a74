/** Who stands behind the site: name, address and how to reach a person. */
import { textsFor } from '#app/domain/texts/catalogue.ts';
import { Facts } from '#app/ui/figures.tsx';
import { ContactLink, LegalPage, type Asking } from './legal-page.tsx';

export function ImprintPage({ site }: { site: Asking & { readonly name: string } }) {
  const texts = textsFor(site.locale).legal.imprint;
  return (
    <LegalPage kicker={texts.kicker} heading={texts.heading(site.name)}>
      <Facts
        items={[
          { label: texts.name, value: site.legalName },
          { label: texts.address, value: site.address },
          { label: texts.contact, value: <ContactLink contact={site.contact} /> },
        ]}
      />
      <p>{texts.responsible(site.legalName)}</p>
    </LegalPage>
  );
}

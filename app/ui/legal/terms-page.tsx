/** The terms of giving: what a donation is, when a card is charged, refunds, tax, and whom to ask. */
import { textsFor } from '#app/domain/texts/catalogue.ts';
import { paths } from '#app/paths.ts';
import { Part } from '#app/ui/giving/page-parts.tsx';
import { ContactLink, LegalPage, type Asking } from './legal-page.tsx';

/** `taxWords`: the newsroom's own; null where it gave none. */
export function TermsPage({
  site,
  taxWords,
  offersStandingGifts,
}: {
  site: Asking;
  taxWords: string | null;
  offersStandingGifts: boolean;
}) {
  const texts = textsFor(site.locale).legal.terms;
  const parts = [
    { title: texts.giftTitle, paragraphs: texts.donation(site.legalName, offersStandingGifts) },
    { title: texts.takenTitle, paragraphs: texts.taken },
    ...(offersStandingGifts ? [{ title: texts.standingTitle, paragraphs: texts.standing }] : []),
    { title: texts.refundsTitle, paragraphs: texts.refunds },
    { title: texts.taxTitle, paragraphs: [taxWords ?? texts.tax] },
  ];
  return (
    <LegalPage kicker={texts.kicker} heading={texts.heading}>
      {parts.map(({ title, paragraphs }) => (
        <Part key={title} label={title}>
          {paragraphs.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </Part>
      ))}
      <Part label={texts.lawTitle}>
        <p>
          {texts.law} <a href={paths.independence()}>{texts.pledge}</a>.
        </p>
      </Part>
      <Part label={texts.questionsTitle}>
        <p>
          {texts.questions(site.legalName, site.address)} <ContactLink contact={site.contact} />.
        </p>
      </Part>
    </LegalPage>
  );
}

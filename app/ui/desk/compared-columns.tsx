/** The two sides of a comparison: what the payer gave, and what the listing says, word by word. */
import type { ReactNode } from 'react';
import type { PayerRecord } from '#app/domain/donation/records.ts';
import type { FieldEvidence, MarkedWord } from '#app/domain/screening/match/evidence.ts';
import type { Listing } from '#app/domain/screening/listing.ts';
import { publisherOf } from '#app/domain/screening/decide/publisher.ts';
import type { ListingRef } from '#app/domain/screening/screening.ts';
import { sponsorOf } from '#app/domain/screening/index/sponsor.ts';
import { textsFor } from '#app/domain/texts/catalogue.ts';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { paths } from '#app/paths.ts';

const { comparison: texts } = deskTexts;

/**
 * Words as written: what agrees is highlighted, other forms are underlined, what differs is dotted. `hasBits` sets beside
 * each how telling it is.
 */
export function Words({ words, hasBits = false }: { words: readonly MarkedWord[]; hasBits?: boolean }) {
  return (
    <>
      {words.map((word, index) => (
        <span key={index}>
          {index > 0 && ' '}
          {word.mark === 'agrees' ? (
            <mark className="matched">{word.text}</mark>
          ) : (
            <span className={`word-${word.mark}`}>{word.text}</span>
          )}
          {hasBits && weighs(word) && (
            <sub className="word-bits">
              {Math.round(word.bits)}
              <span className="unseen">{texts.unseenBits}</span>
            </sub>
          )}
        </span>
      ))}
    </>
  );
}

/** False for words that tell nothing, and in screenings of versions that did not weigh them. */
export function weighs(word: { readonly bits?: number }): boolean {
  return (word.bits ?? 0) >= 0.5;
}

interface PayerColumnProps {
  /** Null where the form refused before anybody paid. */
  readonly payer: PayerRecord | null;
  readonly matches: readonly FieldEvidence[];
  readonly Heading: 'h2' | 'h3';
}

export function PayerColumn({ payer, matches, Heading }: PayerColumnProps) {
  const names = givenNames(payer, matches);
  return (
    <section className="column">
      <Heading>{texts.payer.title}</Heading>
      {names.length === 0 && <p className="column-name">{texts.payer.noName}</p>}
      {names.map(({ label, given, match }) => (
        <Name key={label} label={label}>
          {match ? <Words words={match.givenWords} hasBits /> : given}
        </Name>
      ))}
      <ColumnFacts facts={payerFacts(payer, matches)} />
    </section>
  );
}

function Name({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <p className="column-label">{label}</p>
      <p className="column-name">{children}</p>
    </div>
  );
}

/** Facts that are null or empty are left out. */
function ColumnFacts({ facts }: { facts: readonly ReactNode[] }) {
  return (
    <ul className="column-facts">
      {facts
        .filter((fact) => fact !== null && fact !== '')
        .map((fact, index) => (
          <li key={index}>{fact}</li>
        ))}
    </ul>
  );
}

/** The names given, each once: the card mostly repeats the name. */
function givenNames(payer: PayerRecord | null, matches: readonly FieldEvidence[]) {
  return (['organisation', 'name', 'billingName'] as const).flatMap((key) => {
    const match = matches.find(({ field }) => field === key);
    const given = payer?.[key] ?? match?.given ?? '';
    const isRepeated = key === 'billingName' && given === payer?.name;
    return given === '' || isRepeated ? [] : [{ label: texts.payer.names[key], given, match }];
  });
}

function payerFacts(payer: PayerRecord | null, matches: readonly FieldEvidence[]): ReactNode[] {
  if (payer === null) return [texts.payer.atForm];
  const { email, cardBrand, cardFunding, cardLast4, country, postalCode } = payer;
  const domain = matches.find(({ field }) => field === 'email')?.given ?? null;
  const isRefusedCard = matches.some(({ field }) => field === 'card');
  const card = [cardBrand, cardFunding, cardLast4 === null ? null : texts.payer.cardEnding(cardLast4)]
    .filter(Boolean)
    .join(', ');
  const address = [country, postalCode].filter(Boolean).join(' ');
  const isListedAddress = matches.some(({ field }) => field === 'address');
  return [
    email !== null && domain !== null ? <MarkedMail email={email} domain={domain} /> : email,
    card === '' ? null : (
      <>
        {texts.payer.card}
        {isRefusedCard ? <mark className="matched">{card}</mark> : card}
      </>
    ),
    address === '' ? null : (
      <>
        {texts.payer.address}
        {isListedAddress ? <mark className="matched">{address}</mark> : address}
      </>
    ),
  ];
}

function MarkedMail({ email, domain }: { email: string; domain: string }) {
  const at = email.toLowerCase().lastIndexOf(domain.toLowerCase());
  if (at < 0) return <>{email}</>;
  return (
    <>
      {email.slice(0, at)}
      <mark className="matched">{email.slice(at)}</mark>
    </>
  );
}

interface ListingColumnProps {
  readonly reference: ListingRef;
  readonly matches: readonly FieldEvidence[];
  /** The listing as it stands today, for what the screening did not keep; null where it is gone. */
  readonly listing: Listing | null;
  readonly Heading: 'h2' | 'h3';
}

export function ListingColumn({ reference, matches, listing, Heading }: ListingColumnProps) {
  // A card that was refused before says nothing about the names, nor does a post code.
  const best = matches.find(({ how }) => how !== 'card' && how !== 'postal-code');
  const isOwnName = best?.listed === reference.name;
  return (
    <section className="column">
      <Heading>{texts.listing.title}</Heading>
      <Name label={listing?.kind ?? texts.listing.listedAs}>
        {best && isOwnName ? <Words words={best.listedWords} hasBits /> : reference.name}
      </Name>
      {best && !isOwnName && (
        <Name label={texts.listing.otherName(best)}>
          <Words words={best.listedWords} hasBits />
        </Name>
      )}
      <ColumnFacts facts={listingFacts(reference, listing)} />
    </section>
  );
}

function listingFacts({ id, source, edition }: ListingRef, listing: Listing | null): ReactNode[] {
  const listed = (
    <>
      <a href={paths.deskListing(id)}>{texts.listing.listed}</a>{' '}
      {texts.listing.by(publisherOf(source, textsFor('en').screening), edition)}
    </>
  );
  if (listing === null) return [listed, texts.listing.gone];
  const { identifiers, country, postalCode, domains, url } = listing;
  return [
    listed,
    identifiers.length > 0 ? texts.listing.numbers(identifiers) : null,
    country === null ? null : texts.listing.country(country),
    postalCode === null ? null : texts.listing.postalCode(postalCode),
    texts.listing.sponsor(sponsorOf(listing)),
    texts.listing.domains(domains),
    url !== null && /^https?:/.test(url) ? (
      <a href={url} rel="noreferrer">
        {texts.listing.sourcePage}
      </a>
    ) : null,
  ];
}

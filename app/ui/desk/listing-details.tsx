/** One listing at the desk: what its source says of the group, what staff taught, and what it has caught. */
import type { DonationState } from '#app/domain/donation/states.ts';
import { countryName } from '#app/domain/formats.ts';
import { stamp, type Place } from '#app/domain/moments.ts';
import { formatMoney, type Money } from '#app/domain/money.ts';
import type { Listing } from '#app/domain/screening/listing.ts';
import { sponsorOf } from '#app/domain/screening/index/sponsor.ts';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { paths } from '#app/paths.ts';
import { Figures } from '#app/ui/figures.tsx';
import { AliasErrorSummary, AliasForm, type AliasDraft } from './alias-form.tsx';
import { CardTable } from './card-table.tsx';
import { Taught, type TaughtRow } from './listing-taught.tsx';
import { RegistryNav } from './registry-nav.tsx';

const { listings: words, registry } = deskTexts;
const { editionsWords, ruleReason } = deskTexts.screening;

export interface ListingDetailsShown {
  readonly id: string;
  readonly editions: readonly {
    readonly listing: Listing;
    readonly importedAt: Date;
    readonly isInForce: boolean;
  }[];
  readonly aliases: readonly TaughtRow[];
  readonly allowlist: readonly TaughtRow[];
  readonly caught: CaughtShown;
}

interface CaughtShown {
  readonly donations: readonly {
    readonly screeningId: string;
    readonly donationId: string | null;
    readonly at: Date;
    readonly outcome: 'unclear' | 'political';
    readonly rule: string;
    readonly given: string | null;
    readonly state: DonationState | null;
    readonly amount: Money | null;
  }[];
  readonly refused: number;
  readonly waiting: number;
  readonly received: number;
  readonly lapsed: number;
  readonly atForm: number;
}

interface ListingDetailsProps {
  readonly shown: ListingDetailsShown;
  readonly draft: AliasDraft;
  /** Why the last change could not be made, in words; null where it was, or there was none. */
  readonly problem: string | null;
  readonly place: Place;
}

export function ListingDetails({ shown, draft, problem, place }: ListingDetailsProps) {
  const [newest] = shown.editions;
  const isInForce = newest?.isInForce === true;
  return (
    <article className="listing-file">
      <h1>{newest?.listing.name ?? shown.id}</h1>
      <RegistryNav current={null} />
      <AliasErrorSummary draft={draft} />
      {problem !== null && (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
      {!isInForce && <p className="registry-warning">{words.gone}</p>}
      {newest && <ListingFacts listing={newest.listing} editions={shown.editions} place={place} />}
      <CaughtDonations caught={shown.caught} place={place} />
      <Taught aliases={shown.aliases} allowlist={shown.allowlist} listingId={shown.id} place={place} />
      {isInForce && newest.listing.tier === 'committee' && <AliasForm listingId={shown.id} draft={draft} />}
    </article>
  );
}

interface FactsProps {
  readonly listing: Listing;
  readonly editions: ListingDetailsShown['editions'];
  readonly place: Place;
}

const texts = words.facts;

function ListingFacts({ listing, editions, place }: FactsProps) {
  const { aliases, formerNames, domains, identifiers, country, postalCode, tier, readsAsPerson, url } =
    listing;
  const sponsor = sponsorOf(listing);
  const facts: readonly (readonly [label: string, value: React.ReactNode])[] = [
    [texts.isA, listing.kind],
    [texts.canDo, registry.tierWords[tier].sentence],
    [texts.person, readsAsPerson && texts.readsAsPerson],
    [texts.aliases, aliases.length > 0 && <Several values={aliases} />],
    [
      texts.formerNames,
      formerNames.length > 0 && (
        <Several values={formerNames.map((former) => texts.formerName(former.name, editionsWords(former)))} />
      ),
    ],
    [texts.domains, domains.length > 0 && <Several values={domains} />],
    [texts.numbers, identifiers.length > 0 && <Several values={identifiers} />],
    [texts.country, country !== null && countryName(country)],
    [texts.postalCode, postalCode !== null && texts.ofItsOffice(postalCode)],
    [
      texts.connectedWith,
      sponsor === null && listing.sponsor !== null && texts.aCommitteeToo(listing.sponsor),
    ],
    [texts.sponsor, sponsor !== null && texts.sponsorRuns(sponsor)],
    [texts.listedBy, <ListedBy key="by" listing={listing} url={url} />],
    [texts.editions, <Editions key="editions" editions={editions} place={place} />],
  ];
  return (
    <dl className="standing">
      {facts
        .filter(([, value]) => value !== false)
        .map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

/** Shown at once up to this many; a group with a name in each language has a hundred. */
const severalMax = 8;

function Several({ values }: { values: readonly string[] }) {
  const list = (some: readonly string[]) => (
    <ul className="several">
      {some.map((value) => (
        <li key={value}>{value}</li>
      ))}
    </ul>
  );
  if (values.length <= severalMax) return list(values);
  return (
    <>
      {list(values.slice(0, severalMax))}
      <details>
        <summary>{texts.more(values.length - severalMax)}</summary>
        {list(values.slice(severalMax))}
      </details>
    </>
  );
}

function ListedBy({ listing, url }: { listing: Listing; url: string | null }) {
  const name = texts.source(registry.sourceGuide(listing.source).name, listing.edition);
  if (url === null || !/^https?:/.test(url)) return <>{name}</>;
  return (
    <>
      {name}:{' '}
      <a href={url} rel="noreferrer">
        {texts.sourcePage}
      </a>
    </>
  );
}

/** What changed from the edition before is what staff look for here. */
function Editions({ editions, place }: Pick<FactsProps, 'editions' | 'place'>) {
  return (
    <ul className="several-lines">
      {editions.map(({ listing, importedAt, isInForce }) => (
        <li key={importedAt.toISOString()}>
          {texts.imported(listing.edition, stamp(importedAt, place))}
          {isInForce && texts.inForce}
          {listing.name !== editions[0]?.listing.name && texts.thenCalled(listing.name)}
        </li>
      ))}
    </ul>
  );
}

const columns = [
  { label: words.caught.columns.given },
  { label: words.caught.columns.when },
  { label: words.caught.columns.state },
  { label: words.caught.columns.by },
  { label: words.caught.columns.gift, isNumber: true },
];

function CaughtDonations({ caught, place }: { caught: CaughtShown; place: Place }) {
  const { donations, refused, waiting, received, lapsed, atForm } = caught;
  const all = refused + waiting + received + lapsed + atForm;
  if (all === 0) {
    return (
      <section className="registry-part">
        <h2>{words.caught.title}</h2>
        <p className="soft">{words.caught.none}</p>
      </section>
    );
  }
  return (
    <section className="registry-part registry-part-wide">
      <h2>{words.caught.title}</h2>
      <Figures
        items={[
          { value: refused + atForm, label: words.caught.refused(atForm) },
          { value: waiting, label: words.caught.waiting },
          { value: received, label: words.caught.received },
        ]}
        {...(lapsed > 0 && { period: words.caught.lapsed(lapsed) })}
      />
      <CardTable
        caption={words.caught.list}
        columns={columns}
        rows={donations.map(({ screeningId, donationId, at, rule, given, state, amount }) => ({
          key: screeningId,
          cells: [
            donationId === null ? (
              (given ?? words.caught.erased)
            ) : (
              <a key="given" href={paths.deskDonation(donationId)}>
                {given ?? words.caught.erased}
              </a>
            ),
            <time key="at" dateTime={at.toISOString()}>
              {stamp(at, place)}
            </time>,
            state === null ? words.caught.refusedAtForm : deskTexts.donation.states[state],
            ruleReason(rule),
            amount === null ? null : formatMoney(amount, place.locale, 'always'),
          ],
        }))}
      />
      {all > donations.length && (
        <p className="soft registry-foot">{words.caught.newestShown(donations.length)}</p>
      )}
    </section>
  );
}

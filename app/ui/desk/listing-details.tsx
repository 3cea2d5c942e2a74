/** One listing at the desk: what its source says of the group, what staff taught, and what it has caught. */
import type { DonationState } from '#app/domain/donation/states.ts';
import { formatMoney, type Money } from '#app/domain/money.ts';
import type { Listing } from '#app/domain/screening/listing.ts';
import { sponsorOf } from '#app/domain/screening/index/sponsor.ts';
import { paths } from '#app/paths.ts';
import { Figures } from '#app/ui/figures.tsx';
import { AliasErrorSummary, AliasForm, type AliasDraft } from './alias-form.tsx';
import { CardTable } from './card-table.tsx';
import { stamp, stateWords, type Place } from './desk-words.ts';
import { Taught, type TaughtRow } from './listing-taught.tsx';
import { RegistryNav } from './registry-nav.tsx';
import { counted, countryName, sourceGuide, tierWords } from './registry-words.ts';
import { editionsWords, ruleReason } from './screening-words.ts';

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
      {!isInForce && (
        <p className="registry-warning">
          This is not in the registry any more, so it holds and refuses nobody. What rested on it stands
          below.
        </p>
      )}
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

function ListingFacts({ listing, editions, place }: FactsProps) {
  const { aliases, formerNames, domains, identifiers, country, postalCode, tier, readsAsPerson, url } =
    listing;
  const sponsor = sponsorOf(listing);
  const facts: readonly (readonly [label: string, value: React.ReactNode])[] = [
    ['Is a', listing.kind],
    ['Can do', tierWords[tier].sentence],
    [
      'A person?',
      readsAsPerson && 'The name could be a person’s own, so it refuses nobody by name: a person decides.',
    ],
    ['Also known as', aliases.length > 0 && <Several values={aliases} />],
    [
      'Former names',
      formerNames.length > 0 && (
        <Several values={formerNames.map((former) => `${former.name}, in ${editionsWords(former)}`)} />
      ),
    ],
    ['Domains', domains.length > 0 && <Several values={domains} />],
    ['Numbers', identifiers.length > 0 && <Several values={identifiers} />],
    ['Country', country !== null && countryName(country)],
    ['Postal code', postalCode !== null && `${postalCode}, of its office. It counts beside a name only.`],
    [
      'Connected with',
      sponsor === null && listing.sponsor !== null && `${listing.sponsor}, a committee too.`,
    ],
    ['Sponsor', sponsor !== null && `${sponsor}. It runs the committee and is not it: its own gifts pass.`],
    ['Listed by', <ListedBy key="by" listing={listing} url={url} />],
    ['Editions', <Editions key="editions" editions={editions} place={place} />],
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
        <summary>{counted(values.length - severalMax, 'more', 'more')}</summary>
        {list(values.slice(severalMax))}
      </details>
    </>
  );
}

function ListedBy({ listing, url }: { listing: Listing; url: string | null }) {
  const name = `${sourceGuide(listing.source).name}, edition ${listing.edition}`;
  if (url === null || !/^https?:/.test(url)) return <>{name}</>;
  return (
    <>
      {name}:{' '}
      <a href={url} rel="noreferrer">
        the source’s own page
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
          {listing.edition}, imported {stamp(importedAt, place)}
          {isInForce && ', in force'}
          {listing.name !== editions[0]?.listing.name && <>: then “{listing.name}”</>}
        </li>
      ))}
    </ul>
  );
}

const columns = [
  { label: 'Given' },
  { label: 'When' },
  { label: 'What became of it' },
  { label: 'By' },
  { label: 'Gift', isNumber: true },
];

function CaughtDonations({ caught, place }: { caught: CaughtShown; place: Place }) {
  const { donations, refused, waiting, received, lapsed, atForm } = caught;
  const all = refused + waiting + received + lapsed + atForm;
  if (all === 0) {
    return (
      <section className="registry-part">
        <h2>What it has caught</h2>
        <p className="soft">No gift was ever held or refused for it.</p>
      </section>
    );
  }
  return (
    <section className="registry-part registry-part-wide">
      <h2>What it has caught</h2>
      <Figures
        items={[
          { value: refused + atForm, label: atForm > 0 ? `refused, ${atForm} at the form` : 'refused' },
          { value: waiting, label: 'wait for a person' },
          { value: received, label: 'cleared by staff' },
        ]}
        {...(lapsed > 0 && { period: `${counted(lapsed, 'hold')} ran out undecided.` })}
      />
      <CardTable
        caption="Gifts that rest on this listing, newest first"
        columns={columns}
        rows={donations.map(({ screeningId, donationId, at, rule, given, state, amount }) => ({
          key: screeningId,
          cells: [
            donationId === null ? (
              (given ?? 'Erased')
            ) : (
              <a key="given" href={paths.deskDonation(donationId)}>
                {given ?? 'Erased'}
              </a>
            ),
            <time key="at" dateTime={at.toISOString()}>
              {stamp(at, place)}
            </time>,
            state === null ? 'Refused at the form' : stateWords[state],
            ruleReason(rule),
            amount === null ? null : formatMoney(amount, place.locale, 'always'),
          ],
        }))}
      />
      {all > donations.length && (
        <p className="soft registry-foot">The newest {donations.length} are shown.</p>
      )}
    </section>
  );
}

/** A screening for staff: the payer beside the listing, the reasons in words, the other listings, the rules asked. */
import type { PayerRecord } from '#app/domain/donation/records.ts';
import type { FieldEvidence } from '#app/domain/screening/match/evidence.ts';
import type { Listing } from '#app/domain/screening/listing.ts';
import { reasonsOf, type Screening } from '#app/domain/screening/screening.ts';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { ListingColumn, PayerColumn, weighs, Words } from './compared-columns.tsx';

const { comparison: words } = deskTexts;
const { matchSentence, outcomeWords, ruleReason, likelihoodWords, unexplainedSentence, unreadSentence } =
  deskTexts.screening;

interface ComparisonProps {
  readonly screening: Screening;
  /** Null where the form refused before anybody paid. */
  readonly payer: PayerRecord | null;
  /** The listing as it stands today, for what the screening did not keep. */
  readonly listing: Listing | null;
  /** One below the title of what is reviewed. */
  readonly Heading: 'h2' | 'h3';
}

export function Comparison({ screening, payer, listing, Heading }: ComparisonProps) {
  const ref = screening.listing;
  const { fields } = screening.evidence;
  const matches = ref === null ? [] : fields.filter((match) => match.listingId === ref.id);
  const others = fields.filter((match) => match.listingId !== ref?.id);
  return (
    <>
      <div className={ref === null ? 'comparison comparison-one' : 'comparison'}>
        <PayerColumn {...{ payer, matches, Heading }} />
        {ref !== null && <ListingColumn reference={ref} {...{ matches, listing, Heading }} />}
      </div>
      {matches.some(({ how }) => how !== 'card') && (
        <p className="comparison-key">
          <mark className="matched">{words.key.marked}</mark> {words.key.agree}{' '}
          <span className="word-resembles">{words.key.underlined}</span> {words.key.resemble}{' '}
          <span className="word-differs">{words.key.dotted}</span> {words.key.differ}
          {matches.some(({ listedWords }) => listedWords.some(weighs)) && words.key.figures}
        </p>
      )}
      <Reasons screening={screening} matches={matches} />
      {others.length > 0 && <Others matches={others} isAll={ref === null} />}
      <Trail screening={screening} />
    </>
  );
}

function Reasons({ screening, matches }: { screening: Screening; matches: readonly FieldEvidence[] }) {
  const { unread } = screening.evidence;
  return (
    <div className="reasons">
      {reasonsOf(screening).map(({ sentence }) => sentence !== '' && <p key={sentence}>{sentence}</p>)}
      {unread && <p>{unreadSentence(unread)}</p>}
      {matches.map((match, index) => {
        const rest = unexplainedSentence(match);
        return (
          <p key={index}>
            {matchSentence(match, screening.rule)} {rest}
          </p>
        );
      })}
      <Likelihood screening={screening} />
    </div>
  );
}

function Likelihood({ screening }: { screening: Screening }) {
  const likelihood = likelihoodWords(screening);
  if (likelihood === null) return null;
  return (
    <p>
      <strong>{likelihood.headline}</strong> <span className="soft">{likelihood.seen}</span>
    </p>
  );
}

/** More than these say nothing new. */
const othersMax = 12;

function Others({ matches, isAll }: { matches: readonly FieldEvidence[]; isAll: boolean }) {
  return (
    <details className="more">
      <summary>{words.otherListings(matches.length, isAll)}</summary>
      <ul>
        {matches.slice(0, othersMax).map((match, index) => (
          <li key={index}>
            <p>
              <Words words={match.listedWords} />
            </p>
            <p className="soft">{matchSentence(match)}</p>
          </li>
        ))}
      </ul>
      {matches.length > othersMax && <p className="soft">{words.nearestShown(othersMax)}</p>}
    </details>
  );
}

function Trail({ screening }: { screening: Screening }) {
  return (
    <details className="more">
      <summary>{words.trail(screening.outcome)}</summary>
      <ol className="trail">
        {screening.trail.map(({ rule, outcome }) => (
          <li key={rule}>
            <span>{ruleReason(rule)}</span>{' '}
            {outcome === null ? (
              <span className="soft">{words.doesNotApply}</span>
            ) : (
              <strong>{outcomeWords[outcome]}</strong>
            )}
          </li>
        ))}
      </ol>
    </details>
  );
}

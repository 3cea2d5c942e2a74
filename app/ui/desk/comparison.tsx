/** A screening for staff: the payer beside the listing, the reasons in words, the other listings, the rules asked. */
import type { PayerRecord } from '#app/domain/donation/records.ts';
import type { FieldEvidence } from '#app/domain/screening/match/evidence.ts';
import type { Listing } from '#app/domain/screening/listing.ts';
import { reasonsOf, type Screening } from '#app/domain/screening/screening.ts';
import {
  matchSentence,
  outcomeWords,
  ruleReason,
  likelihoodWords,
  unexplainedSentence,
  unreadSentence,
} from './screening-words.ts';
import { ListingColumn, PayerColumn, weighs, Words } from './compared-columns.tsx';

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
          <mark className="matched">Marked</mark> words agree;{' '}
          <span className="word-resembles">underlined</span> ones are other forms of the same;{' '}
          <span className="word-differs">dotted</span> ones stand on one side only.
          {matches.some(({ listedWords }) => listedWords.some(weighs)) &&
            ' The small figures say how telling a word is: one ordinary payer in a thousand has a word of 10 bits, one in a million one of 20.'}
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
  const words = likelihoodWords(screening);
  if (words === null) return null;
  return (
    <p>
      <strong>{words.headline}</strong> <span className="soft">{words.seen}</span>
    </p>
  );
}

/** More than these say nothing new. */
const othersMax = 12;

function Others({ matches, isAll }: { matches: readonly FieldEvidence[]; isAll: boolean }) {
  const other = isAll ? '' : 'other ';
  return (
    <details className="more">
      <summary>
        {matches.length === 1
          ? `One ${other}listing was compared`
          : `${matches.length} ${other}listings were compared`}
      </summary>
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
      {matches.length > othersMax && <p className="soft">The nearest {othersMax} are shown.</p>}
    </details>
  );
}

function Trail({ screening }: { screening: Screening }) {
  return (
    <details className="more">
      <summary>Screened: {outcomeWords[screening.outcome]}. The rules that were asked</summary>
      <ol className="trail">
        {screening.trail.map(({ rule, outcome }) => (
          <li key={rule}>
            <span>{ruleReason(rule)}</span>{' '}
            {outcome === null ? (
              <span className="soft">does not apply</span>
            ) : (
              <strong>{outcomeWords[outcome]}</strong>
            )}
          </li>
        ))}
      </ol>
    </details>
  );
}

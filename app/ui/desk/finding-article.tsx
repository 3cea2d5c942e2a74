/** One finding about a donation of the past: who gave, whom they resemble today and why, and closing it with a note. */
import { agreedMinor, type Donation } from '#app/domain/donation/donation.ts';
import type { DonationSums } from '#app/domain/ledger/donation-sums.ts';
import { stamp, type Place } from '#app/domain/moments.ts';
import { formatMoney, money } from '#app/domain/money.ts';
import type { NoteProblem } from '#app/domain/review.ts';
import type { Screening } from '#app/domain/screening/screening.ts';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { paths } from '#app/paths.ts';
import { Button } from '#app/ui/buttons.tsx';
import { errorId, FieldError } from '#app/ui/form-errors.tsx';
import { useMay } from './desk-context.tsx';
import { Words } from './compared-columns.tsx';

const { moments } = deskTexts;
const { finding: words } = deskTexts.rescreening;
const { matchSentence, ruleReason, unexplainedSentence } = deskTexts.screening;

export interface FindingShown {
  readonly id: string;
  readonly donation: Donation;
  readonly sums: DonationSums;
  readonly screening: Screening;
  readonly foundAt: Date;
  readonly cause: string;
  readonly closedAt: Date | null;
  readonly closedBy: string | null;
  readonly note: string | null;
}

/** What was typed before an error, and what was wrong with it. */
export interface CloseDraft {
  readonly id: string;
  readonly note: string;
  readonly problem: NoteProblem;
}

interface FindingProps {
  readonly finding: FindingShown;
  readonly draft: CloseDraft | null;
  readonly now: Date;
  readonly place: Place;
}

export function FindingArticle({ finding, draft, now, place }: FindingProps) {
  const { donation, screening, foundAt, cause, closedAt } = finding;
  const { listing } = screening;
  const matches = screening.evidence.fields.filter(({ listingId }) => listingId === listing?.id);
  const [best] = matches;
  const agreed = money(agreedMinor(donation), donation.amount.currency);
  const total = formatMoney(finding.sums.received ?? agreed, place.locale, 'always');
  const received = donation.settledAt ?? donation.createdAt;
  return (
    <li className="finding">
      <h3>
        <a href={paths.deskDonation(donation.id)}>{total}</a>
        {words.received(moments.momentWords(received, now, place))}
      </h3>
      <p className="finding-names">
        {best ? <Words words={best.givenWords} /> : words.erased}
        <span className="finding-beside">{words.beside}</span>
        {best && best.listed === listing?.name ? (
          <Words words={best.listedWords} />
        ) : (
          <>
            {listing?.name}
            {best && (
              <>
                {words.also} <Words words={best.listedWords} />
              </>
            )}
          </>
        )}
      </p>
      <p>
        <strong>{words.today(screening.outcome)}</strong>{' '}
        {matches
          .map((match) =>
            [matchSentence(match, screening.rule), unexplainedSentence(match)].filter(Boolean).join(' '),
          )
          .join(' ')}
      </p>
      <p className="soft">
        {words.found(ruleReason(screening.rule), stamp(foundAt, place), cause)}
        {listing && (
          <>
            {' '}
            <a href={paths.deskListing(listing.id)}>{words.listing}</a>
          </>
        )}
      </p>
      {closedAt === null && (
        <p>
          <a href={`${paths.deskDonation(donation.id)}#refuse`}>{words.refuse}</a>
        </p>
      )}
      {closedAt === null ? (
        <CloseForm id={finding.id} draft={draft} />
      ) : (
        <Closed finding={finding} closedAt={closedAt} place={place} />
      )}
    </li>
  );
}

function Closed({ finding, closedAt, place }: { finding: FindingShown; closedAt: Date; place: Place }) {
  const { closedBy, note } = finding;
  return (
    <p className="finding-closed">
      {closedBy === null
        ? words.closedByItself(stamp(closedAt, place))
        : words.closedBy(closedBy, stamp(closedAt, place), note)}
    </p>
  );
}

/** The field of the note with which a finding is closed. */
export const noteId = (findingId: string): string => `note-${findingId}`;

function CloseForm({ id, draft }: { id: string; draft: CloseDraft | null }) {
  const mayClose = useMay('review');
  if (!mayClose) return null;
  const fieldId = noteId(id);
  return (
    <details className="more close-finding" open={draft !== null}>
      <summary>{words.close}</summary>
      <form method="post" action={paths.deskRescreening()}>
        <input type="hidden" name="id" value={id} />
        <div className="field">
          <label htmlFor={fieldId}>{words.note}</label>
          <FieldError fieldId={fieldId} message={draft ? words.noteProblem(draft.problem) : undefined} />
          <textarea
            id={fieldId}
            name="note"
            rows={3}
            defaultValue={draft?.note}
            aria-invalid={draft !== null}
            aria-describedby={draft === null ? `${fieldId}-hint` : `${fieldId}-hint ${errorId(fieldId)}`}
          />
          <p className="hint" id={`${fieldId}-hint`}>
            {words.noteHint}
          </p>
        </div>
        <Button kind="secondary">{words.closeIt}</Button>
      </form>
    </details>
  );
}

/** One appeal at the desk: what the payer says, the screening it is against, and the decision. */
import type { Donation } from '#app/domain/donation/donation.ts';
import type { StandingGift } from '#app/domain/standing-gift/standing-gift.ts';
import type { PayerRecord, ScreeningRecord } from '#app/domain/donation/records.ts';
import type { Teaching } from '#app/domain/learning.ts';
import { formatMoney } from '#app/domain/money.ts';
import type { Listing } from '#app/domain/screening/listing.ts';
import { paths } from '#app/paths.ts';
import { StatusNote } from '#app/ui/status-note.tsx';
import { Timeline } from '#app/ui/timeline.tsx';
import { Comparison } from './comparison.tsx';
import { DecisionErrorSummary, DecisionForm, UndoForm, type DecisionDraft } from './decision-form.tsx';
import { standingWords } from './standing-words.ts';
import { clockTime, minutesLeft, momentWords, reasonWords, stamp, type Place } from './desk-words.ts';
import { ClearTeaches } from './teaching.tsx';

export interface AppealShown {
  readonly appeal: {
    readonly id: string;
    readonly screening: ScreeningRecord;
    readonly donation: Donation | null;
    readonly standingGift: StandingGift | null;
    readonly statement: string | null;
    readonly email: string | null;
    readonly createdAt: Date;
    readonly decision: 'won' | 'rejected' | null;
    readonly actorName: string | null;
    readonly reason: string | null;
    readonly note: string | null;
    readonly decidedAt: Date | null;
    readonly inForceAt: Date | null;
    readonly enforcedAt: Date | null;
  };
  readonly payer: PayerRecord | null;
  readonly listing: Listing | null;
  readonly teaches: readonly Teaching[];
}

interface AppealReviewProps {
  readonly shown: AppealShown;
  readonly draft: DecisionDraft;
  /** Why the last change could not be made, in words; null where it was, or there was none. */
  readonly problem: string | null;
  readonly now: Date;
  readonly place: Place;
  /** Whether this is the page's own title. */
  readonly isTitle: boolean;
}

export function AppealReview({ shown, draft, problem, now, place, isTitle }: AppealReviewProps) {
  const { appeal, payer, listing } = shown;
  const { donation, standingGift } = appeal;
  const who = appeal.screening.screening.evidence.fields[0]?.given ?? payer?.organisation ?? payer?.name;
  const title = who === undefined || who === null ? 'An appeal' : `An appeal by “${who}”`;
  const [Title, Heading] = isTitle ? (['h1', 'h2'] as const) : (['h2', 'h3'] as const);
  return (
    <article className="review">
      <Title>{title}</Title>
      <DecisionErrorSummary draft={draft} />
      {problem !== null && (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
      <dl className="standing">
        <div>
          <dt>Against</dt>
          <dd>
            {donation && <RefusedDonation donation={donation} place={place} />}
            {standingGift && <RefusedStandingGift gift={standingGift} place={place} />}
            {!donation && !standingGift && 'A refusal at the form; no card was asked for.'}
          </dd>
        </div>
        <div>
          <dt>Filed</dt>
          <dd>{momentWords(appeal.createdAt, now, place)}</dd>
        </div>
        <div>
          <dt>Answer</dt>
          <dd>{answerWords(appeal.email ?? payer?.email ?? null)}</dd>
        </div>
      </dl>
      {appeal.statement === null ? (
        <p className="soft">The payer added no statement.</p>
      ) : (
        <blockquote className="statement">
          <p>{appeal.statement}</p>
        </blockquote>
      )}
      <Comparison screening={appeal.screening.screening} payer={payer} listing={listing} Heading={Heading} />
      <Decision {...{ appeal, teaches: shown.teaches, draft, now, place }} />
      <Heading>What happened</Heading>
      <Timeline items={timelineOf(appeal, place)} />
    </article>
  );
}

function RefusedDonation({ donation, place }: { donation: Donation; place: Place }) {
  return (
    <>
      A refused gift of{' '}
      <a href={paths.deskDonation(donation.id)}>{formatMoney(donation.amount, place.locale, 'always')}</a>,
      given on {stamp(donation.createdAt, place)}
    </>
  );
}

function RefusedStandingGift({ gift, place }: { gift: StandingGift; place: Place }) {
  return (
    <>
      A refused standing gift of <a href={paths.deskStandingGift(gift.id)}>{standingWords(gift, place)}</a>,
      asked for on {stamp(gift.createdAt, place)}
    </>
  );
}

function answerWords(email: string | null): string {
  return email === null ? 'No address: the payer reads it on the page of the appeal.' : `By mail to ${email}`;
}

function Decision({
  appeal,
  teaches,
  draft,
  now,
  place,
}: Pick<AppealReviewProps, 'draft' | 'now' | 'place'> & Pick<AppealShown, 'appeal' | 'teaches'>) {
  const action = paths.deskAppeal(appeal.id);
  const { decision, inForceAt, enforcedAt } = appeal;
  if (decision === null || inForceAt === null) {
    return (
      <DecisionForm
        action={action}
        draft={draft}
        clear={{
          legend: 'Clear: the payer may give',
          button: 'Clear the payer',
          teaches: teaches.length > 0 && <ClearTeaches taught={teaches} />,
        }}
        refuse={{ legend: 'Refuse: the refusal stands', button: 'Refuse the appeal', teaches: false }}
      />
    );
  }
  const title = decision === 'won' ? 'Cleared' : 'Refused';
  if (enforcedAt !== null) return <StatusNote title={`${title}. The payer has the answer.`} />;
  const consequence =
    decision === 'won'
      ? 'this payer is not taken for this listing again, and is invited to give; nothing is taken by itself'
      : 'the payer is told that the refusal stands';
  return (
    <div role="status">
      <StatusNote title={`${title}. In force at ${clockTime(inForceAt, place)}`} tone="checked">
        <p>{inForceAt > now ? `Then ${consequence}.` : 'It is being carried out.'}</p>
        {inForceAt > now && <UndoForm action={action} minutes={minutesLeft(inForceAt, now)} />}
      </StatusNote>
    </div>
  );
}

function timelineOf(
  { screening, createdAt, decision, actorName, reason, note, decidedAt, enforcedAt }: AppealShown['appeal'],
  place: Place,
) {
  const item = (at: Date, title: string, text?: string) => ({
    at: stamp(at, place),
    iso: at.toISOString(),
    title,
    ...(text !== undefined && { text }),
  });
  return [
    item(screening.createdAt, screening.stage === 'form' ? 'Refused at the form' : 'Screened'),
    item(createdAt, 'Appeal filed'),
    ...(decidedAt === null
      ? []
      : [
          item(
            decidedAt,
            `${decision === 'won' ? 'Cleared' : 'Refused'} by ${actorName ?? 'staff'}`,
            [reasonWords(reason ?? ''), note].filter(Boolean).join('. '),
          ),
        ]),
    ...(enforcedAt === null ? [] : [item(enforcedAt, 'In force')]),
  ];
}

/** One appeal at the desk: what the payer says, the screening it is against, and the decision. */
import type { Donation } from '#app/domain/donation/donation.ts';
import type { StandingGift } from '#app/domain/standing-gift/standing-gift.ts';
import type { PayerRecord, ScreeningRecord } from '#app/domain/donation/records.ts';
import type { Teaching } from '#app/domain/learning.ts';
import { clockTime, stamp, type Place } from '#app/domain/moments.ts';
import { formatMoney } from '#app/domain/money.ts';
import type { Listing } from '#app/domain/screening/listing.ts';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { paths } from '#app/paths.ts';
import { StatusNote } from '#app/ui/status-note.tsx';
import { Timeline } from '#app/ui/timeline.tsx';
import { Comparison } from './comparison.tsx';
import { DecisionErrorSummary, DecisionForm, UndoForm, type DecisionDraft } from './decision-form.tsx';
import { standingWords } from './standing-words.ts';
import { ClearTeaches } from './teaching.tsx';

const { appeal: words, decision: texts, moments } = deskTexts;

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
  const title = words.title(who ?? null);
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
          <dt>{words.against}</dt>
          <dd>
            {donation && <RefusedDonation donation={donation} place={place} />}
            {standingGift && <RefusedStandingGift gift={standingGift} place={place} />}
            {!donation && !standingGift && words.atForm}
          </dd>
        </div>
        <div>
          <dt>{words.filed}</dt>
          <dd>{moments.momentWords(appeal.createdAt, now, place)}</dd>
        </div>
        <div>
          <dt>{words.answer}</dt>
          <dd>{answerWords(appeal.email ?? payer?.email ?? null)}</dd>
        </div>
      </dl>
      {appeal.statement === null ? (
        <p className="soft">{words.noStatement}</p>
      ) : (
        <blockquote className="statement">
          <p>{appeal.statement}</p>
        </blockquote>
      )}
      <Comparison screening={appeal.screening.screening} payer={payer} listing={listing} Heading={Heading} />
      <Decision {...{ appeal, teaches: shown.teaches, draft, now, place }} />
      <Heading>{words.happened}</Heading>
      <Timeline items={timelineOf(appeal, place)} />
    </article>
  );
}

function RefusedDonation({ donation, place }: { donation: Donation; place: Place }) {
  return (
    <>
      {words.refusedGift}{' '}
      <a href={paths.deskDonation(donation.id)}>{formatMoney(donation.amount, place.locale, 'always')}</a>
      {words.givenOn(stamp(donation.createdAt, place))}
    </>
  );
}

function RefusedStandingGift({ gift, place }: { gift: StandingGift; place: Place }) {
  return (
    <>
      {words.refusedStandingGift} <a href={paths.deskStandingGift(gift.id)}>{standingWords(gift, place)}</a>
      {words.askedOn(stamp(gift.createdAt, place))}
    </>
  );
}

function answerWords(email: string | null): string {
  return email === null ? words.noAddress : words.byMail(email);
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
          ...words.decision.clear,
          teaches: teaches.length > 0 && <ClearTeaches taught={teaches} />,
        }}
        refuse={{ ...words.decision.refuse, teaches: false }}
      />
    );
  }
  const title = words.decided[decision];
  if (enforcedAt !== null) return <StatusNote title={words.answered(title)} />;
  return (
    <div role="status">
      <StatusNote title={texts.inForceAt(title, clockTime(inForceAt, place))} tone="checked">
        <p>{inForceAt > now ? texts.then(words.consequence[decision]) : texts.carriedOut}</p>
        {inForceAt > now && <UndoForm action={action} minutes={moments.minutesLeft(inForceAt, now)} />}
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
    item(
      screening.createdAt,
      screening.stage === 'form' ? words.events.refusedAtForm : words.events.screened,
    ),
    item(createdAt, words.events.filed),
    ...(decidedAt === null
      ? []
      : [
          item(
            decidedAt,
            words.events.decidedBy(words.decided[decision ?? 'rejected'], actorName),
            [texts.reasonWords(reason ?? ''), note].filter(Boolean).join('. '),
          ),
        ]),
    ...(enforcedAt === null ? [] : [item(enforcedAt, words.events.inForce)]),
  ];
}

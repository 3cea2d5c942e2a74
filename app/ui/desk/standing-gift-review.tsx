/** One standing gift at the desk: where it stands, who pays beside whom they resemble, the decision, and all that happened. */
import type { PayerRecord, ReviewRecord, ScreeningRecord } from '#app/domain/donation/records.ts';
import type { DonationSums } from '#app/domain/ledger/donation-sums.ts';
import type { Teachings } from '#app/domain/learning.ts';
import { isLate, stamp, type Place } from '#app/domain/moments.ts';
import { formatMoney } from '#app/domain/money.ts';
import type { Listing } from '#app/domain/screening/listing.ts';
import type { GiftChange } from '#app/domain/standing-gift/changes.ts';
import { isPausedNow, nextChargeAt } from '#app/domain/standing-gift/pause.ts';
import { isDonorsChange } from '#app/domain/standing-gift/donor-status.ts';
import type { StandingGift } from '#app/domain/standing-gift/standing-gift.ts';
import type { StandingGiftHistoryEntry } from '#app/domain/step.ts';
import { deskTexts } from '#app/domain/texts/desk.ts';
import type { Work } from '#app/domain/work.ts';
import { paths } from '#app/paths.ts';
import { Timeline } from '#app/ui/timeline.tsx';
import { Comparison } from './comparison.tsx';
import { Decision } from './decision.tsx';
import { DecisionErrorSummary, type DecisionDraft } from './decision-form.tsx';
import { EarlierGifts } from './earlier-gifts.tsx';
import { Failing, reviewedStep } from './review-parts.tsx';
import { RenewalDecision, RenewalList, waitingRenewal, type RenewalShown } from './renewals.tsx';
import { changeWords, standingWords } from './standing-words.ts';

const { donation, moments, standingGift: words } = deskTexts;

export interface StandingGiftShown {
  readonly gift: StandingGift;
  readonly work: Work;
  readonly payer: PayerRecord | null;
  readonly history: readonly StandingGiftHistoryEntry[];
  readonly screenings: readonly ScreeningRecord[];
  readonly reviews: readonly ReviewRecord[];
  /** What its donor changed, as it was changed. */
  readonly changes: readonly GiftChange[];
  readonly payments: readonly {
    readonly donationId: string;
    readonly at: Date;
    readonly sums: DonationSums;
    readonly isRefusedLate: boolean;
  }[];
  /** The newest first. */
  readonly renewals: readonly RenewalShown[];
  readonly articleHeadline: string | null;
  readonly listing: Listing | null;
  readonly teaches: Teachings;
}

interface StandingGiftReviewProps {
  readonly shown: StandingGiftShown;
  readonly draft: DecisionDraft;
  /** Why the last change could not be made, in words; null where it was, or there was none. */
  readonly problem: string | null;
  readonly now: Date;
  readonly place: Place;
  /** Whether this is the page's own title. */
  readonly isTitle: boolean;
}

export function StandingGiftReview(props: StandingGiftReviewProps) {
  const { shown, draft, problem, now, place, isTitle } = props;
  const { gift, payer, payments } = shown;
  const who = payer?.organisation ?? payer?.name ?? payer?.billingName ?? null;
  const title = words.title(standingWords(gift, place), who);
  const screening = shown.screenings.at(-1)?.screening;
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
      <Standing {...{ shown, now, place }} />
      {screening && (
        <Comparison screening={screening} payer={payer} listing={shown.listing} Heading={Heading} />
      )}
      <StandingGiftDecision {...props} />
      {payments.length > 0 && (
        <>
          <Heading>{words.payments}</Heading>
          <EarlierGifts
            {...{ gift, place }}
            hereCount={payments.filter(({ isRefusedLate }) => !isRefusedLate).length}
          />
          <ul className="refunds">
            {payments.map(({ donationId, at, sums, isRefusedLate }) => (
              <li key={donationId}>
                <a href={paths.deskDonation(donationId)}>{stamp(at, place)}</a>
                {sums.received !== null && words.cameIn(formatMoney(sums.received, place.locale, 'always'))}
                {isRefusedLate && words.refusedLater}
              </li>
            ))}
          </ul>
        </>
      )}
      {shown.renewals.length > 0 && (
        <>
          <Heading>{words.renewals}</Heading>
          <RenewalList renewals={shown.renewals} now={now} place={place} />
        </>
      )}
      <Heading>{words.happened}</Heading>
      <Timeline items={timelineOf(shown, place)} />
      <p className="review-foot">
        <a href={paths.standingGift(gift.token)}>{words.donorSees}</a>
      </p>
    </article>
  );
}

function Standing({ shown, now, place }: Pick<StandingGiftReviewProps, 'shown' | 'now' | 'place'>) {
  const { gift } = shown;
  const waiting = waitingRenewal(shown.renewals);
  const renewal = waiting?.state === 'held' ? waiting : null;
  return (
    <dl className="standing">
      <div>
        <dt>{words.eachTime}</dt>
        <dd>
          {standingWords(gift, place)}. {words.stateSentences[gift.state]}
        </dd>
      </div>
      {gift.state === 'held' && (
        <div>
          <dt>{words.decide}</dt>
          <dd>
            <span className={isLate(gift.heldUntil, now) ? 'late' : undefined}>
              {moments.momentWords(gift.heldUntil, now, place)},{' '}
              <span className="whole">{moments.timeAndLeft(gift.heldUntil.getTime() - now.getTime())}</span>
            </span>
            {words.noHold}
          </dd>
        </div>
      )}
      {gift.olderGiftId !== null && (
        <div>
          <dt>{words.asked}</dt>
          <dd>
            {words.donorHas} <a href={paths.deskStandingGift(gift.olderGiftId)}>{words.olderOne}</a>{' '}
            {words.canBeMended} {words.secondChoices[gift.secondChoice ?? 'unsaid']}
          </dd>
        </div>
      )}
      {renewal && (
        <div>
          <dt>{words.decide}</dt>
          <dd>
            <span className={isLate(renewal.lapsesAt, now) ? 'late' : undefined}>
              {moments.momentWords(renewal.lapsesAt, now, place)},{' '}
              <span className="whole">{moments.timeAndLeft(renewal.lapsesAt.getTime() - now.getTime())}</span>
            </span>
            {words.renewalWaits}
          </dd>
        </div>
      )}
      {gift.state === 'active' && (
        <div>
          <dt>{words.nextDue}</dt>
          <dd>
            {moments.momentWords(nextChargeAt(gift) ?? gift.paidUntil, now, place)}
            {isPausedNow(gift, now) && words.paused}
          </dd>
        </div>
      )}
      <Failing work={shown.work} now={now} place={place} />
      <div>
        <dt>{words.readOn}</dt>
        <dd>
          {donation.siteWords(gift.site)}
          {gift.articleSlug !== null && (
            <>
              {': '}
              <a href={paths.factCheck(gift.articleSlug)}>{shown.articleHeadline ?? gift.articleSlug}</a>
            </>
          )}
        </dd>
      </div>
    </dl>
  );
}

function StandingGiftDecision({ shown, draft, now, place }: StandingGiftReviewProps) {
  const { gift, teaches } = shown;
  const renewal = waitingRenewal(shown.renewals);
  if (renewal) return <RenewalDecision {...{ renewal, teaches, draft, now, place }} />;
  if (gift.state !== 'held' && gift.state !== 'decided') return null;
  return (
    <Decision
      action={paths.deskStandingGift(gift.id)}
      subject={gift}
      deadline={gift.heldUntil}
      words={words.decision(standingWords(gift, place))}
      {...{ teaches, draft, now, place }}
    />
  );
}

function timelineOf({ gift, history, reviews, changes }: StandingGiftShown, place: Place) {
  const opened = {
    at: stamp(gift.createdAt, place),
    iso: gift.createdAt.toISOString(),
    title: words.pageOpened,
  };
  return [
    opened,
    ...history.map((entry) => {
      const change = isDonorsChange(entry.event)
        ? changes.find(({ at }) => at.getTime() === entry.at.getTime())
        : undefined;
      const title = change ? changeWords(change, changes, gift.interval, place) : words.events[entry.event];
      return reviewedStep(entry, title, reviews, place);
    }),
  ];
}

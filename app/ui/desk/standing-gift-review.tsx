/** One standing gift at the desk: where it stands, who pays beside whom they resemble, the decision, and all that happened. */
import type { PayerRecord, ReviewRecord, ScreeningRecord } from '#app/domain/donation/records.ts';
import type { DonationSums } from '#app/domain/ledger/donation-sums.ts';
import type { Teachings } from '#app/domain/learning.ts';
import { formatMoney } from '#app/domain/money.ts';
import type { Listing } from '#app/domain/screening/listing.ts';
import type { GiftChange } from '#app/domain/standing-gift/changes.ts';
import { isPausedNow, nextChargeAt } from '#app/domain/standing-gift/pause.ts';
import { isDonorsChange } from '#app/domain/standing-gift/donor-status.ts';
import type { StandingGift } from '#app/domain/standing-gift/standing-gift.ts';
import type { StandingGiftHistoryEntry } from '#app/domain/step.ts';
import type { Work } from '#app/domain/work.ts';
import { paths } from '#app/paths.ts';
import { formatTimeLeft } from '#app/ui/dates.ts';
import { Timeline } from '#app/ui/timeline.tsx';
import { Comparison } from './comparison.tsx';
import { Decision } from './decision.tsx';
import { DecisionErrorSummary, type DecisionDraft } from './decision-form.tsx';
import { isLate, momentWords, siteWords, stamp, type Place } from './desk-words.ts';
import { EarlierGifts } from './earlier-gifts.tsx';
import { Failing, reviewedStep } from './review-parts.tsx';
import { RenewalDecision, RenewalList, waitingRenewal, type RenewalShown } from './renewals.tsx';
import {
  changeWords,
  secondChoiceWords,
  standingEventWords,
  standingStateSentences,
  standingWords,
} from './standing-words.ts';

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
  const words = standingWords(gift, place);
  const who = payer?.organisation ?? payer?.name ?? payer?.billingName ?? null;
  const title = who === null ? `${words}, from a payer without a name` : `${words}, from “${who}”`;
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
          <Heading>Payments</Heading>
          <EarlierGifts
            {...{ gift, place }}
            hereCount={payments.filter(({ isRefusedLate }) => !isRefusedLate).length}
          />
          <ul className="refunds">
            {payments.map(({ donationId, at, sums, isRefusedLate }) => (
              <li key={donationId}>
                <a href={paths.deskDonation(donationId)}>{stamp(at, place)}</a>
                {sums.received !== null && `, ${formatMoney(sums.received, place.locale, 'always')} came in`}
                {isRefusedLate && ', refused later'}
              </li>
            ))}
          </ul>
        </>
      )}
      {shown.renewals.length > 0 && (
        <>
          <Heading>Renewals</Heading>
          <RenewalList renewals={shown.renewals} now={now} place={place} />
        </>
      )}
      <Heading>What happened</Heading>
      <Timeline items={timelineOf(shown, place)} />
      <p className="review-foot">
        <a href={paths.standingGift(gift.token)}>What the donor sees</a>
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
        <dt>Each time</dt>
        <dd>
          {standingWords(gift, place)}. {standingStateSentences[gift.state]}
        </dd>
      </div>
      {gift.state === 'held' && (
        <div>
          <dt>Decide</dt>
          <dd>
            <span className={isLate(gift.heldUntil, now) ? 'late' : undefined}>
              {momentWords(gift.heldUntil, now, place)},{' '}
              <span className="whole">{formatTimeLeft(gift.heldUntil.getTime() - now.getTime())} left</span>
            </span>
            . No bank holds anything meanwhile
          </dd>
        </div>
      )}
      {gift.olderGiftId !== null && (
        <div>
          <dt>Asked</dt>
          <dd>
            Its donor has <a href={paths.deskStandingGift(gift.olderGiftId)}>an older one</a> that can be
            mended. {secondChoiceWords[gift.secondChoice ?? 'unsaid']}
          </dd>
        </div>
      )}
      {renewal && (
        <div>
          <dt>Decide</dt>
          <dd>
            <span className={isLate(renewal.lapsesAt, now) ? 'late' : undefined}>
              {momentWords(renewal.lapsesAt, now, place)},{' '}
              <span className="whole">{formatTimeLeft(renewal.lapsesAt.getTime() - now.getTime())} left</span>
            </span>
            . It is not charged meanwhile, and left out then
          </dd>
        </div>
      )}
      {gift.state === 'active' && (
        <div>
          <dt>Next due</dt>
          <dd>
            {momentWords(nextChargeAt(gift) ?? gift.paidUntil, now, place)}
            {isPausedNow(gift, now) && '. Paused until then, as the donor asked'}
          </dd>
        </div>
      )}
      <Failing work={shown.work} now={now} place={place} />
      <div>
        <dt>Read on</dt>
        <dd>
          {siteWords(gift.site)}
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
      words={{
        clear: {
          legend: 'Clear: the gift starts',
          button: `Clear and start ${standingWords(gift, place)}`,
          consequence: 'the first payment is made',
        },
        refuse: {
          legend: 'Refuse: the card is deleted',
          button: 'Refuse and delete the card',
          consequence: 'the card is deleted and the donor is told',
        },
        tooLate: 'The card is being deleted.',
      }}
      {...{ teaches, draft, now, place }}
    />
  );
}

function timelineOf({ gift, history, reviews, changes }: StandingGiftShown, place: Place) {
  const opened = {
    at: stamp(gift.createdAt, place),
    iso: gift.createdAt.toISOString(),
    title: 'Payment page opened',
  };
  return [
    opened,
    ...history.map((entry) => {
      const change = isDonorsChange(entry.event)
        ? changes.find(({ at }) => at.getTime() === entry.at.getTime())
        : undefined;
      const title = change
        ? changeWords(change, changes, gift.interval, place)
        : standingEventWords[entry.event];
      return reviewedStep(entry, title, reviews, place);
    }),
  ];
}

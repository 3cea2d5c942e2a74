/** One donation at the desk: what is held, who pays beside whom they resemble, the decision, and all that happened. */
import type { Donation } from '#app/domain/donation/donation.ts';
import type { HistoryEntry } from '#app/domain/step.ts';
import type { PayerRecord, ReviewRecord, ScreeningRecord } from '#app/domain/donation/records.ts';
import type { Dispute } from '#app/domain/dispute/dispute.ts';
import type { FraudWarning } from '#app/domain/dispute/warning.ts';
import type { LateRefusal } from '#app/domain/late-refusal/late-refusal.ts';
import type { DonationSums } from '#app/domain/ledger/donation-sums.ts';
import type { Teachings } from '#app/domain/learning.ts';
import { isLate, stamp, type Place } from '#app/domain/moments.ts';
import { formatMoney } from '#app/domain/money.ts';
import type { Receipt } from '#app/domain/receipt/receipt.ts';
import type { Refund } from '#app/domain/refund/refund.ts';
import type { Listing } from '#app/domain/screening/listing.ts';
import { deskTexts } from '#app/domain/texts/desk.ts';
import type { Work } from '#app/domain/work.ts';
import { paths } from '#app/paths.ts';
import { Timeline } from '#app/ui/timeline.tsx';
import { BankNews, type WarningDraft } from './bank-news.tsx';
import { givenOrAgreed, InLedger, onCard } from './donation-ledger.tsx';
import { Comparison } from './comparison.tsx';
import { Decision } from './decision.tsx';
import { DecisionErrorSummary, type DecisionDraft } from './decision-form.tsx';
import { MailsWritten, Receipts, type MailShown } from './receipts-and-mails.tsx';
import { emptyLateRefusal, LateRefusalPart, type LateRefusalDraft } from './late-refusal-part.tsx';
import { Failing, reviewedStep } from './review-parts.tsx';
import { RefundForm, type RefundOffer } from './refund-form.tsx';
import { RefundsMade } from './refunds-made.tsx';

const { donation: words, moments } = deskTexts;

export interface DonationShown {
  readonly donation: Donation;
  readonly sums: DonationSums;
  readonly refunds: readonly Refund[];
  readonly receipts: readonly Receipt[];
  readonly mails: readonly MailShown[];
  readonly disputes: readonly Dispute[];
  readonly warnings: readonly FraudWarning[];
  readonly lateRefusal: LateRefusal | null;
  readonly stripePage: string | null;
  readonly work: Work;
  readonly payer: PayerRecord | null;
  readonly history: readonly HistoryEntry[];
  readonly screenings: readonly ScreeningRecord[];
  readonly reviews: readonly ReviewRecord[];
  readonly articleHeadline: string | null;
  readonly listing: Listing | null;
  readonly teaches: Teachings;
}

interface DonationReviewProps {
  readonly shown: DonationShown;
  readonly draft: DecisionDraft;
  /** The way to send it back; null where this person or this donation has none. */
  readonly refund?: RefundOffer | null;
  /** What was typed to refuse it after it was received, and to let it stand in spite of a warning. */
  readonly lateRefusal?: LateRefusalDraft;
  readonly warning?: WarningDraft | null;
  /** Why the last change could not be made, in words; null where it was, or there was none. */
  readonly problem: string | null;
  readonly now: Date;
  readonly place: Place;
  /** Whether this is the page's own title. */
  readonly isTitle: boolean;
}

export function DonationReview({
  shown,
  draft,
  refund = null,
  lateRefusal = emptyLateRefusal,
  warning = null,
  problem,
  now,
  place,
  isTitle,
}: DonationReviewProps) {
  const { donation, payer } = shown;
  const amountWords = formatMoney(givenOrAgreed(shown), place.locale, 'always');
  const who = payer?.organisation ?? payer?.name ?? payer?.billingName ?? null;
  const title = words.title(amountWords, donation.origin === 'renewal', who);
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
      <DonationDecision {...{ shown, draft, now, place }} />
      {shown.stripePage !== null && (
        <BankNews
          {...{ donationId: donation.id, now, place, Heading }}
          {...{ disputes: shown.disputes, warnings: shown.warnings, stripePage: shown.stripePage }}
          draft={warning}
          mayRefund={refund !== null}
        />
      )}
      <LateRefusalPart
        {...{ donationId: donation.id, place, Heading }}
        refusal={shown.lateRefusal}
        draft={lateRefusal}
        mayRefuse={refund !== null && refund.draft.toConfirm === null}
      />
      {shown.refunds.length > 0 && (
        <RefundsMade
          {...{ donation, refunds: shown.refunds, now, place, Heading }}
          mayAttend={refund !== null}
        />
      )}
      {refund !== null && shown.lateRefusal === null && lateRefusal.toConfirm === null && (
        <RefundForm {...{ donation, place, Heading }} offer={refund} kept={shown.sums.kept} />
      )}
      <Receipts
        {...{ donation, place, Heading }}
        receipts={shown.receipts}
        hasAddress={typeof payer?.email === 'string'}
      />
      <MailsWritten mails={shown.mails} {...{ place, Heading }} />
      <Heading>{words.happened}</Heading>
      <Timeline items={timelineOf(shown, place)} />
      <p className="review-foot">
        <a href={paths.donation(donation.token)}>{words.donorSees}</a>
        {donation.standingGiftId !== null && (
          <>
            {' · '}
            <a href={paths.deskStandingGift(donation.standingGiftId)}>{words.standingGift}</a>
          </>
        )}
      </p>
    </article>
  );
}

function Standing({ shown, now, place }: Pick<DonationReviewProps, 'shown' | 'now' | 'place'>) {
  const { donation } = shown;
  const { heldUntil, captureBefore } = donation;
  const total = formatMoney(onCard(shown), place.locale, 'always');
  const cover = formatMoney(donation.feeCover, place.locale, 'always');
  const isWaiting = donation.state === 'held' && heldUntil !== null;
  return (
    <dl className="standing">
      <div>
        <dt>
          {isWaiting || donation.state === 'decided'
            ? words.amount.held
            : shown.sums.received === null
              ? words.amount.open
              : words.amount.received}
        </dt>
        <dd>
          {total}
          {donation.feeCover.amountMinor > 0 && words.cover(cover)}. {words.stateSentences[donation.state]}
        </dd>
      </div>
      {isWaiting && (
        <div>
          <dt>{words.decide}</dt>
          <dd>
            <span className={isLate(heldUntil, now) ? 'late' : undefined}>
              {moments.momentWords(heldUntil, now, place)},{' '}
              <span className="whole">{moments.timeAndLeft(heldUntil.getTime() - now.getTime())}</span>
            </span>
            {captureBefore !== null && words.holdEnds(moments.momentWords(captureBefore, now, place))}
          </dd>
        </div>
      )}
      <InLedger sums={shown.sums} locale={place.locale} />
      <Failing work={shown.work} now={now} place={place} />
      <div>
        <dt>{words.readOn}</dt>
        <dd>
          <a href={paths.deskDonations({ site: donation.site })}>{words.siteWords(donation.site)}</a>
          {donation.articleSlug !== null && (
            <>
              {': '}
              <a href={paths.factCheck(donation.articleSlug)}>
                {shown.articleHeadline ?? donation.articleSlug}
              </a>
            </>
          )}
        </dd>
      </div>
    </dl>
  );
}

function DonationDecision({ shown, draft, now, place }: Omit<DonationReviewProps, 'problem' | 'isTitle'>) {
  const { donation, teaches } = shown;
  if (donation.state !== 'held' && donation.state !== 'decided') return null;
  const total = formatMoney(onCard(shown), place.locale, 'needed');
  return (
    <Decision
      action={paths.deskDonation(donation.id)}
      subject={donation}
      deadline={donation.heldUntil}
      words={words.decision(total)}
      {...{ teaches, draft, now, place }}
    />
  );
}

function timelineOf({ donation, history, reviews }: DonationShown, place: Place) {
  const opened = {
    at: stamp(donation.createdAt, place),
    iso: donation.createdAt.toISOString(),
    title: donation.origin === 'renewal' ? words.paidFromStandingGift : words.pageOpened,
  };
  return [opened, ...history.map((entry) => reviewedStep(entry, words.events[entry.event], reviews, place))];
}

/** The desk's list of what banks say of gifts, by deadline, and of gifts refused late that are not returned. */
import type { ReactNode } from 'react';
import type { Dispute } from '#app/domain/dispute/dispute.ts';
import type { FraudWarning } from '#app/domain/dispute/warning.ts';
import type { LateRefusal } from '#app/domain/late-refusal/late-refusal.ts';
import type { DonationSums } from '#app/domain/ledger/donation-sums.ts';
import { formatMoney, type Money } from '#app/domain/money.ts';
import { paths } from '#app/paths.ts';
import { CardTable } from './card-table.tsx';
import { isLate, momentWords, stamp, type Place } from './desk-words.ts';
import { disputeReasonWords, disputeStateWords, fraudTypeWords } from './dispute-words.ts';
import { openCauseWords } from './late-refusal-words.ts';

interface GiftNamed {
  readonly donationId: string;
  readonly payerName: string | null;
  readonly organisation: string | null;
}

export interface DisputesShown {
  readonly disputes: readonly (Dispute & GiftNamed & { readonly stripePage: string })[];
  readonly warnings: readonly (FraudWarning & GiftNamed & { readonly sums: DonationSums })[];
  readonly returns: readonly (LateRefusal & GiftNamed & { readonly sums: DonationSums })[];
  readonly earlier: readonly {
    readonly id: string;
    readonly refusedAt: Date;
    readonly payerName: string | null;
    readonly organisation: string | null;
    readonly donationIds: readonly string[];
    readonly kept: Money;
  }[];
  readonly isCut: boolean;
}

interface Props {
  readonly shown: DisputesShown;
  readonly now: Date;
  readonly place: Place;
}

export function DisputeList({ shown, now, place }: Props) {
  const { disputes, warnings, returns, earlier, isCut } = shown;
  return (
    <>
      <h1>Disputes and returns</h1>
      <section className="registry-part registry-part-wide">
        <h2>Disputes</h2>
        <p className="soft">
          A donor’s bank asks about a gift, or takes it back. Answer in Stripe’s Dashboard: without an answer
          the bank decides against you.
        </p>
        {disputes.length === 0 ? (
          <p className="empty">No gift is disputed.</p>
        ) : (
          <Disputes {...{ disputes, now, place }} />
        )}
      </section>
      <section className="registry-part registry-part-wide">
        <h2>Fraud warnings</h2>
        <p className="soft">
          A card’s network says that a payment may be fraud. Sending it back now costs less than a dispute; a
          gift that you know to be genuine can stay.
        </p>
        {warnings.length === 0 ? (
          <p className="empty">No warning waits for you.</p>
        ) : (
          <Warnings {...{ warnings, place }} />
        )}
      </section>
      <section className="registry-part registry-part-wide">
        <h2>Refused after they were received</h2>
        <p className="soft">
          Gifts that must not be kept. They stand here until their donors have the money, as Stripe says.
        </p>
        {returns.length === 0 ? (
          <p className="empty">Nothing is being returned.</p>
        ) : (
          <Returns {...{ returns, place }} />
        )}
      </section>
      <section className="registry-part registry-part-wide">
        <h2>Earlier gifts of refused standing gifts</h2>
        <p className="soft">
          A payer turned out to be political after the first payment. Nothing of before goes back by itself.
        </p>
        {earlier.length === 0 ? (
          <p className="empty">None waits for you.</p>
        ) : (
          <Earlier {...{ earlier, place }} />
        )}
      </section>
      {isCut && <p className="soft">Only the most urgent are listed.</p>}
    </>
  );
}

function giftLink({ donationId, organisation, payerName }: GiftNamed): ReactNode {
  return <a href={paths.deskDonation(donationId)}>{organisation ?? payerName ?? 'Payer without a name'}</a>;
}

function Disputes({ disputes, now, place }: Pick<DisputesShown, 'disputes'> & Omit<Props, 'shown'>) {
  return (
    <CardTable
      caption="Disputes, the nearest deadline first"
      columns={[
        { label: 'Gift from' },
        { label: 'Disputed', isNumber: true },
        { label: 'State' },
        { label: 'Why' },
        { label: 'Answer by' },
      ]}
      rows={disputes.map((dispute) => ({
        key: dispute.id,
        cells: [
          giftLink(dispute),
          formatMoney(dispute.amount, place.locale, 'always'),
          `It ${disputeStateWords[dispute.state]}${dispute.acceptedBy === null ? '' : `. ${dispute.acceptedBy} gave in`}.`,
          `${disputeReasonWords(dispute.reason)}.`,
          <AnswerBy key="by" {...{ dispute, now, place }} />,
        ],
      }))}
    />
  );
}

/** Until when, and where; nothing to do where the bank waits for nobody. */
export function AnswerBy({
  dispute: { respondBy, stripePage },
  now,
  place,
}: {
  dispute: { readonly respondBy: Date | null; readonly stripePage: string };
  now: Date;
  place: Place;
}) {
  return (
    <span>
      {respondBy !== null && (
        <>
          <time dateTime={respondBy.toISOString()} className={isLate(respondBy, now) ? 'late' : undefined}>
            {momentWords(respondBy, now, place)}
          </time>
          {': '}
        </>
      )}
      <a href={stripePage}>{respondBy === null ? 'See it at Stripe' : 'Answer at Stripe'}</a>
    </span>
  );
}

function Warnings({ warnings, place }: Pick<DisputesShown, 'warnings'> & Pick<Props, 'place'>) {
  return (
    <CardTable
      caption="Fraud warnings, the oldest first"
      columns={[
        { label: 'Gift from' },
        { label: 'Left of it', isNumber: true },
        { label: 'Warning' },
        { label: 'Since' },
      ]}
      rows={warnings.map((warning) => ({
        key: warning.id,
        cells: [
          giftLink(warning),
          formatMoney(warning.sums.kept, place.locale, 'always'),
          `The network says: ${fraudTypeWords(warning.fraudType)}.`,
          <time key="since" dateTime={warning.warnedAt.toISOString()}>
            {stamp(warning.warnedAt, place)}
          </time>,
        ],
      }))}
    />
  );
}

function Returns({ returns, place }: Pick<DisputesShown, 'returns'> & Pick<Props, 'place'>) {
  return (
    <CardTable
      caption="Gifts refused after they were received, those that wait for a person first"
      columns={[
        { label: 'Gift from' },
        { label: 'Still with us', isNumber: true },
        { label: 'State' },
        { label: 'Decided' },
      ]}
      rows={returns.map((refusal) => ({
        key: refusal.donationId,
        cells: [
          giftLink(refusal),
          formatMoney(refusal.sums.kept, place.locale, 'always'),
          refusal.cause === null ? (
            'Being returned: Stripe has not confirmed it.'
          ) : (
            <span key="state">
              <span className="late">Open:</span> {openCauseWords(refusal.cause)}.
            </span>
          ),
          `${stamp(refusal.decidedAt, place)}, by ${refusal.actorName}`,
        ],
      }))}
    />
  );
}

function Earlier({ earlier, place }: Pick<DisputesShown, 'earlier'> & Pick<Props, 'place'>) {
  return (
    <CardTable
      caption="Standing gifts refused after they were paid for, the oldest first"
      columns={[
        { label: 'Standing gift from' },
        { label: 'Still with us', isNumber: true },
        { label: 'Payments', isNumber: true },
        { label: 'Refused' },
      ]}
      rows={earlier.map(({ id, refusedAt, organisation, payerName, donationIds, kept }) => ({
        key: id,
        cells: [
          <a key="from" href={paths.deskStandingGift(id)}>
            {organisation ?? payerName ?? 'Payer without a name'}
          </a>,
          formatMoney(kept, place.locale, 'always'),
          String(donationIds.length),
          <time key="refused" dateTime={refusedAt.toISOString()}>
            {stamp(refusedAt, place)}
          </time>,
        ],
      }))}
    />
  );
}

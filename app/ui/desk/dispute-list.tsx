/** The desk's list of what banks say of gifts, by deadline, and of gifts refused late that are not returned. */
import type { ReactNode } from 'react';
import type { Dispute } from '#app/domain/dispute/dispute.ts';
import type { FraudWarning } from '#app/domain/dispute/warning.ts';
import type { LateRefusal } from '#app/domain/late-refusal/late-refusal.ts';
import type { DonationSums } from '#app/domain/ledger/donation-sums.ts';
import { isLate, stamp, type Place } from '#app/domain/moments.ts';
import { formatMoney, type Money } from '#app/domain/money.ts';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { paths } from '#app/paths.ts';
import { CardTable } from './card-table.tsx';

const { disputes: words, lateRefusal, moments } = deskTexts;
const { noName } = deskTexts.donation;

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
      <h1>{words.title}</h1>
      <section className="registry-part registry-part-wide">
        <h2>{words.disputed.title}</h2>
        <p className="soft">{words.disputed.text}</p>
        {disputes.length === 0 ? (
          <p className="empty">{words.disputed.none}</p>
        ) : (
          <Disputes {...{ disputes, now, place }} />
        )}
      </section>
      <section className="registry-part registry-part-wide">
        <h2>{words.warnings.title}</h2>
        <p className="soft">{words.warnings.text}</p>
        {warnings.length === 0 ? (
          <p className="empty">{words.warnings.none}</p>
        ) : (
          <Warnings {...{ warnings, place }} />
        )}
      </section>
      <section className="registry-part registry-part-wide">
        <h2>{words.returns.title}</h2>
        <p className="soft">{words.returns.text}</p>
        {returns.length === 0 ? (
          <p className="empty">{words.returns.none}</p>
        ) : (
          <Returns {...{ returns, place }} />
        )}
      </section>
      <section className="registry-part registry-part-wide">
        <h2>{words.earlier.title}</h2>
        <p className="soft">{words.earlier.text}</p>
        {earlier.length === 0 ? (
          <p className="empty">{words.earlier.none}</p>
        ) : (
          <Earlier {...{ earlier, place }} />
        )}
      </section>
      {isCut && <p className="soft">{words.isCut}</p>}
    </>
  );
}

function giftLink({ donationId, organisation, payerName }: GiftNamed): ReactNode {
  return <a href={paths.deskDonation(donationId)}>{organisation ?? payerName ?? noName}</a>;
}

function Disputes({ disputes, now, place }: Pick<DisputesShown, 'disputes'> & Omit<Props, 'shown'>) {
  return (
    <CardTable
      caption={words.disputed.list}
      columns={[
        { label: words.columns.from },
        { label: words.disputed.columns.disputed, isNumber: true },
        { label: words.columns.state },
        { label: words.disputed.columns.why },
        { label: words.disputed.columns.answerBy },
      ]}
      rows={disputes.map((dispute) => ({
        key: dispute.id,
        cells: [
          giftLink(dispute),
          formatMoney(dispute.amount, place.locale, 'always'),
          words.disputed.state(dispute.state, dispute.acceptedBy),
          words.disputed.reason(dispute.reason),
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
            {moments.momentWords(respondBy, now, place)}
          </time>
          {': '}
        </>
      )}
      <a href={stripePage}>
        {respondBy === null ? words.disputed.seeAtStripe : words.disputed.answerAtStripe}
      </a>
    </span>
  );
}

function Warnings({ warnings, place }: Pick<DisputesShown, 'warnings'> & Pick<Props, 'place'>) {
  return (
    <CardTable
      caption={words.warnings.list}
      columns={[
        { label: words.columns.from },
        { label: words.warnings.columns.left, isNumber: true },
        { label: words.warnings.columns.warning },
        { label: words.warnings.columns.since },
      ]}
      rows={warnings.map((warning) => ({
        key: warning.id,
        cells: [
          giftLink(warning),
          formatMoney(warning.sums.kept, place.locale, 'always'),
          words.warnings.says(warning.fraudType),
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
      caption={words.returns.list}
      columns={[
        { label: words.columns.from },
        { label: words.columns.stillWithUs, isNumber: true },
        { label: words.columns.state },
        { label: words.returns.columns.decided },
      ]}
      rows={returns.map((refusal) => ({
        key: refusal.donationId,
        cells: [
          giftLink(refusal),
          formatMoney(refusal.sums.kept, place.locale, 'always'),
          refusal.cause === null ? (
            words.returns.returning
          ) : (
            <span key="state">
              <span className="late">{words.returns.open}</span> {lateRefusal.openCauseWords(refusal.cause)}.
            </span>
          ),
          words.returns.decided(stamp(refusal.decidedAt, place), refusal.actorName),
        ],
      }))}
    />
  );
}

function Earlier({ earlier, place }: Pick<DisputesShown, 'earlier'> & Pick<Props, 'place'>) {
  return (
    <CardTable
      caption={words.earlier.list}
      columns={[
        { label: words.earlier.columns.from },
        { label: words.columns.stillWithUs, isNumber: true },
        { label: words.earlier.columns.payments, isNumber: true },
        { label: words.earlier.columns.refused },
      ]}
      rows={earlier.map(({ id, refusedAt, organisation, payerName, donationIds, kept }) => ({
        key: id,
        cells: [
          <a key="from" href={paths.deskStandingGift(id)}>
            {organisation ?? payerName ?? noName}
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

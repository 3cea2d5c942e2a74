/** The queue: one row for each donation and appeal that waits, or whose decision can still be taken back. */
import type { DonationSums } from '#app/domain/ledger/donation-sums.ts';
import { agreedMinor, type Donation } from '#app/domain/donation/donation.ts';
import type { ScreeningRecord } from '#app/domain/donation/records.ts';
import { isLate, type Place } from '#app/domain/moments.ts';
import { formatMoney, money } from '#app/domain/money.ts';
import { deskTexts } from '#app/domain/texts/desk.ts';
import type { HoldShown } from '#app/domain/texts/en/desk/queue.ts';
import { paths } from '#app/paths.ts';
import type { Renewal } from '#app/domain/renewal/renewal.ts';
import type { StandingGift } from '#app/domain/standing-gift/standing-gift.ts';
import { useMay } from './desk-context.tsx';
import { standingWords } from './standing-words.ts';

const { queue: words, moments } = deskTexts;
const { noName } = deskTexts.donation;

export interface DonationInQueue {
  readonly kind: 'donation';
  readonly donation: Donation;
  readonly sums: DonationSums;
  readonly payerName: string | null;
  readonly organisation: string | null;
  readonly reasons: readonly HoldShown[];
}

export interface StandingGiftInQueue {
  readonly kind: 'standing-gift';
  readonly gift: StandingGift;
  readonly payerName: string | null;
  readonly organisation: string | null;
  readonly reasons: readonly HoldShown[];
}

export interface RenewalInQueue {
  readonly kind: 'renewal';
  readonly renewal: Pick<Renewal, 'id' | 'state' | 'lapsesAt' | 'decision' | 'decisionInForceAt'>;
  readonly gift: Pick<StandingGift, 'id' | 'interval' | 'amount' | 'feeCover'>;
  readonly payerName: string | null;
  readonly organisation: string | null;
  readonly reasons: readonly HoldShown[];
}

export interface AppealInQueue {
  readonly kind: 'appeal';
  readonly appeal: {
    readonly id: string;
    readonly screening: ScreeningRecord;
    readonly donation: Donation | null;
    readonly standingGift: StandingGift | null;
    readonly createdAt: Date;
    readonly decision: 'won' | 'rejected' | null;
    readonly inForceAt: Date | null;
  };
}

export interface QueueShown {
  readonly entries: readonly (DonationInQueue | StandingGiftInQueue | RenewalInQueue | AppealInQueue)[];
  readonly waiting: { readonly donations: number; readonly appeals: number };
  readonly firstDeadline: Date | null;
  readonly isCut: boolean;
}

interface QueueProps {
  readonly queue: QueueShown;
  /** The id of the gift or appeal that is shown beside the list. */
  readonly selectedId: string | null;
  readonly now: Date;
  readonly place: Place;
}

/** "Four donations are waiting", and until when. `isTitle`: whether this is the page's own title. */
export function QueueTitle({
  queue,
  now,
  place,
  isTitle,
}: Omit<QueueProps, 'selectedId'> & { isTitle: boolean }) {
  const { waiting, firstDeadline } = queue;
  const title = words.waitingWords(waiting);
  return (
    <header className="queue-title">
      {isTitle ? <h1>{title}</h1> : <p className="queue-words">{title}</p>}
      <p className="soft">
        {firstDeadline === null
          ? words.noDeadline
          : words.firstDeadline(moments.momentWords(firstDeadline, now, place), place.timeZone)}
      </p>
      {queue.isCut && <p className="soft">{words.isCut}</p>}
    </header>
  );
}

export function QueueList({ queue, selectedId, now, place }: QueueProps) {
  return (
    <nav aria-label={words.label} className="queue">
      <ol>
        {queue.entries.map((entry) => {
          const shown = { selectedId, now, place };
          switch (entry.kind) {
            case 'donation':
              return <DonationRow key={entry.donation.id} item={entry} {...shown} />;
            case 'standing-gift':
              return <StandingGiftRow key={entry.gift.id} item={entry} {...shown} />;
            case 'renewal':
              return <RenewalRow key={entry.renewal.id} item={entry} {...shown} />;
            case 'appeal':
              return <AppealRow key={entry.appeal.id} appeal={entry.appeal} {...shown} />;
          }
        })}
      </ol>
    </nav>
  );
}

type RowProps = Omit<QueueProps, 'queue'>;

function DonationRow({ item, ...shown }: RowProps & { item: DonationInQueue }) {
  const { donation, sums } = item;
  const amount = formatMoney(sums.held, shown.place.locale, 'always');
  const href = paths.deskDonation(donation.id);
  const decided = words.decided.donation[donation.decision === 'clear' ? 'clear' : 'refuse'];
  return <GiftRow gift={donation} {...{ href, amount, decided }} {...shown} {...item} />;
}

function StandingGiftRow({ item, ...shown }: RowProps & { item: StandingGiftInQueue }) {
  const { gift } = item;
  const href = paths.deskStandingGift(gift.id);
  const amount = standingWords(gift, shown.place);
  const decided = words.decided.standingGift[gift.decision === 'clear' ? 'clear' : 'refuse'];
  return <GiftRow {...{ href, amount, decided }} {...shown} {...item} gift={gift} />;
}

/** It stands on the page of its standing gift, and is decided there. */
function RenewalRow({ item, ...shown }: RowProps & { item: RenewalInQueue }) {
  const { renewal, gift } = item;
  const { id, decision, lapsesAt: heldUntil } = renewal;
  const href = paths.deskStandingGift(gift.id);
  const undo = paths.deskRenewalDecision(gift.id, id);
  const amount = words.again(standingWords(gift, shown.place));
  const decided = words.decided.renewal[decision === 'clear' ? 'clear' : 'refuse'];
  const row = { ...item, gift: { ...renewal, heldUntil }, ...{ href, undo, amount, decided } };
  return <GiftRow {...shown} {...row} selectedId={shown.selectedId === gift.id ? id : null} />;
}

interface GiftRowProps extends RowProps {
  readonly gift: Pick<Donation, 'id' | 'heldUntil' | 'decisionInForceAt'> & { readonly state: string };
  readonly href: string;
  /** Where a decision is taken back; left out where that is the same. */
  readonly undo?: string;
  readonly amount: string;
  /** What follows from a decision that is not in force. */
  readonly decided: string;
  readonly payerName: string | null;
  readonly organisation: string | null;
  readonly reasons: readonly HoldShown[];
}

function GiftRow({ gift, href, undo = href, amount, decided, selectedId, now, ...item }: GiftRowProps) {
  const { heldUntil, decisionInForceAt } = gift;
  const isDecided = gift.state === 'decided';
  const late = !isDecided && heldUntil !== null && isLate(heldUntil, now);
  return (
    <li className="queue-row">
      <a href={href} aria-current={selectedId === gift.id ? 'true' : undefined}>
        <span className="queue-who">{item.organisation ?? item.payerName ?? noName}</span>
        <span className="queue-amount">{amount}</span>
        <span className="queue-why">{isDecided ? decided : words.holdWords(item.reasons)}</span>
        {!isDecided && heldUntil !== null && (
          <span className={late ? 'queue-left late' : 'queue-left'}>
            {moments.timeLeft(heldUntil.getTime() - now.getTime())}
            <span className="unseen">{moments.unseenLeft}</span>
          </span>
        )}
      </a>
      {isDecided && decisionInForceAt !== null && (
        <UndoRow action={undo} inForceAt={decisionInForceAt} now={now} />
      )}
    </li>
  );
}

function AppealRow({ appeal, selectedId, now, place }: RowProps & { appeal: AppealInQueue['appeal'] }) {
  const { donation, standingGift, screening, decision, inForceAt } = appeal;
  const listing = screening.screening.listing?.name;
  return (
    <li className="queue-row">
      <a href={paths.deskAppeal(appeal.id)} aria-current={selectedId === appeal.id ? 'true' : undefined}>
        <span className="queue-who">{screening.screening.evidence.fields[0]?.given ?? noName}</span>
        <span className="queue-amount">
          {donation
            ? formatMoney(money(agreedMinor(donation), donation.amount.currency), place.locale, 'always')
            : standingGift
              ? standingWords(standingGift, place)
              : words.noGift}
        </span>
        <span className="queue-why">
          {decision === null ? words.appeals(listing ?? null) : words.decided.appeal[decision]}
        </span>
        {decision === null && (
          <span className="queue-left">
            {words.waits(moments.timeLeft(now.getTime() - appeal.createdAt.getTime() + 1))}
          </span>
        )}
      </a>
      {inForceAt !== null && <UndoRow action={paths.deskAppeal(appeal.id)} inForceAt={inForceAt} now={now} />}
    </li>
  );
}

function UndoRow({ action, inForceAt, now }: { action: string; inForceAt: Date; now: Date }) {
  const mayUndo = useMay('review');
  if (inForceAt <= now) return <p className="queue-undo">{words.inForce}</p>;
  if (!mayUndo) return <p className="queue-undo">{words.leftToUndo(moments.minutesLeft(inForceAt, now))}</p>;
  return (
    <form className="queue-undo" method="post" action={action}>
      <input type="hidden" name="intent" value="undo" />
      <span>{words.leftTo(moments.minutesLeft(inForceAt, now))}</span>
      <button className="as-link" type="submit">
        {words.undo}
      </button>
    </form>
  );
}

/** The way back on small screens, where the queue has a page of its own. */
export function BackToQueue() {
  return (
    <p className="back-to-queue">
      <a href={paths.desk()}>{words.back}</a>
    </p>
  );
}

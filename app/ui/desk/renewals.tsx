/** The renewals of a standing gift at the desk: what became of each, and the decision about one that is held. */
import type { Teachings } from '#app/domain/learning.ts';
import { agreedMinor } from '#app/domain/donation/donation.ts';
import { stamp, type Place } from '#app/domain/moments.ts';
import { formatMoney, money } from '#app/domain/money.ts';
import { isWaiting, type Renewal } from '#app/domain/renewal/renewal.ts';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { paths } from '#app/paths.ts';
import { formatShortDayOf } from '#app/ui/dates.ts';
import { Decision } from './decision.tsx';
import type { DecisionDraft } from './decision-form.tsx';

const words = deskTexts.renewals;

export interface RenewalShown {
  readonly renewal: Renewal;
}

/** The one that staff can decide about now; there is one at most, because what is undecided ends when the next one is due. */
export function waitingRenewal(renewals: readonly RenewalShown[]): Renewal | null {
  const found = renewals.find(({ renewal }) => renewal.state === 'held' || renewal.state === 'decided');
  return found?.renewal ?? null;
}

const chargeWords = (renewal: Renewal, { locale }: Place) =>
  formatMoney(money(agreedMinor(renewal), renewal.amount.currency), locale, 'always');

interface DecisionProps {
  readonly renewal: Renewal;
  readonly teaches: Teachings;
  readonly draft: DecisionDraft;
  readonly now: Date;
  readonly place: Place;
}

export function RenewalDecision({ renewal, ...props }: DecisionProps) {
  if (renewal.state !== 'held' && renewal.state !== 'decided') return null;
  const charge = chargeWords(renewal, props.place);
  return (
    <Decision
      action={paths.deskRenewalDecision(renewal.standingGiftId, renewal.id)}
      subject={renewal}
      deadline={renewal.lapsesAt}
      words={words.decision(charge)}
      {...props}
    />
  );
}

export function RenewalList({
  renewals,
  now,
  place,
}: {
  renewals: readonly RenewalShown[];
  now: Date;
  place: Place;
}) {
  return (
    <ul className="refunds">
      {renewals.map(({ renewal }) => (
        <li key={renewal.id}>
          {formatShortDayOf(renewal.dueAt, place.locale, place.timeZone)},{' '}
          <What renewal={renewal} now={now} />
          {renewal.state === 'failing' &&
            renewal.lastFailedAt !== null &&
            words.lastTry(stamp(renewal.lastFailedAt, place))}
        </li>
      ))}
    </ul>
  );
}

function What({ renewal, now }: { renewal: Renewal; now: Date }) {
  const { state, outcome } = renewal;
  if (state === 'paid') {
    const link = <a href={paths.deskDonation(renewal.donationId)}>{words.states.paid}</a>;
    if (outcome === null) return link;
    return (
      <>
        {link}, <span className="late">{words.paidAllTheSame(outcome)}</span>
      </>
    );
  }
  if (outcome !== null) return words.notCharged(outcome);
  if (isWaiting(renewal, now)) return words.waiting;
  return state === 'draft' && renewal.holdReasons.length > 0 ? words.unscreened : words.states[state];
}

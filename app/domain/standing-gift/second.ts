/**
 * A standing gift whose donor has another one that can be mended: it asks before it starts, so that nobody is charged twice for one
 * month without wanting to (docs/decisions/0016).
 */
import { agreedMinor } from '../donation/donation.ts';
import type { PayerRecord } from '../donation/records.ts';
import type { Sender } from '../mail-kinds.ts';
import { printMoment, setMail } from '../mail.ts';
import { formatMoney, money } from '../money.ts';
import type { Plan } from '../plan.ts';
import type { Effect, StandingGiftStep } from '../step.ts';
import { standingGiftSubject } from '../subject.ts';
import { textsFor } from '../texts/catalogue.ts';
import { isUnanswered, isUnstarted, type Unstarted } from './asking.ts';
import type { StandingGiftKnown, StandingGiftTools } from './known.ts';
import { planStep, rest } from './plan-step.ts';
import type { SecondChoice, StandingGift } from './standing-gift.ts';
import { closingUnstarted, standingStepWithin } from './steps.ts';

/** Whether the older one is out of the way: it ended in the way that was chosen, or for want of a payment, which nobody had to choose. */
function isOutOfTheWay(older: StandingGift, choice: SecondChoice | null): boolean {
  if (older.state === 'unpaid' || older.state === 'declined') return true;
  return choice === 'instead' && older.state === 'stopped';
}

/** Whether one that has asked is not to start yet. */
export const standsBehind = ({ secondChoice }: StandingGift, older: StandingGift | null): boolean =>
  older !== null && secondChoice !== 'both' && !isOutOfTheWay(older, secondChoice);

/**
 * What stands before the start of one that is clear: the question, or the wait for its answer. Null where nothing does. `older`: the one
 * that it asks about, or would have to.
 */
export function planSecond(known: StandingGiftKnown, gift: Unstarted, tools: StandingGiftTools): Plan | null {
  const { now, older } = known;
  if (!older) return null;
  if (gift.olderGiftId === null) {
    const { questionHash, mails } = question(gift, older, known.payer, tools);
    const fields = { olderGiftId: older.id, questionHash };
    return { kind: 'commit', step: standingStepWithin(gift, now, fields, mails) };
  }
  if (!standsBehind(gift, older)) return null;
  // Nothing else ends the wait of one that staff have cleared.
  return now >= gift.heldUntil ? planDropped(known, gift) : rest;
}

/** It does not start: its donor said so, or nothing at all. */
export function planDropped(known: StandingGiftKnown, gift: Unstarted): Plan {
  const { fields, effects } = closingUnstarted(gift, known.now);
  return planStep(known, 'deadline-passed', { fields: { ...fields, closeOutcome: 'lapsed' }, effects });
}

/** The step by which its donor answers; null where there is nothing to answer any more. */
export function choosing(
  gift: StandingGift,
  older: StandingGift,
  choice: SecondChoice,
  now: Date,
): StandingGiftStep | null {
  if (gift.olderGiftId !== older.id || !isUnstarted(gift) || !isUnanswered(gift)) return null;
  // It is about to be refused: the older one is not to end for it.
  if (gift.decision === 'refuse' || (choice === 'instead' && older.state !== 'active')) return null;
  // It ends because of this choice, which each look at it reads.
  const effects: Effect[] =
    choice === 'instead' ? [{ kind: 'look-again', subject: standingGiftSubject(older.id) }] : [];
  return { ...standingStepWithin(gift, now, { secondChoice: choice }, effects), checkAt: now };
}

/**
 * To the address that both have in common, with a secret that stands there and nowhere else: whoever set up one of the two knows its
 * token, and has perhaps only typed the address. Without an address nobody is asked by mail, and nothing opens the question.
 */
function question(
  gift: Unstarted,
  older: StandingGift,
  payer: PayerRecord | null,
  { ids, hash, site, links }: StandingGiftTools,
): { readonly questionHash: string | null; readonly mails: readonly Effect[] } {
  if (!payer?.email) return { questionHash: null, mails: [] };
  const secret = ids.token();
  const composed = composeQuestion(gift, older, { site, url: links.second(secret) });
  const about = {
    ...{ id: ids.row(), kind: 'standing-second' as const, cause: gift.id },
    ...{ donationId: null, standingGiftId: gift.id, appealId: null },
  };
  const mail = { ...about, recipient: payer.email, ...composed };
  return { questionHash: hash('question', secret), mails: [{ kind: 'send-mail', mail }] };
}

type Told = Pick<StandingGift, 'amount' | 'feeCover' | 'interval'>;

export function composeQuestion(
  gift: Told & Pick<StandingGift, 'locale'> & { readonly heldUntil: Date },
  older: Told & Pick<StandingGift, 'state'>,
  { site, url }: { readonly site: Sender; readonly url: string },
) {
  const { locale, heldUntil } = gift;
  const sum = (of: Told) => formatMoney(money(agreedMinor(of), of.amount.currency), locale);
  const body = textsFor(locale).mails.second({
    siteName: site.name,
    charged: sum(gift),
    interval: gift.interval,
    older: { charged: sum(older), interval: older.interval, isConfirming: older.state === 'confirming' },
    deadline: printMoment(heldUntil, locale, site.timeZone),
    secondUrl: url,
  });
  return setMail(site, locale, body);
}

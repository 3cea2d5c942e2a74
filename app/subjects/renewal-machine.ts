/** Renewals for the loop: how they are found, looked up at Stripe, screened, and what Stripe is asked for. */
import { nextRenewalCheckAt } from '#app/domain/renewal/deadlines.ts';
import type { RenewalKnown } from '#app/domain/renewal/known.ts';
import { planRenewal } from '#app/domain/renewal/plan.ts';
import { isAsAgreed, isWaiting, type Renewal } from '#app/domain/renewal/renewal.ts';
import { isUnderstoodOfRenewal, type InvoiceSeen } from '#app/domain/renewal/seen.ts';
import type { PayerRecord } from '#app/domain/donation/records.ts';
import { amountDiffers } from '#app/domain/screening/decide/decide.ts';
import type { Screening } from '#app/domain/screening/screening.ts';
import { changedCard } from '#app/domain/standing-gift/changed-card.ts';
import { lostChanges } from '#app/domain/standing-gift/noted-changes.ts';
import type { StandingGift } from '#app/domain/standing-gift/standing-gift.ts';
import type { Ports } from '#app/ports.ts';
import { lessonNow, screenNow } from './screen-now.ts';
import { standingGiftTools } from './standing-gift-tools.ts';
import type { SubjectMachine } from './subject-port.ts';

export const renewalMachine: SubjectMachine<Renewal, InvoiceSeen> = {
  find: (ports, id) => ports.renewals.find(id),
  look: async (ports, { state, invoiceId }, news) =>
    // What is void can be paid no more, unless Stripe says otherwise.
    state === 'paid' || (state === 'void' && news.length === 0) ? null : await ports.invoices.read(invoiceId),
  plan: async (ports, renewal, seen) =>
    planRenewal(await gather(ports, renewal, seen), standingGiftTools(ports)),
  ask: async (ports, { id, invoiceId }, request, key) => {
    switch (request) {
      case 'finalize-invoice':
        return ports.invoices.collect(invoiceId, key);
      case 'pay-invoice':
        return ports.invoices.pay(invoiceId, key);
      case 'void-invoice':
        return ports.invoices.void(invoiceId, key);
      default:
        throw new Error(`renewal ${id} does not ask for ${request}`);
    }
  },
  understands: isUnderstoodOfRenewal,
  checkAt: nextRenewalCheckAt,
  deadline: ({ state, lapsesAt }) => (state === 'draft' || state === 'held' ? lapsesAt : null),
};

/** Only what the choice needs in this state. */
async function gather(ports: Ports, renewal: Renewal, seen: InvoiceSeen | null): Promise<RenewalKnown> {
  const { renewals, clock } = ports;
  const { standingGiftId } = renewal;
  const now = clock.now();
  const gift = await ports.standingGifts.find(standingGiftId);
  if (!gift) throw new Error(`renewal ${renewal.id} is of no standing gift`);
  const payer = await ports.standingGifts.payer(standingGiftId);
  const lastScreening = await renewals.lastScreening(renewal);
  const known: RenewalKnown = {
    ...{ renewal, gift, now, seen, payer, lastScreening, lastCleared: null },
    ...{ found: null, lesson: null, isBarred: false, answer: null, newCard: null },
  };
  if (seen === null) return known;
  switch (renewal.state) {
    case 'held':
      // What staff or an import have taught since is asked for here and now, not at the next reading of the tables.
      await ports.registry.refresh();
      return { ...known, ...(await screened(ports, known, gift, payer, now)) };
    case 'draft':
      if (isWaiting(renewal, now) && seen.status === 'draft') return known;
      return { ...known, ...(await screened(ports, known, gift, payer, now)) };
    case 'decided': {
      const review = await renewals.review(renewal);
      const of = { donationId: null, standingGiftId };
      return { ...known, lesson: lessonNow(ports, of, review, lastScreening?.screening ?? null) };
    }
    case 'charging':
      return { ...known, isBarred: seen.status === 'draft' && (await isBarred(ports, gift, payer)) };
    case 'failing': {
      const { retryCause: cause } = renewal;
      const newCard = await newCardOf(ports, renewal, gift, seen);
      return {
        ...known,
        newCard,
        answer: cause === null ? null : await renewals.attemptAnswer(renewal.id, cause),
        lastCleared: await renewals.lastCleared(standingGiftId, now),
        isBarred: (cause ?? newCard) !== null && (await isBarred(ports, gift, payer)),
        found: await screen(ports, renewal, gift, payer),
      };
    }
    default:
      return known;
  }
}

async function newCardOf(
  { renewals }: Ports,
  { id }: Renewal,
  { paymentMethodId }: StandingGift,
  { triedCardId }: InvoiceSeen,
): Promise<string | null> {
  const isOther = triedCardId !== null && paymentMethodId !== null && triedCardId !== paymentMethodId;
  return isOther && !(await renewals.wasAttempted(id, paymentMethodId)) ? paymentMethodId : null;
}

/**
 * What stands against going on with its standing gift will end that, another card than was screened is screened there first, and so is what a
 * restore lost of it taken in.
 */
async function isBarred(ports: Ports, gift: StandingGift, payer: PayerRecord | null): Promise<boolean> {
  if ((await ports.standingGifts.objections(gift.id)).length > 0) return true;
  if (gift.state !== 'active' || !payer) return false;
  const [subscription, cards] = await Promise.all([
    ports.subscriptions.find(gift.customerId, gift.id),
    ports.customers.cards(gift.customerId),
  ]);
  if (!subscription || (await ports.standingGifts.replacing(gift.id)) !== null) return true;
  if (await ports.restores.wasRestored()) {
    const changes = await ports.standingGifts.changes(gift.id);
    if (lostChanges(changes, subscription.noted.notes).length > 0) return true;
  }
  const { hash } = standingGiftTools(ports);
  return changedCard(gift, payer, { cardId: subscription.cardId, cards }, hash) !== null;
}

async function screened(
  ports: Ports,
  { renewal, seen }: RenewalKnown,
  gift: StandingGift,
  payer: PayerRecord | null,
  now: Date,
): Promise<Pick<RenewalKnown, 'found' | 'isBarred' | 'lastCleared'>> {
  const barred = await isBarred(ports, gift, payer);
  const lastCleared = await ports.renewals.lastCleared(gift.id, now);
  if (renewal.state === 'held' && ports.registry.current().status !== 'ready')
    return { found: null, isBarred: barred, lastCleared };
  const found = await screen(ports, renewal, gift, payer);
  const differs = seen !== null && !isAsAgreed(renewal, seen);
  return { found: differs ? amountDiffers(found, gift.locale) : found, isBarred: barred, lastCleared };
}

/** Gifts of the same day do not count here: a renewal is no try of a stolen card. */
async function screen(
  ports: Ports,
  { state }: Renewal,
  { id, locale }: StandingGift,
  payer: PayerRecord | null,
): Promise<Screening> {
  const recent = { byEmail: 0, byCard: 0 };
  const givenEmail = await ports.standingGifts.givenEmail(id);
  return screenNow(ports, { payer, givenEmail, locale, holdReasons: [], recent, isFirst: state !== 'held' });
}

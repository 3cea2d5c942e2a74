/** Standing gifts for the loop: how they are found, looked up at Stripe, screened, and what Stripe is asked for. */
import { agreedMinor } from '#app/domain/donation/donation.ts';
import { money } from '#app/domain/money.ts';
import { newestLike, noteOf } from '#app/domain/standing-gift/change-note.ts';
import { changedCard, type CardsSeen } from '#app/domain/standing-gift/changed-card.ts';
import { nextStandingCheckAt } from '#app/domain/standing-gift/deadlines.ts';
import { noticesDue, type Notice } from '#app/domain/standing-gift/notices.ts';
import type { StandingGiftKnown, StandingGiftTools } from '#app/domain/standing-gift/known.ts';
import { planStandingGift } from '#app/domain/standing-gift/plan.ts';
import {
  isUnderstoodOfStanding,
  type StandingGiftSeen,
  type SubscriptionSeen,
} from '#app/domain/standing-gift/seen.ts';
import type { StandingGift, StandingGiftIn } from '#app/domain/standing-gift/standing-gift.ts';
import { isUnstarted } from '#app/domain/standing-gift/asking.ts';
import { standsBehind } from '#app/domain/standing-gift/second.ts';
import { confirmCause } from '#app/domain/standing-gift/steps.ts';
import type { StripeRequestKind } from '#app/domain/stripe-request.ts';
import { reminderToken } from '#app/domain/reminder-token.ts';
import { paths } from '#app/paths.ts';
import type { Ports } from '#app/ports.ts';
import type { StripeAnswer } from '#app/ports/payments.ts';
import { waitingPeriods } from './waiting-periods.ts';
import { dayMs, lessonNow, screenNow } from './screen-now.ts';
import type { SubjectMachine } from './subject-port.ts';

export const standingGiftMachine: SubjectMachine<StandingGift, StandingGiftSeen> = {
  find: (ports, id) => ports.standingGifts.find(id),
  look,
  plan: async (ports, gift, seen) =>
    planStandingGift(await gather(ports, gift, seen), standingGiftTools(ports)),
  ask,
  understands: isUnderstoodOfStanding,
  checkAt: nextStandingCheckAt,
  deadline: ({ state, heldUntil }) => (state === 'held' || state === 'set-up' ? heldUntil : null),
};

async function look(
  ports: Ports,
  gift: StandingGift,
  news: readonly string[],
): Promise<StandingGiftSeen | null> {
  switch (gift.state) {
    case 'open':
      return gift.sessionId === null
        ? null
        : { about: 'setup', setup: await ports.cardSetups.read(gift.sessionId) };
    case 'set-up':
    case 'held':
    case 'decided':
      return (await ports.restores.pending()) ? beginning(ports, gift) : null;
    case 'starting':
    case 'confirming':
      return beginning(ports, gift);
    case 'active':
      return {
        about: 'subscription',
        subscription: await ports.subscriptions.find(gift.customerId, gift.id),
        invoices: await laterInvoices(ports, gift),
        cards: await ports.customers.cards(gift.customerId),
      };
    case 'closing': {
      const kept = await ports.customers.kept(gift.customerId, gift.paymentMethodId);
      const begins = gift.startedAt === null ? 'begins' : undefined;
      const subscription = await ports.subscriptions.find(gift.customerId, gift.id, begins);
      const owes = subscription ? await ports.subscriptions.owes(subscription.id) : false;
      const invoices = await laterInvoices(ports, gift);
      return { about: 'end', subscription, invoices, owes, kept };
    }
    case 'refused':
    case 'stopped':
    case 'unpaid':
      // Nothing of it moves by itself any more, but somebody at Stripe may have taken money by one of its invoices.
      return gift.startedAt === null || news.length === 0
        ? null
        : { about: 'invoices', invoices: await laterInvoices(ports, gift) };
    default:
      return null;
  }
}

async function beginning(
  { subscriptions }: Pick<Ports, 'subscriptions'>,
  { id, customerId }: StandingGiftIn<'set-up' | 'held' | 'decided' | 'starting' | 'confirming'>,
): Promise<StandingGiftSeen> {
  const subscription = await subscriptions.find(customerId, id, 'begins');
  return { about: 'subscription', subscription, invoices: [], cards: null };
}

/** None before the first is paid. */
const laterInvoices = async (
  { invoices }: Pick<Ports, 'invoices'>,
  { startedAt, subscriptionId }: StandingGift,
) => (startedAt === null || subscriptionId === null ? [] : invoices.ofSubscription(subscriptionId));

/** What the choices of a standing gift and of its renewals need to write things down. */
export function standingGiftTools({ ids, hasher, site }: Ports): StandingGiftTools {
  return {
    ids,
    hash: (kind, value) => hasher.hash(kind, value),
    site,
    links: {
      standingGift: (token) => site.url + paths.standingGift(token),
      appeal: (token) => site.url + paths.appeal(token),
      give: (articleSlug, choice) => site.url + paths.donateAgain(articleSlug, choice),
      second: (secret) => site.url + paths.secondGift(secret),
      stopReminders: (email) =>
        site.url + paths.reminders(reminderToken(email, (kind, value) => hasher.hash(kind, value))),
    },
  };
}

/** Only what the choice needs in this state. */
async function gather(
  ports: Ports,
  gift: StandingGift,
  seen: StandingGiftSeen | null,
): Promise<StandingGiftKnown> {
  const payer = await ports.standingGifts.payer(gift.id);
  const lastScreening = await ports.standingGifts.lastScreening(gift.id);
  const unknown = await unknownOf(ports, seen);
  const nothing = {
    found: null,
    lesson: null,
    answer: null,
    older: isUnstarted(gift) ? await olderOf(ports, gift) : null,
    asking: gift.state === 'closing' ? await ports.standingGifts.asking(gift.id) : [],
    unknown,
    changes: unknown.length > 0 ? await ports.standingGifts.changes(gift.id) : [],
    objections: [],
    changed: null,
    replacing: null,
    repricing: null,
    unnoted: [],
    readdressed: null,
    notices: [],
  };
  const isCatchingUp = (await ports.restores.pending()) !== null;
  const now = ports.clock.now();
  const known: StandingGiftKnown = { gift, now, isCatchingUp, seen, payer, lastScreening, ...nothing };
  switch (gift.state) {
    case 'set-up':
      return { ...known, found: await screen(ports, gift, known) };
    case 'held':
      // What staff or an import have taught since is asked for here and now, not at the next reading of the tables.
      await ports.registry.refresh();
      return ports.registry.current().status === 'ready'
        ? { ...known, found: await screen(ports, gift, known) }
        : known;
    case 'decided': {
      const of = { donationId: null, standingGiftId: gift.id };
      const review = await ports.standingGifts.review(gift.id);
      const lesson = lessonNow(ports, of, review, lastScreening?.screening ?? null);
      return { ...known, lesson, found: await screenedSince(ports, gift, known) };
    }
    case 'active':
      return gatherActive(ports, gift, known);
    case 'closing':
      return { ...known, objections: await ports.standingGifts.objections(gift.id) };
    case 'starting':
      return { ...known, answer: await ports.standingGifts.subscriptionAnswer(gift.id) };
    default:
      return known;
  }
}

/** The payer of one that staff cleared, and that is to start only now because it waited for its donor's answer. */
async function screenedSince(ports: Ports, gift: StandingGiftIn<'decided'>, known: StandingGiftKnown) {
  const isToStart =
    gift.decision === 'clear' && gift.olderGiftId !== null && !standsBehind(gift, known.older);
  if (!isToStart || known.now < gift.decisionInForceAt) return null;
  await ports.registry.refresh();
  return screen(ports, gift, known);
}

/** The one that it has asked about; else one that it has to ask about. */
async function olderOf(
  { standingGifts }: Pick<Ports, 'standingGifts'>,
  { id, donorId, olderGiftId }: StandingGift,
): Promise<StandingGift | null> {
  if (olderGiftId !== null) return standingGifts.find(olderGiftId);
  return donorId === null ? null : standingGifts.mendable(donorId, id);
}

async function unknownOf(ports: Ports, seen: StandingGiftSeen | null): Promise<StandingGiftKnown['unknown']> {
  if (!seen || seen.about === 'setup' || seen.invoices.length === 0) return [];
  const known = await ports.renewals.known(seen.invoices.map(({ id }) => id));
  return seen.invoices.filter(({ id }) => !known.has(id));
}

async function gatherActive(
  ports: Ports,
  gift: StandingGiftIn<'active'>,
  known: StandingGiftKnown,
): Promise<StandingGiftKnown> {
  const { payer, seen } = known;
  const objections = await ports.standingGifts.objections(gift.id);
  const replacing = await ports.standingGifts.replacing(gift.id);
  const repricing = await ports.standingGifts.repricing(gift.id);
  const subscription = seen?.about === 'subscription' ? seen.subscription : null;
  const cards = seen?.about === 'subscription' ? seen.cards : null;
  const changed =
    payer && subscription && cards && replacing === null
      ? changedCard(gift, payer, { cardId: subscription.cardId, cards }, standingGiftTools(ports).hash)
      : null;
  const found = changed ? await screen(ports, gift, { ...known, payer: changed.payer }) : null;
  const notices = subscription && cards ? await untold(ports, gift, subscription, cards) : [];
  const readdressed = await ports.standingGifts.readdressed(gift.id);
  const unnoted = await ports.standingGifts.unnoted(gift.id);
  const changes = known.isCatchingUp ? await ports.standingGifts.changes(gift.id) : known.changes;
  const asked = { replacing, repricing, unnoted, readdressed };
  return { ...known, ...asked, changes, objections, changed, found, notices };
}

async function untold(
  ports: Ports,
  gift: StandingGiftIn<'active'>,
  { periodEndsAt }: SubscriptionSeen,
  { attached }: CardsSeen,
): Promise<Notice[]> {
  const { mails, site, clock } = ports;
  const card = attached.find(({ paymentMethodId }) => paymentMethodId === gift.paymentMethodId) ?? null;
  const [waiting] = await waitingPeriods(ports, gift);
  const due = noticesDue(gift, waiting ?? periodEndsAt, card, site.timeZone, clock.now());
  const isWritten = await Promise.all(due.map(({ kind, cause }) => mails.isWritten(kind, cause)));
  return due.filter((_, index) => isWritten[index] === false);
}

async function screen(ports: Ports, gift: StandingGift, { payer, now }: StandingGiftKnown) {
  const { id, locale, holdReasons } = gift;
  const recent = await ports.standingGifts.recentSetups(id, new Date(now.getTime() - dayMs));
  const givenEmail = await ports.standingGifts.givenEmail(id);
  const isFirst = gift.state !== 'held' && gift.state !== 'decided';
  return screenNow(ports, { payer, givenEmail, locale, holdReasons, recent, isFirst });
}

async function ask(
  ports: Ports,
  gift: StandingGift,
  request: StripeRequestKind,
  key: string,
  cause: string,
): Promise<StripeAnswer> {
  const { customerId, paymentMethodId } = gift;
  if (customerId === null) throw new Error(`standing gift ${gift.id} is ${gift.state} without a card`);
  switch (request) {
    case 'create-subscription':
      return ports.subscriptions.create({
        standingGiftId: gift.id,
        customerId,
        paymentMethodId,
        charged: money(agreedMinor(gift), gift.amount.currency),
        interval: gift.interval,
        locale: gift.locale,
        confirms: cause === confirmCause,
        idempotencyKey: key,
      });
    case 'keep-drafts':
      return ports.subscriptions.keepDrafts(await subscriptionOf(ports, gift, customerId));
    case 'use-card':
      return ports.customers.useCard({
        ...{ customerId, paymentMethodId, replaced: cause },
        subscriptionId: await subscriptionOf(ports, gift, customerId),
      });
    case 'change-amount':
      return ports.subscriptions.changeAmount({
        subscriptionId: await subscriptionOf(ports, gift, customerId),
        charged: money(agreedMinor(gift), gift.amount.currency),
        idempotencyKey: key,
      });
    case 'note-change':
      return ports.subscriptions.noteChange(
        await subscriptionOf(ports, gift, customerId),
        await noteNow(ports, gift, cause),
      );
    case 'set-email': {
      const email = (await ports.standingGifts.payer(gift.id))?.email;
      if (!email) throw new Error(`standing gift ${gift.id} has no address to tell`);
      return ports.customers.setEmail(customerId, email);
    }
    case 'cancel-subscription':
      return ports.subscriptions.cancel(await subscriptionOf(ports, gift, customerId), key);
    case 'detach-card':
      return ports.customers.detachCard(paymentMethodId, key);
    case 'delete-customer':
      return ports.customers.delete(customerId, key);
    case 'create-checkout':
    case 'capture':
    case 'cancel':
    case 'refund':
    case 'accept-dispute':
    case 'finalize-invoice':
    case 'pay-invoice':
    case 'void-invoice':
      throw new Error(`a standing gift does not ask for ${request}`);
  }
}

/** Of the newest of its kind, whichever was asked for: an older one is never written over it. */
async function noteNow(
  { standingGifts }: Pick<Ports, 'standingGifts'>,
  gift: StandingGift,
  changeId: string,
) {
  const changes = await standingGifts.changes(gift.id);
  const change = changes.find(({ id }) => id === changeId);
  const newest = change && newestLike(changes, change);
  if (!newest) throw new Error(`standing gift ${gift.id} asks for a change that is not here`);
  return noteOf(newest, (await standingGifts.find(gift.id)) ?? gift);
}

/** While it starts, only Stripe knows. */
async function subscriptionOf(ports: Ports, gift: StandingGift, customerId: string): Promise<string> {
  const id = gift.subscriptionId ?? (await ports.subscriptions.find(customerId, gift.id))?.id;
  if (id === undefined) throw new Error(`standing gift ${gift.id} has no subscription`);
  return id;
}

/** All that the choice of a standing gift rests on: read here, and only what it needs in its state. */
import { isUnstarted } from '#app/domain/standing-gift/asking.ts';
import { changedCard, type CardsSeen } from '#app/domain/standing-gift/changed-card.ts';
import type { StandingGiftKnown } from '#app/domain/standing-gift/known.ts';
import { noticesDue, type Notice } from '#app/domain/standing-gift/notices.ts';
import { standsBehind } from '#app/domain/standing-gift/second.ts';
import type { StandingGiftSeen, SubscriptionSeen } from '#app/domain/standing-gift/seen.ts';
import type { StandingGift, StandingGiftIn } from '#app/domain/standing-gift/standing-gift.ts';
import type { Ports } from '#app/ports.ts';
import { dayMs, lessonNow, screenNow } from './screen-now.ts';
import { standingGiftTools } from './standing-gift-tools.ts';
import { waitingPeriods } from './waiting-periods.ts';

export async function gatherStandingGift(
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
  const wasRestored = await ports.restores.wasRestored();
  const now = ports.clock.now();
  const restoring = { isCatchingUp, wasRestored };
  const known: StandingGiftKnown = { gift, now, ...restoring, seen, payer, lastScreening, ...nothing };
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
  const changes = known.wasRestored ? await ports.standingGifts.changes(gift.id) : known.changes;
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

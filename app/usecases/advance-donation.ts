/** Brings one donation as far as it can go now: looks at Stripe, screens, takes, releases or holds. */
import {
  mustWait,
  nextCheckAt,
  settledStates,
  wasNeverOpened,
  type Donation,
  type DonationEvent,
  type DonationState,
} from '#app/domain/donation.ts';
import {
  authorisedChange,
  capturedChange,
  donorOf,
  feeChange,
  lapsingChange,
  needsNewKey,
  newStripeRequest,
  payerRecord,
  reasonsTold,
  refusingChange,
  releasedChange,
  screenedChange,
  stepChange,
  type StripeRequestKind,
  type ChangeBy,
  type DonationChange,
  type ScreeningRecord,
} from '#app/domain/donation-change.ts';
import type { DonationMailKind } from '#app/domain/mail-kinds.ts';
import { lessonOf } from '#app/domain/learning.ts';
import { composeDonationMail } from '#app/domain/mail.ts';
import { isUnderstood, newsFrom, type Checkout, type PaymentNews } from '#app/domain/payment.ts';
import { failureCode, nextFailure } from '#app/domain/retry.ts';
import { screenPayer, tooManyDonations } from '#app/domain/screening/decide.ts';
import type { Payer } from '#app/domain/screening/payer.ts';
import { reasonsOf, type Screening } from '#app/domain/screening/screening.ts';
import { paths } from '#app/paths.ts';
import type { Ports } from '#app/ports.ts';
import type { WaitingEvent } from '#app/ports/events.ts';
import type { Failpoint } from '#app/ports/operations.ts';
import type { StripeAnswer } from '#app/ports/payments.ts';

export type AdvanceOutcome =
  | { readonly kind: 'rests'; readonly state: DonationState }
  /** It failed before, and its next try has not come. */
  | { readonly kind: 'waits' }
  | { readonly kind: 'unknown-donation' };

/** Donations by one e-mail address or card in a day beyond which a person looks first: thieves try cards in series. */
const donationsPerDayMax = 5;
/** More rounds than the longest way through the table, races with other processes included. */
const roundsMax = 20;
const dayMs = 86_400_000;
/** How long a refused card is remembered: long enough to meet the next try, short of keeping it for ever. */
const refusedCardKeptMs = 365 * dayMs;

/**
 * Safe to call at any time, any number of times and from several processes at once: what it writes depends on the
 * states of Stripe and of the donation alone, every write asserts the version it read, and every request to Stripe
 * carries its own idempotency key. Where something fails, that is kept with the donation, which is not tried again before its
 * time whoever asks, and thrown.
 */
export async function advanceDonation(ports: Ports, donationId: string): Promise<AdvanceOutcome> {
  const events = await ports.events.waitingOf(donationId);
  const donation = await ports.donations.find(donationId);
  if (!donation) return { kind: 'unknown-donation' };
  const newsAt = events.map(({ receivedAt }) => receivedAt);
  if (mustWait(donation, newsAt, ports.clock.now())) return { kind: 'waits' };
  try {
    const outcome = await advance(ports, donationId);
    if (outcome.kind === 'rests') await noteNotUnderstood(ports, donationId, outcome.state, events);
    await ports.events.done(
      events.map(({ id }) => id),
      ports.clock.now(),
    );
    return outcome;
  } catch (error) {
    await keepFailure(ports, donationId, error);
    throw error;
  }
}

async function keepFailure(ports: Ports, donationId: string, error: unknown): Promise<void> {
  try {
    const donation = await ports.donations.find(donationId);
    if (!donation) return;
    const now = ports.clock.now();
    // What fails never keeps a hold beyond its deadline.
    const deadline = donation.state === 'held' || donation.state === 'authorised' ? donation.heldUntil : null;
    await ports.donations.fail(
      donation,
      nextFailure(donation.failureCount, error, now, ports.random(), deadline),
    );
  } catch (unkept) {
    // Most likely the database is what failed; the donation is due again when its lease ends.
    ports.log.warn('a failure could not be kept', { donation: donationId, error: failureCode(unkept) });
  }
}

/** Events of ours that ask for more than we do are named in the log and counted, and shown at the desk. */
async function noteNotUnderstood(
  ports: Ports,
  donationId: string,
  state: DonationState,
  events: readonly WaitingEvent[],
): Promise<void> {
  for (const event of events.filter(({ type }) => !isUnderstood(type, state))) {
    ports.log.warn('an event of ours is not understood', { event: event.id, type: event.type });
    await ports.events.noteNotUnderstood(event, donationId, ports.clock.now());
  }
}

async function advance(ports: Ports, donationId: string): Promise<AdvanceOutcome> {
  let seen: Checkout | null = null;
  for (let round = 0; round < roundsMax; round += 1) {
    const donation = await ports.donations.find(donationId);
    if (!donation) return { kind: 'unknown-donation' };
    // One reading of Stripe serves until we ask it for something ourselves.
    seen ??= await readCheckout(ports, donation);
    const advanced = await advanceOnce(ports, donation, seen);
    if (advanced === 'rests') {
      const checkAt = nextCheckAt(donation, ports.clock.now());
      const isAsItWas = checkAt?.getTime() === donation.checkAt?.getTime() && donation.failureCount === 0;
      if (!isAsItWas || donation.dueSince !== null)
        await ports.donations.rest(donation.id, donation.version, checkAt);
      return { kind: 'rests', state: donation.state };
    }
    if (advanced === 'acted') seen = null;
  }
  throw new Error(`donation ${donationId} did not come to rest in ${String(roundsMax)} rounds`);
}

/** Stripe's present state of this donation; null where there is nothing left to learn. */
async function readCheckout(ports: Ports, donation: Donation): Promise<Checkout | null> {
  const finished = settledStates.has(donation.state) && !(donation.state === 'received' && !donation.fee);
  return finished || !donation.sessionId ? null : ports.payments.readCheckout(donation.sessionId);
}

/** `changed`: a row was written, or another process wrote first; `acted`: Stripe did something; `rests`: nothing to do. */
type Advanced = 'changed' | 'acted' | 'rests';

async function advanceOnce(ports: Ports, donation: Donation, seen: Checkout | null): Promise<Advanced> {
  const news = seen && newsFrom(donation, seen);
  if (seen && news) return recordNews(ports, donation, news, seen);
  const now = ports.clock.now();
  switch (donation.state) {
    case 'open':
      return wasNeverOpened(donation, now) ? record(ports, donation, 'checkout-expired', {}) : 'rests';
    case 'authorised':
      return isPastDeadline(donation, now) ? lapse(ports, donation, now) : screen(ports, donation, 'payer');
    case 'held':
      if (isPastDeadline(donation, now)) return lapse(ports, donation, now);
      // What staff or an import have taught since is asked for here and now, not at the next reading of the tables.
      await ports.registry.refresh();
      return ports.registry.current().status === 'ready' ? screen(ports, donation, 'again') : 'rests';
    case 'decided':
      if (now < donation.decisionInForceAt) return 'rests';
      return enforce(ports, donation, now);
    case 'capturing':
      return capture(ports, donation);
    case 'releasing':
      return release(ports, donation);
    case 'received':
      return seen ? recordFee(ports, donation, seen) : 'rests';
    case 'abandoned':
    case 'refused':
    case 'lapsed':
      return 'rests';
  }
}

function isPastDeadline({ heldUntil }: Donation, now: Date): boolean {
  return heldUntil !== null && now >= heldUntil;
}

function lapse(ports: Ports, donation: Donation, now: Date): Promise<Advanced> {
  return record(ports, donation, 'deadline-passed', lapsingChange(donation, now));
}

async function record<E extends DonationEvent>(
  ports: Ports,
  donation: Donation,
  event: E,
  extra: ChangeBy<E>,
  after?: Failpoint,
): Promise<Advanced> {
  const change = stepChange(donation, event, ports.clock.now(), extra);
  if (change === 'illegal') {
    ports.log.error('an event that cannot be', { donation: donation.id, state: donation.state, event });
    return 'rests';
  }
  if (change === 'ignored') return 'rests';
  const written = await ports.donations.change(donation.id, donation.version, change);
  if (written === 'changed') {
    if (after) ports.failpoint(after);
    if (change.mail) await ports.jobs.send('send-mail', change.mail.id);
  }
  return 'changed';
}

async function recordNews(
  ports: Ports,
  donation: Donation,
  event: PaymentNews,
  seen: Checkout,
): Promise<Advanced> {
  if (event === 'checkout-expired') return record(ports, donation, event, {});
  const payment = seen.payment;
  const charge = payment?.charge;
  if (!payment || !charge) throw new Error(`donation ${donation.id} has news of ${event} without a charge`);
  const now = ports.clock.now();
  switch (event) {
    case 'authorised': {
      const before = await ports.donations.payer(donation.id);
      const hash = (kind: 'email' | 'card', value: string) => ports.hasher.hash(kind, value);
      const payer = payerRecord(before?.organisation ?? null, seen.payer, charge, hash);
      const donor = donorOf(payer, ports.ids.row(), hash);
      return record(
        ports,
        donation,
        event,
        authorisedChange(payment, charge, payer, donor),
        'authorised-recorded',
      );
    }
    case 'captured': {
      const change = capturedChange(payment, charge, now);
      return record(
        ports,
        donation,
        event,
        { ...change, ...(await mailOf(ports, donation, 'received')) },
        'captured-recorded',
      );
    }
    case 'released-refused': {
      const change = { ...releasedChange(payment, charge, now), ...(await rememberCard(ports, donation)) };
      return record(
        ports,
        donation,
        event,
        { ...change, ...(await mailOf(ports, donation, 'refused')) },
        'cancelled-recorded',
      );
    }
    case 'released-lapsed':
    case 'hold-lost': {
      const change = releasedChange(payment, charge, now);
      return record(
        ports,
        donation,
        event,
        { ...change, ...(await mailOf(ports, donation, 'lapsed')) },
        'cancelled-recorded',
      );
    }
  }
}

async function screen(ports: Ports, donation: Donation, stage: 'payer' | 'again'): Promise<Advanced> {
  const now = ports.clock.now();
  const payer = await ports.donations.payer(donation.id);
  const refusedCard = payer?.cardFingerprintHash
    ? await ports.donations.refusedCard(payer.cardFingerprintHash, now)
    : null;
  const recent = await ports.donations.recentAuthorisations(donation.id, new Date(now.getTime() - dayMs));
  const screened: Payer = {
    name: payer?.name,
    billingName: payer?.billingName,
    organisation: payer?.organisation,
    email: payer?.email,
    country: payer?.country,
    postalCode: payer?.postalCode,
    cardRefused: refusedCard,
    cardHidden: !payer?.cardFingerprintHash,
  };
  // What is held already waits for a person whatever the screening does, so there its fault is a failure like another.
  const found =
    stage === 'payer'
      ? screenOrHold(ports, screened, donation.locale)
      : screenPayer(ports.registry.current(), screened, donation.locale);
  // A hold for many donations is not over because the day is: a person looks at it all the same.
  const gaveOften =
    donation.holdReasons.includes('too-many-donations') ||
    Math.max(recent.byEmail, recent.byCard) >= donationsPerDayMax;
  const tooMany = found.outcome !== 'political' && gaveOften;
  const screening = tooMany ? tooManyDonations(found, donationsPerDayMax, donation.locale) : found;
  if (stage === 'again' && (await isNothingNew(ports, donation, screening))) return 'rests';
  const screeningRecord: ScreeningRecord = {
    id: ports.ids.row(),
    token: ports.ids.token(),
    donationId: donation.id,
    stage,
    screening,
    createdAt: now,
  };
  const change = screenedChange(donation, screeningRecord, now);
  const held = screening.outcome === 'unclear' && donation.state !== 'held';
  return record(
    ports,
    donation,
    `screened-${screening.outcome}`,
    held ? { ...change, ...(await mailOf(ports, donation, 'held', screeningRecord)) } : change,
    held ? 'held-recorded' : 'screened-recorded',
  );
}

/** Still no registry, or the same reasons as before: the donation waits as it did, without another record of the same. */
async function isNothingNew(ports: Ports, donation: Donation, screening: Screening): Promise<boolean> {
  if (screening.rule === 'cannot-screen') return true;
  const last = (await ports.donations.lastScreening(donation.id))?.screening;
  const reasons = (of: Screening) => reasonsOf(of).map(({ rule, listing }) => `${rule} ${listing?.id ?? ''}`);
  return (
    screening.outcome === 'unclear' &&
    last !== undefined &&
    reasons(last).join('\n') === reasons(screening).join('\n')
  );
}

/** A fault in the screening clears nobody and refuses nobody: the donation waits for a person. */
function screenOrHold(ports: Ports, payer: Payer, locale: string): Screening {
  try {
    return screenPayer(ports.registry.current(), payer, locale);
  } catch (error) {
    ports.log.error('a payer could not be screened', {
      error: error instanceof Error ? error.name : 'unknown',
    });
    return screenPayer({ status: 'failed', index: null }, payer, locale);
  }
}

/** The decision comes into force, and with it what it teaches: the next donation of this payer meets it here and now. */
async function enforce(ports: Ports, donation: Donation, now: Date): Promise<Advanced> {
  const learned = await lesson(ports, donation);
  const advanced =
    donation.decision === 'clear'
      ? await record(
          ports,
          donation,
          'clear-enforced',
          { stripeRequest: newStripeRequest(donation.id, 'capture', now), ...learned },
          'capture-asked',
        )
      : await record(
          ports,
          donation,
          'refusal-enforced',
          { ...refusingChange(donation, now), ...learned },
          'cancel-asked',
        );
  if (learned.learned) await ports.registry.refresh();
  return advanced;
}

async function lesson(ports: Ports, donation: Donation): Promise<Pick<DonationChange, 'learned'>> {
  const review = await ports.donations.review(donation.id);
  const last = await ports.donations.lastScreening(donation.id);
  if (!review || !last) return {};
  const { decision, reason, actorName } = review;
  const taught = lessonOf(decision, reason, last.screening, ports.registry.current().index);
  return taught.allowlist.length + taught.aliases.length > 0
    ? { learned: { ...taught, actorName, reason } }
    : {};
}

async function capture(ports: Ports, donation: Donation): Promise<Advanced> {
  ports.failpoint('capture-asked');
  await makeRequest(ports, donation, 'capture', (key) => ports.payments.capture(paymentOf(donation), key));
  ports.failpoint('captured-at-stripe');
  return 'acted';
}

async function release(ports: Ports, donation: Donation): Promise<Advanced> {
  ports.failpoint('cancel-asked');
  await makeRequest(ports, donation, 'cancel', (key) => ports.payments.cancel(paymentOf(donation), key));
  ports.failpoint('cancelled-at-stripe');
  return 'acted';
}

/**
 * Asks Stripe once, under the stored key or, where that is used up, a new one; Stripe's state was read just before and allows each
 * once. Whatever it answers, its state is read again and decides; where that says nothing new, this throws and is tried later.
 */
async function makeRequest(
  ports: Ports,
  donation: Donation,
  kind: StripeRequestKind,
  ask: (key: string) => Promise<StripeAnswer>,
): Promise<void> {
  const answer = await ask(await keyFor(ports, donation, kind));
  if (answer.kind === 'done') return;
  await ports.donations.noteAnswer(donation.id, kind, answer.kind);
  if (answer.kind !== 'unanswered') {
    const seen = await readCheckout(ports, donation);
    if (seen && newsFrom(donation, seen)) return;
  }
  const words = `Stripe did not ${kind} the payment of donation ${donation.id} and leaves it as it was`;
  throw Object.assign(new Error(words), { name: `${kind} ${answer.kind}`, code: answer.code });
}

async function keyFor(ports: Ports, donation: Donation, kind: StripeRequestKind): Promise<string> {
  const now = ports.clock.now();
  const asked = await ports.donations.storedRequest(donation.id, kind);
  if (!needsNewKey(asked, now)) return asked.idempotencyKey;
  const key = `${donation.id}-${kind}-${ports.ids.row()}`;
  await ports.donations.renewRequestKey(donation.id, kind, key, now);
  return key;
}

function paymentOf(donation: Donation): string {
  if (!donation.paymentIntentId)
    throw new Error(`donation ${donation.id} is ${donation.state} without a payment`);
  return donation.paymentIntentId;
}

/** Stripe books its fee a moment after the capture; until then it is read again, at growing intervals. */
async function recordFee(ports: Ports, donation: Donation, seen: Checkout): Promise<Advanced> {
  const balance = seen.payment?.charge?.balance;
  if (donation.fee || !seen.payment || !balance) return 'rests';
  const change = feeChange(seen.payment, balance);
  await ports.donations.change(donation.id, donation.version, {
    ...change,
    fields: { ...change.fields, checkAt: null },
    postedAt: ports.clock.now(),
  });
  return 'changed';
}

/** A card refused for politics is looked at by a person when it comes back. */
async function rememberCard(ports: Ports, donation: Donation): Promise<Pick<DonationChange, 'refusedCard'>> {
  const payer = await ports.donations.payer(donation.id);
  if (!payer?.cardFingerprintHash) return {};
  const now = ports.clock.now();
  const last = await ports.donations.lastScreening(donation.id);
  return {
    refusedCard: {
      fingerprintHash: payer.cardFingerprintHash,
      listingId: last?.screening.listing?.id ?? null,
      listingName: last?.screening.listing?.name ?? null,
      createdAt: now,
      expiresAt: new Date(now.getTime() + refusedCardKeptMs),
    },
  };
}

/** `screening` is what the mail is about: the one that is being recorded with it, else the last one. */
async function mailOf(
  ports: Ports,
  donation: Donation,
  kind: DonationMailKind,
  screening?: ScreeningRecord,
): Promise<Pick<DonationChange, 'mail'>> {
  const payer = await ports.donations.payer(donation.id);
  if (!payer?.email) return {};
  const about = screening ?? (await ports.donations.lastScreening(donation.id));
  return {
    mail: {
      id: ports.ids.row(),
      kind,
      recipient: payer.email,
      ...composeDonationMail(kind, {
        site: ports.site,
        donation,
        donationUrl: ports.site.url + paths.donation(donation.token),
        appealUrl: about ? ports.site.url + paths.appeal(about.token) : null,
        reasons: reasonsTold(donation, about?.screening ?? null),
      }),
    },
  };
}

/** Brings one donation as far as it can go now: looks at Stripe, screens, takes, releases or holds. */
import {
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
  feeChange,
  lapsingChange,
  newStripeRequest,
  payerRecord,
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
import { newsFrom, type Checkout, type PaymentNews } from '#app/domain/payment.ts';
import { screenPayer, tooManyDonations } from '#app/domain/screening/decide.ts';
import type { Payer } from '#app/domain/screening/payer.ts';
import type { Screening } from '#app/domain/screening/screening.ts';
import { paths } from '#app/paths.ts';
import type { Failpoint, Ports } from '#app/ports.ts';

export type AdvanceOutcome =
  { readonly kind: 'rests'; readonly state: DonationState } | { readonly kind: 'unknown-donation' };

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
 * carries its own idempotency key. Throws where Stripe or the database cannot be reached; calling again goes on.
 */
export async function advanceDonation(ports: Ports, donationId: string): Promise<AdvanceOutcome> {
  const eventIds = await ports.events.waitingOf(donationId);
  const outcome = await advance(ports, donationId);
  await ports.events.done(eventIds, ports.clock.now());
  return outcome;
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
      if (checkAt?.getTime() !== donation.checkAt?.getTime())
        await ports.donations.setCheckAt(donation.id, donation.version, checkAt);
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
      const payer = payerRecord(before?.organisation ?? null, seen.payer, charge, (kind, value) =>
        ports.hasher.hash(kind, value),
      );
      return record(
        ports,
        donation,
        event,
        authorisedChange(payment, charge, payer, ports.ids.row()),
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
  const found = screenOrHold(
    ports,
    {
      name: payer?.name,
      billingName: payer?.billingName,
      organisation: payer?.organisation,
      email: payer?.email,
      country: payer?.country,
      postalCode: payer?.postalCode,
      cardRefused: refusedCard,
      cardHidden: !payer?.cardFingerprintHash,
    },
    donation.locale,
  );
  // A hold for many donations is not over because the day is: a person looks at it all the same.
  const gaveOften =
    donation.holdReason === 'too-many-donations' ||
    Math.max(recent.byEmail, recent.byCard) >= donationsPerDayMax;
  const tooMany = found.outcome === 'clear' && gaveOften;
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
    held ? { ...change, ...(await mailOf(ports, donation, 'held')) } : change,
    held ? 'held-recorded' : 'screened-recorded',
  );
}

/** Still no registry, or the same reason as before: the donation waits as it did, without another record of the same. */
async function isNothingNew(ports: Ports, donation: Donation, screening: Screening): Promise<boolean> {
  if (screening.rule === 'cannot-screen') return true;
  const last = (await ports.donations.lastScreening(donation.id))?.screening;
  return (
    screening.outcome === 'unclear' &&
    last?.rule === screening.rule &&
    last.listing?.id === screening.listing?.id
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
  await makeRequest(ports, donation, 'capture', async (key) => {
    return (await ports.payments.capture(paymentOf(donation), key)) === 'captured';
  });
  ports.failpoint('captured-at-stripe');
  return 'acted';
}

async function release(ports: Ports, donation: Donation): Promise<Advanced> {
  ports.failpoint('cancel-asked');
  await makeRequest(ports, donation, 'cancel', async (key) => {
    return (await ports.payments.cancel(paymentOf(donation), key)) === 'canceled';
  });
  ports.failpoint('cancelled-at-stripe');
  return 'acted';
}

/**
 * Makes one request under its stored key. Whatever Stripe answers, its state is read again and decides; where that says nothing
 * new, this throws and is tried later. Stripe repeats a failure for a day under the same key, so the next try gets a new
 * one; that is safe because Stripe's state is read before it and allows each once.
 */
async function makeRequest(
  ports: Ports,
  donation: Donation,
  kind: StripeRequestKind,
  ask: (key: string) => Promise<boolean>,
): Promise<void> {
  try {
    if (await ask(await ports.donations.requestKey(donation.id, kind))) return;
    const seen = await readCheckout(ports, donation);
    if (seen && newsFrom(donation, seen)) return;
    throw new Error(
      `Stripe refuses to ${kind} the payment of donation ${donation.id} and leaves it as it was`,
    );
  } catch (error) {
    await ports.donations.renewRequestKey(donation.id, kind, `${donation.id}-${kind}-${ports.ids.row()}`);
    throw error;
  }
}

function paymentOf(donation: Donation): string {
  if (!donation.paymentIntentId)
    throw new Error(`donation ${donation.id} is ${donation.state} without a payment`);
  return donation.paymentIntentId;
}

/** Stripe books its fee a moment after the capture; until then we look again each minute. */
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

async function mailOf(
  ports: Ports,
  donation: Donation,
  kind: DonationMailKind,
): Promise<Pick<DonationChange, 'letter'>> {
  const payer = await ports.donations.payer(donation.id);
  if (!payer?.email) return {};
  const last = await ports.donations.lastScreening(donation.id);
  return {
    mail: {
      id: ports.ids.row(),
      kind,
      recipient: payer.email,
      ...composeDonationMail(kind, {
        site: ports.site,
        donation,
        donationUrl: ports.site.url + paths.donation(donation.token),
        appealUrl: last ? ports.site.url + paths.appeal(last.token) : null,
        // A staff refusal has its own reason; the sentence is the screening's alone.
        sentence: donation.refusedBy === 'staff' ? null : (last?.screening.sentence ?? null),
      }),
    },
  };
}

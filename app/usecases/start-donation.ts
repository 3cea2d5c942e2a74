/** A reader sends the form: checked, screened by what it says, and sent on to the payment page. */
import type { Donation } from '#app/domain/donation.ts';
import { nextCheckAt, notFailing } from '#app/domain/donation.ts';
import { newStripeRequest, type ScreeningRecord } from '#app/domain/donation-change.ts';
import {
  parseDonationForm,
  type DonationFormErrors,
  type DonationFormValues,
  type DonationRequest,
} from '#app/domain/donation-form.ts';
import { attestations, pledges } from '#app/domain/pledge.ts';
import { failureCode } from '#app/domain/retry.ts';
import { screenPayer } from '#app/domain/screening/decide.ts';
import { paths } from '#app/paths.ts';
import type { Ports } from '#app/ports.ts';

export interface StartDonationInput {
  readonly values: DonationFormValues;
  /** From the reader's short cookie, where there is one. */
  readonly attemptKey: string | null;
  /** The keyed hash under which limits count this address. */
  readonly addressKey: string;
}

export type StartDonationOutcome =
  | { readonly kind: 'invalid'; readonly errors: DonationFormErrors }
  | { readonly kind: 'refused'; readonly sentence: string; readonly appealToken: string }
  | { readonly kind: 'checkout'; readonly url: string; readonly attemptKey: string }
  | { readonly kind: 'limited'; readonly waitSeconds: number }
  | { readonly kind: 'payments-unavailable' }
  /** The disk is full: nothing can be written down, so nothing is begun. */
  | { readonly kind: 'storage-full' };

/** A double click or a reload within this time leads to the same payment page. */
export const attemptMs = 60_000;
/** The longest that Stripe allows: a reader may be called away. */
const checkoutOpenMs = 24 * 3_600_000 - 60_000;

type Needs = Pick<
  Ports,
  | 'articles'
  | 'donations'
  | 'screenings'
  | 'registry'
  | 'payments'
  | 'limits'
  | 'clock'
  | 'ids'
  | 'hasher'
  | 'site'
  | 'outageOf'
  | 'log'
>;

export async function startDonation(ports: Needs, input: StartDonationInput): Promise<StartDonationOutcome> {
  try {
    return await start(ports, input);
  } catch (error) {
    if (ports.outageOf(error) !== 'disk-full') throw error;
    ports.log.error('a gift could not be written down: the disk is full', { error: failureCode(error) });
    return { kind: 'storage-full' };
  }
}

async function start(ports: Needs, input: StartDonationInput): Promise<StartDonationOutcome> {
  const parsed = parseDonationForm(input.values, {
    ...ports.site,
    pledgeVersions: new Set(pledges.map(({ version }) => version)),
    attestationVersions: new Set(attestations.map(({ version }) => version)),
  });
  if (!parsed.ok) return { kind: 'invalid', errors: parsed.errors };
  const now = ports.clock.now();
  const bodyHash = ports.hasher.hash('form', JSON.stringify(input.values));
  if (input.attemptKey) {
    const before = await ports.donations.findAttempt(
      input.attemptKey,
      bodyHash,
      new Date(now.getTime() - attemptMs),
    );
    if (before?.sessionUrl) return { kind: 'checkout', url: before.sessionUrl, attemptKey: input.attemptKey };
  }
  const limit = await ports.limits.take('checkout', input.addressKey);
  if (!limit.allowed) return { kind: 'limited', waitSeconds: limit.waitSeconds };
  const screening = screenOrganisation(ports, parsed.request, now);
  if (screening?.screening.outcome === 'political') {
    await ports.screenings.saveAtForm(screening);
    return { kind: 'refused', sentence: screening.screening.sentence, appealToken: screening.token };
  }
  return openCheckout(ports, parsed.request, screening, bodyHash, now);
}

/** Null where the form names no organisation: then only the payer, after the payment page, can be screened. */
function screenOrganisation(ports: Needs, request: DonationRequest, now: Date): ScreeningRecord | null {
  if (request.organisation === null) return null;
  return {
    id: ports.ids.row(),
    token: ports.ids.token(),
    donationId: null,
    stage: 'form',
    screening: screenPayer(ports.registry.current(), { organisation: request.organisation }, request.locale),
    createdAt: now,
  };
}

async function openCheckout(
  ports: Needs,
  request: DonationRequest,
  screening: ScreeningRecord | null,
  bodyHash: string,
  now: Date,
): Promise<StartDonationOutcome> {
  const published = request.articleSlug ? await ports.articles.find(request.articleSlug) : null;
  const articleSlug = published ? request.articleSlug : null;
  const attemptKey = ports.ids.token();
  const donation = newDonation(ports, { ...request, articleSlug }, now);
  const stripeRequest = newStripeRequest(donation.id, 'create-checkout', now);
  await ports.donations.create({
    donation,
    organisation: request.organisation,
    attemptKey,
    attemptBodyHash: bodyHash,
    stripeRequest,
    screening: screening && { ...screening, donationId: donation.id },
  });
  try {
    const session = await ports.payments.createCheckout({
      donationId: donation.id,
      amount: request.amount,
      feeCover: request.feeCover,
      locale: request.locale,
      successUrl: ports.site.url + paths.donation(donation.token),
      cancelUrl: ports.site.url + paths.donate(articleSlug),
      expiresAt: new Date(now.getTime() + checkoutOpenMs),
      idempotencyKey: stripeRequest.idempotencyKey,
    });
    const written = await ports.donations.change(donation.id, donation.version, {
      fields: {
        sessionId: session.sessionId,
        sessionUrl: session.url,
        sessionExpiresAt: session.expiresAt,
        checkAt: nextCheckAt({ ...donation, sessionExpiresAt: session.expiresAt }, now),
      },
      finishedRequest: { kind: 'create-checkout', at: now, outcome: 'created' },
    });
    // Given up meanwhile, by a clock that ran ahead: a payment there would belong to no open donation.
    if (written === 'stale') return { kind: 'payments-unavailable' };
    return { kind: 'checkout', url: session.url, attemptKey };
  } catch (error) {
    ports.log.error('the payment page could not be made', { donation: donation.id, error: String(error) });
    return { kind: 'payments-unavailable' };
  }
}

function newDonation(ports: Needs, request: DonationRequest, now: Date): Donation {
  const nothing = {
    chargeId: null,
    authorisedAt: null,
    captureBefore: null,
    heldUntil: null,
    holdReason: null,
  };
  const undecided = {
    decision: null,
    decisionInForceAt: null,
    releaseOutcome: null,
    refusedBy: null,
    refusalDecidedAt: null,
  };
  const donation = {
    id: ports.ids.row(),
    token: ports.ids.token(),
    state: 'open' as const,
    version: 0,
    articleSlug: request.articleSlug,
    amount: request.amount,
    feeCover: request.feeCover,
    locale: request.locale,
    pledgeVersion: request.pledgeVersion,
    attestationVersion: request.attestationVersion,
    createdAt: now,
    sessionId: null,
    sessionUrl: null,
    sessionExpiresAt: null,
    paymentIntentId: null,
    ...nothing,
    ...undecided,
    settledAt: null,
    ...notFailing,
    fee: null,
    balanceTransactionId: null,
    donorId: null,
  };
  return { ...donation, checkAt: nextCheckAt(donation, now) };
}

/** How either kind of gift begins: what is written first, which page Stripe is asked for, and the step once it is there. */
import { checkoutMemory } from '#app/domain/donation/checkout-memory.ts';
import { nextCheckAt } from '#app/domain/donation/deadlines.ts';
import { newDonation } from '#app/domain/donation/new-donation.ts';
import type { OfGift } from '#app/domain/donation/records.ts';
import { checkoutOpened } from '#app/domain/donation/steps.ts';
import type { DonationRequest } from '#app/domain/donation-form.ts';
import { nextStandingCheckAt } from '#app/domain/standing-gift/deadlines.ts';
import { setupMemory } from '#app/domain/standing-gift/setup-memory.ts';
import { newStandingGift } from '#app/domain/standing-gift/new-standing-gift.ts';
import type { GiftInterval } from '#app/domain/standing-gift/standing-gift.ts';
import { cardSetupOpened } from '#app/domain/standing-gift/steps.ts';
import type { Effect, NewCheckout, Step } from '#app/domain/step.ts';
import { newStripeRequest } from '#app/domain/stripe-request.ts';
import { donationSubject, standingGiftSubject, subjectKey } from '#app/domain/subject.ts';
import { paths } from '#app/paths.ts';
import type { Ports } from '#app/ports.ts';
import type { CheckoutInput, CheckoutOutcome } from '#app/ports/payments.ts';

type Opened = Extract<CheckoutOutcome, { kind: 'opened' }>;

export interface BegunGift {
  /** For the log. */
  readonly subject: string;
  readonly of: OfGift;
  readonly effects: readonly Effect[];
  /** Asks Stripe for the page; throws where it cannot be had. */
  open(page: { readonly cancelUrl: string; readonly expiresAt: Date }): Promise<CheckoutOutcome>;
  opened(page: Opened, now: Date): Step;
}

type Needs = Pick<Ports, 'checkouts' | 'cardSetups' | 'ids' | 'site'>;

export function beginGift(
  ports: Needs,
  request: DonationRequest,
  checkout: NewCheckout,
  now: Date,
): BegunGift {
  const { frequency } = request;
  return frequency === 'once'
    ? beginDonation(ports, request, checkout, now)
    : beginStandingGift(ports, request, frequency, checkout, now);
}

function beginDonation(ports: Needs, request: DonationRequest, checkout: NewCheckout, now: Date): BegunGift {
  const donation = newDonation(request, { id: ports.ids.row(), token: ports.ids.token() }, now);
  const subject = donationSubject(donation.id);
  const asked = newStripeRequest(subject, 'create-checkout', now);
  const { organisation } = request;
  const checkAt = nextCheckAt(donation, now);
  return {
    subject: subjectKey(subject),
    of: { donationId: donation.id },
    effects: [
      { kind: 'create-donation', donation, organisation, checkout, invoicePaymentId: null, checkAt },
      { kind: 'ask-stripe', request: asked },
    ],
    open: (page) =>
      ports.checkouts.create({
        donationId: donation.id,
        ...pageOf(request, asked.idempotencyKey),
        ...page,
        memory: checkoutMemory(donation, organisation),
        successUrl: ports.site.url + paths.donation(donation.token),
      }),
    opened: (page, at) => checkoutOpened(donation, page, at),
  };
}

function beginStandingGift(
  ports: Needs,
  request: DonationRequest,
  interval: GiftInterval,
  checkout: NewCheckout,
  now: Date,
): BegunGift {
  const gift = newStandingGift(request, interval, { id: ports.ids.row(), token: ports.ids.token() }, now);
  const subject = standingGiftSubject(gift.id);
  const asked = newStripeRequest(subject, 'create-checkout', now);
  const { organisation } = request;
  const checkAt = nextStandingCheckAt(gift, now);
  return {
    subject: subjectKey(subject),
    of: { standingGiftId: gift.id },
    effects: [
      { kind: 'create-standing-gift', gift, organisation, checkout, checkAt },
      { kind: 'ask-stripe', request: asked },
    ],
    open: (page) =>
      ports.cardSetups.create({
        standingGiftId: gift.id,
        interval,
        ...pageOf(request, asked.idempotencyKey),
        ...page,
        memory: setupMemory(gift, organisation),
        successUrl: ports.site.url + paths.standingGift(gift.token),
      }),
    opened: (page, at) => cardSetupOpened(gift, page, at),
  };
}

function pageOf(
  { amount, feeCover, locale }: DonationRequest,
  idempotencyKey: string,
): Pick<CheckoutInput, 'amount' | 'feeCover' | 'locale' | 'idempotencyKey'> {
  return { amount, feeCover, locale, idempotencyKey };
}

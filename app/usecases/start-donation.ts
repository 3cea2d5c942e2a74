/** A reader sends the form: checked, screened by what it says, and sent on to the payment page. */
import type { ScreeningRecord } from '#app/domain/donation/records.ts';
import {
  parseDonationForm,
  refusedAmountErrors,
  type DonationFormErrors,
  type DonationFormValues,
  type DonationRequest,
} from '#app/domain/donation-form.ts';
import { inCurrency } from '#app/domain/donation-settings.ts';
import { writeChoice } from '#app/domain/donation-link.ts';
import type { Money } from '#app/domain/money.ts';
import { attestations, pledges } from '#app/domain/pledge.ts';
import { failureCode } from '#app/domain/retry.ts';
import { screenPayer } from '#app/domain/screening/decide/decide.ts';
import type { Effect } from '#app/domain/step.ts';
import { paths } from '#app/paths.ts';
import type { Ports } from '#app/ports.ts';
import type { ClientKeys } from '#app/ports/limits.ts';
import { beginGift } from '#app/subjects/begin-gift.ts';

export interface StartDonationInput {
  readonly values: DonationFormValues;
  /** From the reader's short cookie, where there is one. */
  readonly attemptKey: string | null;
  readonly client: ClientKeys;
  /** What the request says of its browser: tells two clicks of one from two readers, while the first is under way. */
  readonly browser: string;
  readonly pause: (ms: number) => Promise<unknown>;
}

export type StartDonationOutcome =
  | { readonly kind: 'invalid'; readonly errors: DonationFormErrors; readonly readings: readonly Money[] }
  | { readonly kind: 'refused'; readonly sentence: string; readonly appealToken: string }
  | { readonly kind: 'checkout'; readonly url: string; readonly attemptKey: string }
  | { readonly kind: 'limited'; readonly waitSeconds: number }
  /** All payment pages of these seconds are given out. */
  | { readonly kind: 'too-many-readers'; readonly waitSeconds: number }
  | { readonly kind: 'payments-unavailable' }
  /** The disk is full: nothing can be written down, so nothing is begun. */
  | { readonly kind: 'storage-full' };

/** A reload within this time leads to the same payment page. */
export const attemptMs = 60_000;
/** The longest that Stripe allows: a reader may be called away. */
const checkoutOpenMs = 24 * 3_600_000 - 60_000;

type Needs = Pick<
  Ports,
  | 'articles'
  | 'donations'
  | 'standingGifts'
  | 'screenings'
  | 'registry'
  | 'commit'
  | 'checkouts'
  | 'cardSetups'
  | 'limits'
  | 'checkoutQuota'
  | 'checkoutAttempts'
  | 'clock'
  | 'ids'
  | 'hasher'
  | 'site'
  | 'outageOf'
  | 'log'
>;

/**
 * A form that is sent again within a minute, or twice at once, leads to one payment page: known by the short cookie, and
 * before the browser has that, by who sent it. The second way holds only while the first answer is being made, so that
 * neighbours behind one address get payment pages of their own.
 */
export async function startDonation(ports: Needs, input: StartDonationInput): Promise<StartDonationOutcome> {
  try {
    return await start(ports, input);
  } catch (error) {
    if (ports.outageOf(error) !== 'disk-full') throw error;
    ports.log.error('a donation could not be written down: the disk is full', { error: failureCode(error) });
    return { kind: 'storage-full' };
  }
}

async function start(ports: Needs, input: StartDonationInput): Promise<StartDonationOutcome> {
  const parsed = parseDonationForm(input.values, {
    ...inCurrency(ports.site, input.values.currency),
    pledgeVersions: new Set(pledges.map(({ version }) => version)),
    attestationVersions: new Set(attestations.map(({ version }) => version)),
  });
  if (!parsed.ok) return { kind: 'invalid', errors: parsed.errors, readings: parsed.readings };
  const now = ports.clock.now();
  const bodyHash = ports.hasher.hash('form', JSON.stringify(input.values));
  const before = input.attemptKey && (await findCheckout(ports, input.attemptKey, bodyHash, now));
  if (before) return before;
  const limit = await ports.limits.takeFor('checkout', input.client);
  if (!limit.allowed) return { kind: 'limited', waitSeconds: limit.waitSeconds };
  const screening = screenOrganisation(ports, parsed.request, now);
  if (screening?.screening.outcome === 'political') {
    await ports.screenings.saveAtForm(screening);
    return { kind: 'refused', sentence: screening.screening.sentence, appealToken: screening.token };
  }
  const attempt = { attemptKey: ports.ids.token(), bodyHash };
  const sender = input.attemptKey ?? JSON.stringify([input.client.address, input.browser]);
  const once = await ports.checkoutAttempts.once(
    ports.hasher.hash('form', JSON.stringify([sender, bodyHash])),
    attempt.attemptKey,
    async () => {
      const slot = await ports.checkoutQuota.take(input.client);
      if (slot.kind === 'none') return { kind: 'too-many-readers', waitSeconds: slot.waitSeconds } as const;
      if (slot.waitMs > 0) await input.pause(slot.waitMs);
      const opened = await openCheckout(ports, parsed.request, screening, attempt);
      if (opened.kind !== 'amount-refused') return opened;
      const errors = refusedAmountErrors(input.values, ports.site);
      return { kind: 'invalid', errors, readings: [] } as const;
    },
  );
  if (once.kind === 'made') return once.value;
  return (await findCheckout(ports, once.attemptKey, bodyHash, now)) ?? { kind: 'payments-unavailable' };
}

/** The payment page that this attempt led to within the last minute, if it is open. */
async function findCheckout(
  ports: Needs,
  attemptKey: string,
  bodyHash: string,
  now: Date,
): Promise<StartDonationOutcome | null> {
  const since = new Date(now.getTime() - attemptMs);
  const found =
    (await ports.donations.findAttempt(attemptKey, bodyHash, since)) ??
    (await ports.standingGifts.findAttempt(attemptKey, bodyHash, since));
  const url = found?.sessionUrl;
  return url ? { kind: 'checkout', url, attemptKey } : null;
}

/** Null where the form names no organisation: then only the payer, after the payment page, can be screened. */
function screenOrganisation(ports: Needs, request: DonationRequest, now: Date): ScreeningRecord | null {
  if (request.organisation === null) return null;
  return {
    id: ports.ids.row(),
    token: ports.ids.token(),
    donationId: null,
    standingGiftId: null,
    stage: 'form',
    screening: screenPayer(ports.registry.current(), { organisation: request.organisation }, request.locale),
    createdAt: now,
  };
}

async function openCheckout(
  ports: Needs,
  request: DonationRequest,
  screening: ScreeningRecord | null,
  { attemptKey, bodyHash }: { readonly attemptKey: string; readonly bodyHash: string },
): Promise<StartDonationOutcome | { readonly kind: 'amount-refused' }> {
  const now = ports.clock.now();
  const kept = request.articleSlug ? await ports.articles.find(request.articleSlug) : null;
  // Also of one that was withdrawn while the form stood open.
  const articleSlug = kept?.article.slug ?? null;
  const checkout = { attemptKey, attemptBodyHash: bodyHash };
  const gift = beginGift(ports, { ...request, articleSlug }, checkout, now);
  const { donationId = null, standingGiftId = null } = gift.of;
  const record = screening && { ...screening, donationId, standingGiftId };
  const effects: Effect[] = [
    ...gift.effects,
    ...(record ? [{ kind: 'record-screening' as const, record }] : []),
  ];
  if ((await ports.commit({ subject: null, at: now, effects })) === 'stale')
    throw new Error('a gift that is begun depends on nothing that could have changed');
  try {
    const page = await gift.open({
      cancelUrl: ports.site.url + paths.donateCancelled(articleSlug, writeChoice(request)),
      expiresAt: new Date(now.getTime() + checkoutOpenMs),
    });
    if (page.kind === 'amount-refused') {
      ports.log.error(
        'Stripe does not charge an amount that CURRENCIES or GIFT_PRESETS, GIFT_MIN and GIFT_MAX let through',
        { subject: gift.subject, reason: page.reason },
      );
      return { kind: 'amount-refused' };
    }
    const written = await ports.commit(gift.opened(page, now));
    // Given up meanwhile, by a clock that ran ahead: a payment there would belong to no open gift.
    if (written === 'stale') return { kind: 'payments-unavailable' };
    return { kind: 'checkout', url: page.url, attemptKey };
  } catch (error) {
    ports.log.error('the payment page could not be made', {
      subject: gift.subject,
      error: failureCode(error),
    });
    return { kind: 'payments-unavailable' };
  }
}

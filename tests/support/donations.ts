/** Donations as values, one for each state, for tests of the domain. */
import type { Donation, DonationIn } from '#app/domain/donation/donation.ts';
import type { DonationState } from '#app/domain/donation/states.ts';
import { money } from '#app/domain/money.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 1, 12, minute));

const unpaid = {
  id: 'don_1',
  token: 'token',
  version: 3,
  origin: 'checkout',
  standingGiftId: null,
  articleSlug: null,
  site: 'direct',
  amount: money(500, 'USD'),
  feeCover: money(46, 'USD'),
  locale: 'en',
  pledgeVersion: '1',
  attestationVersion: '1',
  createdAt: at(0),
  sessionId: 'cs_1',
  sessionUrl: 'https://checkout.example/cs_1',
  sessionExpiresAt: at(24 * 60),
  paymentIntentId: null,
  chargeId: null,
  authorisedAt: null,
  captureBefore: null,
  heldUntil: null,
  holdReasons: [],
  decision: null,
  decisionInForceAt: null,
  releaseOutcome: null,
  refusedBy: null,
  refusalDecidedAt: null,
  settledAt: null,
  bookedAt: null,
  donorId: null,
} as const;

const paid = {
  ...unpaid,
  paymentIntentId: 'pi_1',
  chargeId: 'ch_1',
  authorisedAt: at(1),
  captureBefore: at(7 * 24 * 60),
  heldUntil: at(6 * 24 * 60),
  donorId: 'donor_1',
} as const;
const held = { ...paid, holdReasons: ['resembles'] } as const;
const cleared = { decision: 'clear', decisionInForceAt: at(15) } as const;
const settled = { settledAt: at(20) } as const;
const refused = { releaseOutcome: 'refused', refusedBy: 'screening', refusalDecidedAt: at(2) } as const;

const examples: { readonly [S in DonationState]: DonationIn<S> } = {
  open: { ...unpaid, state: 'open' },
  abandoned: { ...unpaid, ...settled, state: 'abandoned' },
  authorised: { ...paid, state: 'authorised' },
  held: { ...held, state: 'held' },
  decided: { ...held, ...cleared, state: 'decided' },
  capturing: { ...held, ...cleared, state: 'capturing' },
  releasing: { ...paid, ...refused, decision: null, state: 'releasing' },
  received: { ...paid, ...settled, state: 'received' },
  refused: { ...paid, ...refused, ...settled, state: 'refused' },
  lapsed: { ...held, ...settled, releaseOutcome: 'lapsed', state: 'lapsed' },
};

/** Five dollars with the fee cover, made at noon on 1 November 2026 and paid a minute later. */
export function aDonation<S extends DonationState>(
  state: S,
  changes: Partial<Donation> = {},
): (typeof examples)[S] {
  return { ...examples[state], ...changes };
}

/** The desk's words around every page: the navigation, and what stands on top while something is out of order. */
import type { RegistryStatus } from '#app/domain/screening/decide/rules.ts';

/** The mark beside "Registry"; nothing where all is well. */
const registryMarks: Readonly<Record<RegistryStatus, string | null>> = {
  ready: null,
  empty: 'empty',
  stale: 'old',
  failed: 'failed',
};

export const frame = {
  skip: 'Skip to the text',
  label: 'Desk',
  pages: {
    review: 'Review',
    donations: 'Donations',
    'standing-gifts': 'Standing gifts',
    disputes: 'Disputes',
    registry: 'Registry',
    money: 'Money',
    events: 'Events',
    late: 'Late',
    'fact-checks': 'Fact-checks',
    staff: 'Staff',
  },
  /** To be read aloud behind how many wait. */
  unseenWaiting: ' waiting',
  registryMarks,
  signOut: 'Sign out',
  renewals: {
    title: (count: number) =>
      `${count === 1 ? 'One renewal waits' : `${String(count)} renewals wait`} for the registry`,
    /** Around the link to the registry. */
    before: 'Nobody can be screened while a list is missing or too old, so nothing is charged. Once',
    registry: 'the registry',
    after:
      'is in order they go on by themselves; there is nothing to decide. What still waits when the next one is due is left out.',
  },
  restore: {
    title: (snapshot: string) =>
      `Restored from a backup of ${snapshot}; catching up with Stripe before anything is sent`,
    text: (restored: string, read: string, isOne: boolean) =>
      `The backup was put in place ${restored}. Until Stripe has been read again, no money is taken, released, or refunded, and no mail goes out; ${read} ${isOne ? 'gift has' : 'gifts have'} been read so far. You can decide as always: your decisions are carried out then.`,
    lost: 'What was decided here between the two is not in these pages, unless Stripe knows of it.',
  },
  shortage: {
    title: 'Not everybody who wants to give gets through',
    turnedAway: (count: string, isOne: boolean, began: string, last: string) =>
      `${isOne ? 'One request' : `${count} requests`} for a payment page ${isOne ? 'has' : 'have'} been turned away since ${began}, the last one ${last}.`,
    opens: (perMinute: string) =>
      `The site opens ${perMinute} payment pages a minute, and half of them go to networks that have not asked for one within the hour.`,
    advice:
      'If many people are reading you right now, ask whoever runs the site to raise CHECKOUTS_PER_MINUTE. If not, somebody may be trying stolen cards: leave the limit as it is, look through the donations for many small ones, and tell Stripe if you see them.',
  },
};

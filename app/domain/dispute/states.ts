/** The life of a dispute: Stripe's states of it, what each means for us, and what Stripe may say next. */

/**
 * `unread`: somebody named it, and Stripe was not asked about it yet. `unknown`: a state that Stripe had not named when this was written.
 * The others are Stripe's own words. `warning-…` is an inquiry: the bank asks, and has taken no money.
 */
export const disputeStates = [
  'unread',
  'warning-needs-response',
  'warning-under-review',
  'warning-closed',
  'needs-response',
  'under-review',
  'won',
  'lost',
  'prevented',
  'appeal-needs-response',
  'appeal-under-review',
  'unknown',
] as const;
export type DisputeState = (typeof disputeStates)[number];

/** What Stripe says when it is read. Nobody can say that nothing was read. */
export type DisputeStatus = Exclude<DisputeState, 'unread'>;

interface Meaning {
  /** The bank waits for the newsroom's answer. */
  readonly needsAnswer: boolean;
  /** Nothing more is expected; an appeal may still open it again. */
  readonly isOver: boolean;
}

const waits: Meaning = { needsAnswer: true, isOver: false };
const reviewed: Meaning = { needsAnswer: false, isOver: false };
const over: Meaning = { needsAnswer: false, isOver: true };

/** What each state means. Whether money moved is no part of it: that stands in the ledger, by Stripe's transactions. */
export const disputeMeanings: Readonly<Record<DisputeState, Meaning>> = {
  unread: reviewed,
  'warning-needs-response': waits,
  'warning-under-review': reviewed,
  'warning-closed': over,
  'needs-response': waits,
  'under-review': reviewed,
  won: over,
  lost: over,
  prevented: over,
  'appeal-needs-response': waits,
  'appeal-under-review': reviewed,
  unknown: reviewed,
};

/** The payer takes the payment back, or did. An inquiry only asks, and of what nobody read or knows nothing can be said. */
export const takenBackStates: readonly DisputeState[] = [
  'needs-response',
  'under-review',
  'won',
  'lost',
  'prevented',
  'appeal-needs-response',
  'appeal-under-review',
];

/**
 * Every state may follow every other: an inquiry becomes a dispute, what was lost is won on appeal, and banks correct themselves. So nothing
 * that Stripe says is illegal, and what was read last is what is so; the same once more is no news.
 */
export function disputeTransition(state: DisputeState, said: DisputeStatus): DisputeStatus | 'ignored' {
  return state === said ? 'ignored' : said;
}

/** The states in which nothing more is expected. */
export const overStates: readonly DisputeState[] = disputeStates.filter(
  (state) => disputeMeanings[state].isOver,
);

/** The states in which the bank waits for an answer of ours. */
export const answerStates: readonly DisputeState[] = disputeStates.filter(
  (state) => disputeMeanings[state].needsAnswer,
);

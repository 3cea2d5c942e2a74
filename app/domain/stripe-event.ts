/** What one of Stripe's events is about, whose it is, and what became of it. An event only says where to look. */
import type { SubjectKind } from './subject.ts';

/** What an event is about, as its type and object say; `other`: nothing of which we keep anything. */
export const eventTopics = ['donation', 'standing-gift', 'refund', 'dispute', 'payout', 'other'] as const;
export type EventTopic = (typeof eventTopics)[number];

/**
 * `waiting`: nobody has acted on it yet, or its subject is not here. `acted`: our subject was looked at, and that was all it asks for.
 * `foreign`: nothing of ours is meant, or not this account. `not-understood`: ours, and says something that we do not act on.
 * `dead`: ours, and its subject never came.
 */
export const eventOutcomes = ['waiting', 'acted', 'foreign', 'not-understood', 'dead'] as const;
export type EventOutcome = (typeof eventOutcomes)[number];

/** A person has to look at these: money may have moved that the ledger does not show. */
export const openOutcomes = ['not-understood', 'dead'] as const satisfies readonly EventOutcome[];
export type OpenOutcome = (typeof openOutcomes)[number];

/** By what ours is found: our own ids from the metadata, and Stripe's of the objects beside it. */
export interface EventHints {
  /** Stripe's name of the object that the event is about: `charge`, `checkout.session`. */
  readonly object: string;
  readonly donation?: string | undefined;
  readonly standingGift?: string | undefined;
  readonly paymentIntent?: string | undefined;
  readonly charge?: string | undefined;
  readonly invoice?: string | undefined;
  readonly subscription?: string | undefined;
  readonly customer?: string | undefined;
}

/**
 * Whose it is, as far as its body says. `named`: it carries an id of ours. `others`: it would carry one if it were ours. `unsaid`: its
 * object carries none of its own, so the object behind it must be read at Stripe. The last two are never acted on.
 */
export const eventOwners = ['named', 'others', 'unsaid', 'foreign-account', 'wrong-mode'] as const;
export type EventOwner = (typeof eventOwners)[number];

/** What an object of Stripe's says of itself, in an event or read later. */
export interface ObjectReading {
  readonly topic: EventTopic;
  readonly objectId: string;
  readonly hints: EventHints;
  readonly owner: EventOwner;
}

export interface StripeEvent extends ObjectReading {
  readonly id: string;
  readonly type: string;
}

/**
 * Which of our subjects an event of each topic may be about, the nearest first; where none of them is here, the next is asked. A kind
 * of subject that gets a machine is put in front of its topic.
 */
export const subjectsOfTopic: Readonly<Record<EventTopic, readonly SubjectKind[]>> = {
  // A payment of an invoice bears no metadata; until it is a donation its customer says whose it is.
  donation: ['donation', 'renewal', 'standing-gift'],
  // Of an invoice, its renewal; else the standing gift, which makes one of it.
  'standing-gift': ['renewal', 'standing-gift', 'donation'],
  refund: ['refund', 'donation', 'standing-gift'],
  dispute: ['dispute', 'donation', 'standing-gift'],
  payout: ['payout'],
  other: ['donation', 'standing-gift'],
};

/** Stripe delivers what it could not for three days, so the event that makes a subject known may be as late as that. */
const waitDaysMax = 4;

/** So many looks, ever further apart, are some hours of work; without them days may have gone by in which nobody looked. */
export const deadLooksMin = 10;

/** An event whose subject is not here, that waits since before this and was looked at often enough, is a dead letter. */
export function deadBefore(now: Date): Date {
  return new Date(now.getTime() - waitDaysMax * 86_400_000);
}

/** Why an event of ours waits that nothing has failed for. */
export const subjectMissing = 'subject not here';

export interface StripeObject {
  /** Stripe's name of the kind of object. */
  readonly object: string;
  readonly id: string;
}

/**
 * The object at Stripe that says whose an event is, the surest first: a payment carries our metadata, and whatever happens to it later
 * names it. Null where none is left that was not asked.
 */
export function objectToAsk(
  { hints, objectId }: Pick<ObjectReading, 'hints' | 'objectId'>,
  asked: readonly StripeObject[],
): StripeObject | null {
  const named: readonly (readonly [string, string | undefined])[] = [
    ['payment_intent', hints.paymentIntent],
    ['charge', hints.charge],
    ['invoice', hints.invoice],
    ['subscription', hints.subscription],
    ['customer', hints.customer],
    [hints.object, objectId],
  ];
  for (const [object, id] of named) {
    const isAsked = asked.some((each) => each.object === object && each.id === id);
    if (id !== undefined && id !== '' && object !== '' && !isAsked) return { object, id };
  }
  return null;
}

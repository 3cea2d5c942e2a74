/**
 * Asks Stripe whose an event is, where its body does not say: a dispute names a payment, and that carries our metadata or does not. A
 * payout is ours where this account has it.
 */
import { failureCode } from '#app/domain/retry.ts';
import { objectToAsk, type ObjectReading, type StripeObject } from '#app/domain/stripe-event.ts';
import type { Ports } from '#app/ports.ts';
import { adoptPayout } from '#app/subjects/adopt-payout.ts';

/** From a dispute or a payment of an invoice to what carries our metadata is no longer way. */
const objectsMax = 4;

type Needs = Pick<Ports, 'events' | 'stripeObjects' | 'payouts' | 'payoutsAtStripe' | 'commit' | 'clock'>;

/** What it says is kept with the event, whose subject the next sweep finds, or which it closes. Throws where Stripe cannot be asked. */
export async function placeEvent(
  ports: Needs,
  eventId: string,
): Promise<'ours' | 'others' | 'placed-already'> {
  const said = await ports.events.unsaid(eventId);
  if (!said) return 'placed-already';
  try {
    const learnt = said.topic === 'payout' ? await ofPayout(ports, said) : await askStripe(ports, said);
    await ports.events.learn(eventId, learnt);
    return learnt.owner === 'named' ? 'ours' : 'others';
  } catch (error) {
    await ports.events.noteFailure([eventId], failureCode(error));
    throw error;
  }
}

/** From here on it is a subject, which the event is about. */
async function ofPayout(ports: Needs, said: ObjectReading): Promise<ObjectReading> {
  const found = await adoptPayout(ports, said.objectId);
  return { ...said, owner: found === 'missing' ? 'others' : 'named' };
}

async function askStripe(
  { stripeObjects }: Pick<Ports, 'stripeObjects'>,
  said: ObjectReading,
): Promise<ObjectReading> {
  let known = said;
  const asked: StripeObject[] = [];
  while (asked.length < objectsMax) {
    const next = objectToAsk(known, asked);
    if (!next) break;
    asked.push(next);
    const found = await stripeObjects.read(next);
    if (!found) continue;
    known = { ...known, hints: { ...found.hints, ...said.hints } };
    // Of a thin event the object itself says what it is about.
    if (next.object === said.hints.object) known = { ...known, topic: found.topic };
    if (found.owner !== 'unsaid') return { ...known, owner: found.owner };
  }
  // Nothing that it names carries an id of ours.
  return { ...known, owner: 'others' };
}

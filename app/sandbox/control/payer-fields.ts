/** Whoever types a card in a control request: the fields of a payer, and the card of a number. */
import { z } from 'zod';
import { type Card, cardNumber, toCard } from '#app/sandbox/cards.ts';
import { line } from '#app/sandbox/control/action.ts';
import { ControlRefusal } from '#app/sandbox/control/refusal.ts';
import type { Engine } from '#app/sandbox/engine.ts';

export const payerFields = {
  card: z.string().default('4242424242424242'),
  name: line.default('Jenny Rosen'),
  email: line.default('jenny.rosen@example.com'),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .default('US'),
  postalCode: line.nullable().default('94107'),
  line1: line.nullable().default(null),
  city: line.nullable().default(null),
  businessName: line.nullable().default(null),
  individualName: line.nullable().default(null),
  /** What the payer answers to a card that asks for authentication; left out, the question stays open. */
  authentication: z.enum(['complete', 'fail']).optional(),
};

/** The card of a number, good for three years unless an expiry is told. Throws a ControlRefusal for no card number. */
export function cardOf(
  engine: Engine,
  typed: string,
  expiry: Partial<Record<'month' | 'year', number>> = {},
): Card {
  const number = cardNumber(typed);
  if (!number) throw new ControlRefusal(400, `card: expected a well-formed card number, got '${typed}'`);
  const { month = 12, year = engine.now().getUTCFullYear() + 3 } = expiry;
  return toCard(number, { month, year });
}

/** Who gives in a history: each with an address and a card of their own, so that only what screening says tells them apart. */
import type { Random } from '#tests/eval/random.ts';
import { cardNumber } from '#tests/support/cards.ts';
import { listed } from '#tests/support/world.ts';

export interface Payer {
  readonly email: string;
  readonly name: string;
  readonly card: string;
  /** `political`: on the lists throughout. `turns`: may come to them. `near`: resembles a listed group. `clear`: nobody that anybody lists. */
  readonly kind: 'clear' | 'near' | 'political' | 'turns';
}

/** Names that a history may put on the lists and take off again. */
export const turning = ['Tern Street Bakery', 'Copper Finch Press', 'Salt Meadow Choir'];

const ordinary = ['Robin Reader', 'Noor Haddad', 'Sam Oakes', 'Ida Vogel', 'Kenji Mori'];

/** What a card does besides being charged; the rest are plain ones, each payer another. */
const special = [
  '4000002500003155', // asks once
  '4000002760003184', // asks each time
  '4000000000000341', // saved, then declined
  '4000000000000002', // declined
  '4000000000007726', // refunds are pending
  '4000000000005126', // refunds fail later
  '4000000000000259', // disputed
  '4000000000001976', // inquired about
  '4000000000005423', // warned of
];

export function newPayer(random: Random, number: number): Payer {
  const chance = random.next();
  const kind = chance < 0.5 ? 'clear' : chance < 0.75 ? 'turns' : chance < 0.9 ? 'near' : 'political';
  const names = { clear: ordinary, turns: turning, near: [listed.near], political: [listed.group] };
  return {
    email: `payer-${String(number)}@example.org`,
    name: random.pick(names[kind]),
    card: random.chance(0.3) ? random.pick(special) : cardNumber(number),
    kind,
  };
}

/** The register as machines read it: the figures of the page, field by field. */
import { unitsOf } from './currencies.ts';
import type { Register } from './register.ts';

/** An amount in whole minor units of the entry's currency, and how many donations it is the sum of. */
interface CountedAmount {
  readonly count: number;
  readonly amountMinor: number;
}

export interface RegisterJson {
  /** Rises when a field changes its meaning or goes away; new fields may come at any time. */
  readonly formatVersion: 2;
  readonly newsroom: string;
  /** Where the fields are explained. */
  readonly documentation: string;
  /** The version of the pledge in force. */
  readonly pledgeVersion: string;
  /** The calendar year that is counted, on the clocks of `timeZone`. */
  readonly year: number;
  readonly timeZone: string;
  /** The last day that is counted, on the clocks of `timeZone`: `2026-11-28`. */
  readonly through: string;
  /** Everything before this moment is counted. ISO 8601, UTC. */
  readonly asOf: string;
  /** One entry a currency; sums of different currencies are never added up. */
  readonly figures: readonly {
    /** ISO 4217. */
    readonly currency: string;
    /** How many digits of an amount stand behind the decimal point. */
    readonly minorDigits: number;
    readonly received: CountedAmount;
    readonly supporters: number;
    readonly refused: CountedAmount;
    readonly lapsed: { readonly count: number };
    readonly returned: { readonly count: number };
  }[];
}

/** The same register as the page of one moment shows: nothing is counted anew. */
export function registerJson(
  register: Register,
  about: { readonly newsroom: string; readonly documentation: string; readonly pledgeVersion: string },
): RegisterJson {
  return {
    formatVersion: 2,
    ...about,
    year: register.year,
    timeZone: register.timeZone,
    through: register.through,
    asOf: register.asOf.toISOString(),
    figures: register.figures.map(({ received, supporters, refused, lapsed, returned }) => ({
      currency: received.total.currency,
      minorDigits: unitsOf(received.total.currency).decimals,
      received: { count: received.count, amountMinor: received.total.amountMinor },
      supporters,
      refused: { count: refused.count, amountMinor: refused.total.amountMinor },
      lapsed: { count: lapsed.count },
      returned: { count: returned.count },
    })),
  };
}

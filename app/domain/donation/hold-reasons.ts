/** Which wait each rule of the screening means. */
import type { HoldReason } from './donation.ts';

/** The other rules that hold found a resemblance, a refused card or words of politics. */
const reasonOfRule: Readonly<Record<string, HoldReason>> = {
  'cannot-screen': 'cannot-screen',
  'payer-unknown': 'payer-unknown',
  'too-many-donations': 'too-many-donations',
  'amount-differs': 'amount-differs',
};

/** Each once, in the order of the rules. */
export function holdReasonsOf(found: readonly { readonly rule: string }[]): HoldReason[] {
  return [...new Set(found.map(({ rule }) => reasonOfRule[rule] ?? ('resembles' as const)))];
}

/** What a donor is told of why. */
import { reasonsOf, type Screening } from '../screening/screening.ts';
import type { Donation } from './donation.ts';

/**
 * Why a gift is held or was refused, as the donor is told on every page and in every mail: from the screening that did it, which
 * is the last one. Empty where a person refused, whose reason is not the screening's, and where the words were erased.
 */
export function reasonsTold(
  gift: { readonly refusedBy: Donation['refusedBy'] },
  screening: Screening | null,
): readonly string[] {
  if (gift.refusedBy === 'staff' || !screening) return [];
  return reasonsOf(screening).flatMap(({ sentence }) => (sentence === '' ? [] : [sentence]));
}

/** What the party of an American state is called, whatever its committee is. */
import type { Listing } from '#app/domain/screening/listing.ts';
import type { ReadName } from '#app/domain/screening/text/name.ts';
import { isState } from '#app/domain/screening/text/short-forms.ts';

const OF_STATE_PARTY = new Set(
  'party state central executive committee federal account of the inc political action pac fund coordinated campaign'.split(
    ' ',
  ),
);
const PARTISAN = new Set('republican democratic libertarian'.split(' '));

/** "WEST VIRGINIA STATE DEMOCRATIC EXECUTIVE COMMITTEE" is the West Virginia Democratic Party. */
export function statePartyOf({ kind }: Listing, { canonical }: ReadName): string | null {
  if (!/^party/.test(kind)) return null;
  const party = canonical.filter((word) => PARTISAN.has(word));
  const states = canonical.filter(isState);
  const others = canonical.filter((word) => !PARTISAN.has(word) && !isState(word));
  if (party.length !== 1 || states.length !== 1 || !others.every((word) => OF_STATE_PARTY.has(word)))
    return null;
  return `${states[0] ?? ''} ${party[0] ?? ''} party`.toUpperCase();
}

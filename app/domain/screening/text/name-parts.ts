/** Names within a text that says more: a former one, one in brackets, one behind a dash. */
import { isPolitical, readName } from './name.ts';
import { NAME_LENGTH_MAX } from './normalise.ts';

const BETWEEN_NAMES =
  /\s*(?:[()[\]{}|*"]+|\s[-\u2013\u2014]\s|\b(?:[fna]\/?k\/?a|d\/?b\/?a|formerly(?: known as)?|previously|successor to|merged with)\b[.:]?)\s*/i;
/** A text of more parts is no name with another one beside it. */
const PARTS_MAX = 4;

/** "Tulip Party / Tulpenpartei", "Tulip Party; Dune Front": names side by side, however little room is between them. */
const BETWEEN_PARTIES = /\s*(?:[()[\]{}|*"/;:]+|[\u2013\u2014]|--+|\s-\s?|-\s)\s*/;

const SIGNS = /[()[\]{}|*"/;:\u2013\u2014-]/;

/** The parts of a text that may be a party's names, beside other names of it, its letters or its leader. */
export function partyNamesIn(text: string): string[] {
  // Most names have none of these signs.
  if (!SIGNS.test(text)) return [];
  const parts = text.slice(0, NAME_LENGTH_MAX).split(BETWEEN_PARTIES);
  if (parts.length === 1) return [];
  const named = parts.map((part) => part.trim()).filter(Boolean);
  return named.length > PARTS_MAX ? [] : named;
}

/** The parts of a text that are political names by themselves, at least two words each; empty where it is all one. */
export function politicalPartsOf(text: string): string[] {
  const parts = text.slice(0, NAME_LENGTH_MAX).split(BETWEEN_NAMES);
  const named = parts.map((part) => part.trim()).filter((part) => /\S\s+\S/.test(part));
  if (parts.length === 1 || named.length > PARTS_MAX) return [];
  return named.filter((part) => part !== text.trim() && isPolitical(readName(part)));
}

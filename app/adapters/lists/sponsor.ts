/** Whom a list names as connected with a committee. */
import { selfDescription } from '#app/domain/screening/text/self-description/self-description.ts';
import { isPolitical, readName, type ReadName } from '#app/domain/screening/text/name.ts';

const NOTHING = /^(?:none|n\W?a\W?|not applicable|unknown)?\W*$/i;

/**
 * The company, union, association or other committee; null where the text names the committee itself or nothing. Where a body is
 * known to be behind the committee (`isBodys`) and the committee's name says nothing of a committee, it is the body's own.
 */
export function connectedWith(name: ReadName, text: string, isBodys = false): string | null {
  const connected = NOTHING.test(text) ? null : readName(text);
  if (connected === null || connected.compact === '' || connected.compact === name.compact)
    return isBodys && !saysCommittee(name) ? name.text : null;
  return text;
}

/** "Olin Good Government Fund" says plainly that it is the committee, as "Olin PAC" does. */
export function saysCommittee(name: ReadName): boolean {
  if (isPolitical(name)) return true;
  const nobody = { isParty: () => false, isCandidate: () => false };
  return name.words.includes('fund') || selfDescription(name, 'organisation', nobody) !== null;
}

/** All that holds a payer: after the rule that decided, every other reason, each about another thing that was given. */
import type { FieldEvidence } from '#app/domain/screening/match/evidence.ts';
import { compact } from '#app/domain/screening/text/normalise.ts';
import { RULES, type Facts, type Finding, type Rule } from './rules.ts';

export interface Reason extends Finding {
  readonly rule: Rule['id'];
}

/** A payer has fewer fields than this to be held for. */
const reasonsMax = 8;

/**
 * The reasons that hold beside the first, in the order of the rules. What was given is spoken of once: one name that resembles
 * several listings, or one listing in two ways, is one reason; that it cannot be read is another. Without a registry in force only what needs none is asked.
 */
export function furtherReasons(facts: Facts, first: Reason): Reason[] {
  const reasons = [first];
  for (const rule of RULES) {
    if (rule.outcome !== 'unclear') continue;
    while (reasons.length < reasonsMax) {
      const finding = rule.test(without(facts, reasons));
      if (!finding || isSaid(rule.id, finding, reasons)) break;
      reasons.push({ rule: rule.id, ...finding });
    }
  }
  return reasons.slice(1);
}

/** The same facts but for what these reasons speak of. */
function without(facts: Facts, reasons: readonly Reason[]): Facts {
  const said = new Set(reasons.flatMap(givenIn));
  const unread = new Set(reasons.map((reason) => reason.unread));
  const isLeft = ({ given }: FieldEvidence) => !said.has(compact(given));
  return {
    ...facts,
    evidence: { fields: facts.registry === 'ready' ? facts.evidence.fields.filter(isLeft) : [] },
    unread: facts.unread.filter((name) => !unread.has(name)),
    isForgiven: (nameCompact) => said.has(nameCompact) || facts.isForgiven(nameCompact),
  };
}

function givenIn({ match, ownWords }: Finding): string[] {
  return [match?.given, ownWords?.given].flatMap((given) => (given === undefined ? [] : [compact(given)]));
}

/** A rule that rests on nothing that was given applies once. */
function isSaid(rule: Rule['id'], finding: Finding, reasons: readonly Reason[]): boolean {
  return !finding.unread && givenIn(finding).length === 0 && reasons.some((reason) => reason.rule === rule);
}

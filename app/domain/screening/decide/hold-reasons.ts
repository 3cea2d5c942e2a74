/** All that holds a payer: after the rule that decided, every other reason, each about another thing that was given. */
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
  let left = without(facts, first);
  for (const rule of RULES) {
    if (rule.outcome !== 'unclear') continue;
    while (reasons.length < reasonsMax) {
      const finding = rule.test(left);
      if (!finding || isSaid(rule.id, finding, reasons)) break;
      const reason = { rule: rule.id, ...finding };
      reasons.push(reason);
      left = without(left, reason);
    }
  }
  return reasons.slice(1);
}

/** The same facts but for what this reason speaks of. */
function without(facts: Facts, reason: Reason): Facts {
  const said = new Set(givenIn(reason).map(compact));
  const fields = facts.registry === 'ready' ? facts.evidence.fields : [];
  // One name mostly resembles several listings.
  const givens = new Set(fields.map(({ given }) => given));
  const left = new Set([...givens].filter((given) => !said.has(compact(given))));
  return {
    ...facts,
    evidence: { fields: fields.filter(({ given }) => left.has(given)) },
    unread: facts.unread.filter((name) => name !== reason.unread),
    isForgiven: (nameCompact) => said.has(nameCompact) || facts.isForgiven(nameCompact),
  };
}

function givenIn({ match, ownWords }: Finding): string[] {
  return [match?.given, ownWords?.given].filter((given) => given !== undefined);
}

/** A rule that rests on nothing that was given applies once. */
function isSaid(rule: Rule['id'], finding: Finding, reasons: readonly Reason[]): boolean {
  return !finding.unread && givenIn(finding).length === 0 && reasons.some((reason) => reason.rule === rule);
}

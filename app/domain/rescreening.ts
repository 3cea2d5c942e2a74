/** Looking again at donations of the past: what the screening rests on, what changed in it, and which findings are new. */
import { RULES } from './screening/decide/rules.ts';
import type { Outcome, Screening } from './screening/screening.ts';

/** All that an outcome depends on. Equal bases screen alike; a list that was only confirmed changes nothing. */
export interface ScreeningBasis {
  /** Source to edition in force. */
  readonly editions: Readonly<Record<string, string>>;
  /** What staff taught, and what of it they withdrew: how many rows and since when, another text after each. */
  readonly aliases: string;
  readonly aliasesWithdrawn: string;
  readonly allowlist: string;
  readonly allowlistWithdrawn: string;
  readonly rules: string;
}

/**
 * Raised when the screening decides otherwise on the same names (weights, thresholds, comparison), so that the past is
 * looked at with it: `node tests/eval/run.ts --fixed --record` does it where the fixed set shows it, a person elsewhere.
 */
const matcherVersion = 16;

/** Another text when a rule is added, changed, moved or removed, or the matcher is another. */
export const rulesVersion = `${String(matcherVersion)}: ${RULES.map(({ id, outcome }) => `${id} ${outcome}`).join(', ')}`;

/** Why past donations are screened again. */
export type RescreeningCause =
  | {
      readonly kind:
        | 'first'
        | 'alias-added'
        | 'alias-withdrawn'
        | 'allowlist-added'
        | 'allowlist-withdrawn'
        | 'rules-changed'
        /** Something of what staff taught is otherwise than before, and nothing of the above. */
        | 'taught-otherwise'
        /** Donations that were on their way as the lists changed. */
        | 'outrun';
    }
  /** `label`: how the source and its edition in force are called. */
  | { readonly kind: 'new-edition'; readonly label: string }
  | { readonly kind: 'source-removed'; readonly sourceId: string };

/** What changed, one at least. `labelOf`: how a source and its edition in force are called. */
export function causesOf(
  before: ScreeningBasis | null,
  after: ScreeningBasis,
  labelOf: (sourceId: string) => string,
): readonly RescreeningCause[] {
  if (!before) return [{ kind: 'first' }];
  const sources = new Set([...Object.keys(before.editions), ...Object.keys(after.editions)]);
  const causes = [...sources]
    .filter((source) => before.editions[source] !== after.editions[source])
    .map((source): RescreeningCause =>
      after.editions[source] === undefined
        ? { kind: 'source-removed', sourceId: source }
        : { kind: 'new-edition', label: labelOf(source) },
    );
  // A row that stands again is one that is withdrawn no more.
  const rose = (part: 'aliasesWithdrawn' | 'allowlistWithdrawn') =>
    parseInt(after[part]) > parseInt(before[part]);
  if (before.aliases !== after.aliases) causes.push({ kind: 'alias-added' });
  if (rose('aliasesWithdrawn')) causes.push({ kind: 'alias-withdrawn' });
  if (before.allowlist !== after.allowlist) causes.push({ kind: 'allowlist-added' });
  if (rose('allowlistWithdrawn')) causes.push({ kind: 'allowlist-withdrawn' });
  if (before.rules !== after.rules) causes.push({ kind: 'rules-changed' });
  return causes.length > 0 ? causes : [{ kind: 'taught-otherwise' }];
}

/** A finding as it was reported earlier. */
export interface KnownFinding {
  readonly id: string;
  readonly donationId: string;
  readonly listingId: string | null;
  readonly outcome: Outcome;
  readonly closedAt: Date | null;
  /** Null where it closed by itself because it was true no more. */
  readonly closedBy: string | null;
}

/**
 * What a new screening of one donation changes in its findings: whether there is one to report, and which open ones are true no
 * more. `screening` is null where the donation would pass. What staff closed is not reported again for the same reason.
 */
export function newsOf(
  screening: Screening | null,
  known: readonly KnownFinding[],
): { readonly isNew: boolean; readonly outdated: readonly string[] } {
  const isSame = ({ listingId, outcome }: KnownFinding) =>
    listingId === (screening?.listing?.id ?? null) && outcome === screening?.outcome;
  const standing = known.filter(({ closedAt, closedBy }) => closedAt === null || closedBy !== null);
  return {
    isNew: screening !== null && !standing.some(isSame),
    outdated: known.filter((finding) => finding.closedAt === null && !isSame(finding)).map(({ id }) => id),
  };
}

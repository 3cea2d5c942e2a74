/** What a score means: how often a name that came together with the lists like this was in truth a political group's. */
import type { FieldEvidence } from '#app/domain/screening/match/evidence.ts';
import type { ListKind } from '#app/domain/screening/edition.ts';
import type { Outcome, Screening } from '#app/domain/screening/screening.ts';
import { resemblanceOf } from './resemblance.ts';
import measured from './likelihood.json' with { type: 'json' };

/** Grounds that are right more or less often at the same resemblance, each measured by itself. */
export const GROUNDS = [
  'refused',
  'own-words',
  'shared-name',
  'cut',
  'near-name',
  'otherwise',
  'clear',
] as const;
export type Ground = (typeof GROUNDS)[number];

/** Resemblances in ascending order, each with the likelihood that was seen there; both 0 to 1. */
export type Curve = readonly (readonly [resemblance: number, likelihood: number])[];

/** What likelihoods were measured on: so many real names, and the share of them that were political groups'. */
export const MEASURED = { names: measured.names, politicalShare: measured.politicalShare };

/** Whatever the ground. */
export const wholeCurve = measured.whole as unknown as Curve;
export const curves = measured.curves as unknown as Readonly<Record<Ground, Curve>>;

/** Of a resemblance on whatever ground: the nearer name has the higher score. */
export function likelihood(resemblance: number): number {
  return onCurve(wholeCurve, resemblance);
}

export function groundOf(outcome: Outcome, rule: string, match: Pick<FieldEvidence, 'how'> | null): Ground {
  if (outcome === 'political') return 'refused';
  if (outcome === 'clear') return 'clear';
  if (rule === 'calls-itself-political') return 'own-words';
  if (rule === 'shared-name') return 'shared-name';
  if (rule !== 'near-name') return 'otherwise';
  return match?.how === 'cut' ? 'cut' : 'near-name';
}

/** The same on one ground, which tells more. */
export function likelihoodOn(ground: Ground, resemblance: number): number {
  return onCurve(curves[ground], resemblance);
}

/** In between what was seen below and above it. */
export function onCurve(curve: Curve, resemblance: number): number {
  const at = curve.findIndex(([seen]) => seen >= resemblance);
  const above = curve[at];
  const below = curve[at < 0 ? curve.length - 1 : at - 1];
  if (!above || !below) return (above ?? below)?.[1] ?? 0;
  const share = (resemblance - below[0]) / (above[0] - below[0]);
  return below[1] + share * (above[1] - below[1]);
}

/** Of a screening, on its own ground; null where the names by which that was measured do not show it. */
export function measuredLikelihood(screening: Screening): number | null {
  const { outcome, rule, listing, evidence } = screening;
  const match = evidence.fields.find(({ listingId }) => listingId === listing?.id) ?? null;
  const ground = groundOf(outcome, rule, match);
  const isMeasured =
    ground !== 'otherwise' &&
    match?.derived !== 'former' &&
    (listing === null || MEASURED_LISTS.has(listing.source)) &&
    evidence.ownWords?.form !== 'party-abroad';
  return isMeasured ? likelihoodOn(ground, resemblanceOf(rule, outcome, evidence, match)) : null;
}

/** No real names were tried for the other lists, nor for former names. */
const MEASURED_LISTS = new Set<string>(['fec-committees', 'uk-parties', 'starter'] satisfies ListKind[]);

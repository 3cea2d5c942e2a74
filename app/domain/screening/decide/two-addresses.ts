/** A payer who is known by another address than was given: both are screened, and nobody gets past a finding by moving away from it. */
import { reasonsOf, severity, type SaidReason, type Screening } from '#app/domain/screening/screening.ts';

/**
 * `screen` by the address of now and, where another one was given, by that too; the worse of the two. What holds by both is held
 * for the reasons of both, since staff who cleared one of them cleared nothing of the other.
 */
export function screenBoth(
  screen: (email: string | null | undefined) => Screening,
  email: string | null | undefined,
  otherEmail: string | null,
): Screening {
  const found = screen(email);
  if (otherEmail === null || otherEmail === email) return found;
  const other = screen(otherEmail);
  if (severity[other.outcome] !== severity[found.outcome])
    return severity[other.outcome] > severity[found.outcome] ? other : found;
  if (found.outcome !== 'unclear') return found;
  const said = new Set(reasonsOf(found).map(nameOf));
  const further = reasonsOf(other).filter((reason) => !said.has(nameOf(reason)));
  if (further.length === 0) return found;
  const fields = other.evidence.fields.filter(({ field }) => field === 'email');
  return {
    ...found,
    evidence: { ...found.evidence, fields: [...found.evidence.fields, ...fields] },
    further: [...found.further, ...further],
  };
}

const nameOf = ({ rule, listing }: SaidReason): string => `${rule} ${listing?.id ?? ''}`;

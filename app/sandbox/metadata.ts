/** Metadata in an update: named keys change, the rest stays. */

/** Stripe's rule: an empty value removes its key. */
export function mergeMetadata(
  before: Record<string, string>,
  change: Record<string, string> | undefined,
): Record<string, string> {
  return Object.fromEntries(Object.entries({ ...before, ...change }).filter(([, value]) => value !== ''));
}

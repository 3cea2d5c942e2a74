/** Staff add another name or mail domain to a listing by hand. */
import { cleanParagraphs } from '#app/domain/clean-text.ts';
import { readAlias, type AliasErrors, type AliasProblem } from '#app/domain/learning.ts';
import { listingById } from '#app/domain/screening/index/registry-index.ts';
import { compact } from '#app/domain/screening/text/normalise.ts';
import type { Actor } from '#app/domain/staff.ts';
import type { Ports } from '#app/ports.ts';

/** Long enough to say where it is known from. */
const aliasReasonLengthMax = 500;

export interface AddAliasInput {
  readonly listingId: string;
  /** `name` or `domain`. */
  readonly kind: string;
  readonly text: string;
  /** How staff know, in words. */
  readonly reason: string;
  readonly actor: Actor;
}

export type AddAliasOutcome =
  | { readonly kind: 'added' }
  | { readonly kind: 'unknown-listing' }
  | { readonly kind: 'invalid'; readonly errors: AliasErrors };

/** Refuses what could be a person's name, free mail hosts, and what the listing is known by already. */
export async function addAlias(
  ports: Pick<Ports, 'learned' | 'registry' | 'clock' | 'ids'>,
  input: AddAliasInput,
): Promise<AddAliasOutcome> {
  const { index } = ports.registry.current();
  const listing = index && listingById(index, input.listingId);
  if (!listing) return { kind: 'unknown-listing' };
  const parsed = parseInput(input);
  if ('errors' in parsed) return { kind: 'invalid', errors: parsed.errors };
  const invalid = (problem: AliasProblem) => ({ kind: 'invalid' as const, errors: { text: problem } });
  if (listing.tier !== 'committee') return invalid({ kind: 'only-reports' });
  const read = readAlias(parsed.kind, parsed.text);
  if ('problem' in read) return invalid(read.problem);
  const { alias } = read;
  const known = alias.kind === 'domain' ? listing.domains : [listing.name, ...listing.aliases];
  const already = { kind: 'known', text: alias.text } as const;
  if (known.some((name) => compact(name) === alias.textCompact)) return invalid(already);
  const written = await ports.learned.addAlias(
    {
      ...alias,
      listingId: listing.id,
      id: ports.ids.row(),
      actorName: input.actor.name,
      reason: parsed.reason,
    },
    ports.clock.now(),
  );
  if (written === 'exists') return invalid(already);
  await ports.registry.refresh();
  return { kind: 'added' };
}

function parseInput(
  input: AddAliasInput,
):
  | { readonly kind: 'name' | 'domain'; readonly text: string; readonly reason: string }
  | { readonly errors: AliasErrors } {
  const { kind } = input;
  const text = input.text.trim();
  const reason = cleanParagraphs(input.reason);
  const isKind = kind === 'name' || kind === 'domain';
  const reasonProblem = problemOfReason(reason);
  if (isKind && text !== '' && reasonProblem === null) return { kind, text, reason };
  return {
    errors: {
      ...(!isKind && { kind: 'none' }),
      ...(text === '' && { text: { kind: 'empty' } }),
      ...(reasonProblem !== null && { reason: reasonProblem }),
    },
  };
}

function problemOfReason(reason: string): NonNullable<AliasErrors['reason']> | null {
  if (reason === '') return { kind: 'empty' };
  return reason.length > aliasReasonLengthMax ? { kind: 'too-long', lengthMax: aliasReasonLengthMax } : null;
}

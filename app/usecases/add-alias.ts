/** Staff add another name or mail domain to a listing by hand. */
import { z } from 'zod';
import { cleanParagraphs } from '#app/domain/clean-text.ts';
import { readAlias } from '#app/domain/learning.ts';
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

export interface AliasErrors {
  readonly kind?: string;
  readonly text?: string;
  readonly reason?: string;
}

export type AddAliasOutcome =
  | { readonly kind: 'added' }
  | { readonly kind: 'unknown-listing' }
  | { readonly kind: 'invalid'; readonly errors: AliasErrors };

const inputSchema = z.object({
  kind: z.enum(['name', 'domain'], { error: 'Choose “name” or “mail domain”.' }),
  text: z.string().trim().min(1, 'Write the other name or the mail domain.'),
  reason: z
    .string()
    .transform(cleanParagraphs)
    .pipe(
      z
        .string()
        .min(1, 'Say how you know: a page, a document, what the payer wrote.')
        .max(aliasReasonLengthMax, `At most ${String(aliasReasonLengthMax)} characters.`),
    ),
});

/** Refuses what could be a person's name, free mail hosts, and what the listing is known by already. */
export async function addAlias(
  ports: Pick<Ports, 'learned' | 'registry' | 'clock' | 'ids'>,
  input: AddAliasInput,
): Promise<AddAliasOutcome> {
  const { index } = ports.registry.current();
  const listing = index && listingById(index, input.listingId);
  if (!listing) return { kind: 'unknown-listing' };
  const parsed = inputSchema.safeParse(input);
  if (!parsed.success) return { kind: 'invalid', errors: errorsOf(parsed.error) };
  const invalid = (problem: string) => ({ kind: 'invalid' as const, errors: { text: problem } });
  if (listing.tier !== 'committee')
    return invalid('This listing only files reports: it holds and refuses nobody, under any name.');
  const read = readAlias(parsed.data.kind, parsed.data.text);
  if ('problem' in read) return invalid(read.problem);
  const { alias } = read;
  const known = alias.kind === 'domain' ? listing.domains : [listing.name, ...listing.aliases];
  const already = `The listing is known by “${alias.text}” already.`;
  if (known.some((name) => compact(name) === alias.textCompact)) return invalid(already);
  const written = await ports.learned.addAlias(
    {
      ...alias,
      listingId: listing.id,
      id: ports.ids.row(),
      actorName: input.actor.name,
      reason: parsed.data.reason,
    },
    ports.clock.now(),
  );
  if (written === 'exists') return invalid(already);
  await ports.registry.refresh();
  return { kind: 'added' };
}

function errorsOf(error: z.ZodError<z.infer<typeof inputSchema>>): AliasErrors {
  const { kind, text, reason } = z.flattenError(error).fieldErrors;
  return {
    ...(kind?.[0] !== undefined && { kind: kind[0] }),
    ...(text?.[0] !== undefined && { text: text[0] }),
    ...(reason?.[0] !== undefined && { reason: reason[0] }),
  };
}

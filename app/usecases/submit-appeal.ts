/** A payer appeals against a refusal or a hold: one click, a statement and an address are theirs to add. */
import { z } from 'zod';
import { isAppealable } from '#app/domain/appeal.ts';
import { cleanParagraphs } from '#app/domain/clean-text.ts';
import { textsFor } from '#app/domain/texts/catalogue.ts';
import type { Ports } from '#app/ports.ts';
import type { ClientKeys } from '#app/ports/limits.ts';

const statementLengthMax = 4000;
const form = z.object({
  statement: z.string().transform(cleanParagraphs).pipe(z.string().max(statementLengthMax)),
  email: z.union([z.literal(''), z.string().trim().max(254).pipe(z.email())]),
});

export type SubmitAppealOutcome =
  | { readonly kind: 'filed' }
  | { readonly kind: 'filed-before' }
  | { readonly kind: 'unknown-screening' }
  | { readonly kind: 'not-refused' }
  | { readonly kind: 'limited'; readonly waitSeconds: number }
  | { readonly kind: 'invalid'; readonly errors: { readonly statement?: string; readonly email?: string } };

/**
 * Limits keep a flood of refusals at the form, which cost nothing, from burying the queue. Whoever paid has but one appeal
 * for their donation, so it counts for no limit, and no neighbour can spend theirs.
 */
export async function submitAppeal(
  ports: Pick<
    Ports,
    | 'screenings'
    | 'appeals'
    | 'limits'
    | 'clock'
    | 'ids'
    | 'donations'
    | 'standingGifts'
    | 'lateRefusals'
    | 'site'
  >,
  input: { token: string; statement: unknown; email: unknown; client: ClientKeys },
): Promise<SubmitAppealOutcome> {
  const screening = await ports.screenings.findByToken(input.token);
  if (!screening) return { kind: 'unknown-screening' };
  const donation = screening.donationId === null ? null : await ports.donations.find(screening.donationId);
  const standingGift =
    screening.standingGiftId === null ? null : await ports.standingGifts.find(screening.standingGiftId);
  const isRefusedLate = donation !== null && (await ports.lateRefusals.find(donation.id)) !== null;
  if (!isAppealable(screening, donation, standingGift, isRefusedLate)) return { kind: 'not-refused' };
  const parsed = form.safeParse({ statement: input.statement ?? '', email: input.email ?? '' });
  if (!parsed.success) {
    const says = textsFor(ports.site.locale).appeal.errors;
    const isWrong = (field: keyof typeof form.shape) =>
      parsed.error.issues.some(({ path }) => path[0] === field);
    const errors = {
      ...(isWrong('statement') && { statement: says.statementTooLong(statementLengthMax) }),
      ...(isWrong('email') && { email: says.email }),
    };
    return { kind: 'invalid', errors };
  }
  // A second click is no second appeal, and counts for no limit.
  if (await ports.appeals.findByScreening(screening.id)) return { kind: 'filed-before' };
  if (!donation && !standingGift) {
    const limit = await ports.limits.takeFor('appeal', input.client);
    if (!limit.allowed) return { kind: 'limited', waitSeconds: limit.waitSeconds };
  }
  const written = await ports.appeals.create({
    id: ports.ids.row(),
    screeningId: screening.id,
    statement: parsed.data.statement === '' ? null : parsed.data.statement,
    email: parsed.data.email === '' ? null : parsed.data.email,
    createdAt: ports.clock.now(),
  });
  return { kind: written === 'created' ? 'filed' : 'filed-before' };
}

/** What staff taught the screening, in PostgreSQL: names that are not a listing, and other names of one. */
import type { AliasLesson, AllowlistLesson } from '#app/domain/lesson.ts';
import type { Prisma } from '#app/generated/prisma/client.ts';
import type * as rows from '#app/generated/prisma/models.ts';
import type { LearnedRow, LearnedStore } from '#app/ports/learning.ts';
import type { Db } from './client.ts';

/** Who signs for it, and what taught it. */
interface Taught {
  readonly id: string;
  readonly actorName: string;
  readonly reason: string;
  readonly donationId: string | null;
  readonly standingGiftId: string | null;
  readonly appealId: string | null;
}

type Sql = Pick<Prisma.TransactionClient, '$executeRaw'>;

/** One that is in force keeps the date and the name it has; one that was withdrawn is written anew. */
export async function writeAllowlistEntry(
  sql: Sql,
  entry: AllowlistLesson & Taught,
  at: Date,
): Promise<void> {
  const { id, nameCompact, given, listingId, reason, actorName, appealId, donationId, standingGiftId } =
    entry;
  await sql.$executeRaw`
    INSERT INTO allowlist_entry (id, name_compact, given, listing_id, reason, actor_name, appeal_id, donation_id,
      standing_gift_id, created_at)
    VALUES (${id}, ${nameCompact}, ${given}, ${listingId}, ${reason}, ${actorName}, ${appealId}, ${donationId},
      ${standingGiftId}, ${at})
    ON CONFLICT (name_compact, listing_id) DO UPDATE SET
      given = excluded.given, reason = excluded.reason, actor_name = excluded.actor_name,
      appeal_id = excluded.appeal_id, donation_id = excluded.donation_id,
      standing_gift_id = excluded.standing_gift_id, created_at = excluded.created_at,
      withdrawn_at = NULL, withdrawn_by = NULL
    WHERE allowlist_entry.withdrawn_at IS NOT NULL`;
}

/** The same for another name; false where it is in force already. */
export async function writeAlias(
  sql: Sql,
  alias: AliasLesson & Omit<Taught, 'appealId'>,
  at: Date,
): Promise<boolean> {
  const { id, listingId, kind, text, textCompact, reason, actorName, donationId, standingGiftId } = alias;
  const count = await sql.$executeRaw`
    INSERT INTO alias (id, listing_id, kind, text, text_compact, reason, actor_name, donation_id,
      standing_gift_id, created_at)
    VALUES (${id}, ${listingId}, ${kind}, ${text}, ${textCompact}, ${reason}, ${actorName}, ${donationId},
      ${standingGiftId}, ${at})
    ON CONFLICT (text_compact, listing_id) DO UPDATE SET
      kind = excluded.kind, text = excluded.text, reason = excluded.reason, actor_name = excluded.actor_name,
      donation_id = excluded.donation_id, standing_gift_id = excluded.standing_gift_id,
      created_at = excluded.created_at, withdrawn_at = NULL, withdrawn_by = NULL
    WHERE alias.withdrawn_at IS NOT NULL`;
  return count === 1;
}

function fromAllowlist({ given, nameCompact: _, ...row }: rows.AllowlistEntryModel): LearnedRow {
  return { ...row, kind: 'allowlist-entry', text: given, isDomain: false };
}

function fromAlias({ kind, textCompact: _, ...row }: rows.AliasModel): LearnedRow {
  return { ...row, kind: 'alias', isDomain: kind === 'domain', appealId: null };
}

export function createLearnedStore({ prisma }: Db): LearnedStore {
  return {
    list: async ({ kind, listingId, isWithdrawn, text, after, limit }) => {
      const where = {
        ...(listingId !== null && { listingId }),
        ...(isWithdrawn !== null && { withdrawnAt: isWithdrawn ? { not: null } : null }),
        ...(after && {
          OR: [{ createdAt: { lt: after.createdAt } }, { createdAt: after.createdAt, id: { lt: after.id } }],
        }),
      };
      const containing = text === null ? {} : { contains: text, mode: 'insensitive' as const };
      const newest = {
        orderBy: [{ createdAt: 'desc' as const }, { id: 'desc' as const }],
        take: limit,
      };
      return kind === 'allowlist-entry'
        ? (
            await prisma.allowlistEntry.findMany({
              ...newest,
              where: { ...where, ...(text !== null && { given: containing }) },
            })
          ).map(fromAllowlist)
        : (
            await prisma.alias.findMany({
              ...newest,
              where: { ...where, ...(text !== null && { text: containing }) },
            })
          ).map(fromAlias);
    },
    addAlias: async (alias, at) =>
      (await writeAlias(prisma, { ...alias, donationId: null, standingGiftId: null }, at))
        ? 'added'
        : 'exists',
    withdraw: async (kind, id, withdrawnBy, withdrawnAt) => {
      const where = { id, withdrawnAt: null };
      const data = { withdrawnAt, withdrawnBy };
      const { count } =
        kind === 'allowlist-entry'
          ? await prisma.allowlistEntry.updateMany({ where, data })
          : await prisma.alias.updateMany({ where, data });
      if (count === 1) return 'withdrawn';
      const known =
        kind === 'allowlist-entry'
          ? await prisma.allowlistEntry.count({ where: { id } })
          : await prisma.alias.count({ where: { id } });
      return known === 1 ? 'withdrawn-before' : 'unknown';
    },
  };
}

/**
 * Requests of donors to be signed in, in PostgreSQL. Not by better-auth, which signs in staff: its users would be a second table of
 * donors with their addresses, and its links and its codes are two features with two tokens, where ours use up one.
 */
import { timingSafeEqual } from 'node:crypto';
import { codeTriesMax } from '#app/domain/donor-sign-in.ts';
import type { SignedInBy, SignInLinks } from '#app/ports/supporters.ts';
import type { Db } from './client.ts';

export function createSignInLinks({ prisma, pool }: Pick<Db, 'prisma' | 'pool'>): SignInLinks {
  return {
    add: async (request) => {
      await prisma.signInLink.create({ data: request });
    },
    unwritten: async (now, limit) => {
      const rows = await prisma.signInLink.findMany({
        where: { writtenAt: null, expiresAt: { gt: now } },
        orderBy: { createdAt: 'asc' },
        select: { id: true },
        take: limit,
      });
      return rows.map(({ id }) => id);
    },
    unwrittenOne: async (id) => {
      const row = await prisma.signInLink.findUnique({ where: { id, writtenAt: null } });
      if (!row) return null;
      const donor = await prisma.donor.findUnique({
        where: { emailHash: row.emailHash, email: { not: null } },
        select: { id: true, email: true },
      });
      const { requestHash, emailHash, createdAt, expiresAt } = row;
      const found = donor?.email ? { id: donor.id, email: donor.email } : null;
      return { ...{ id, requestHash, emailHash, createdAt, expiresAt }, donor: found };
    },
    write: (id, at, link) =>
      prisma.$transaction(async (tx) => {
        const { mail, ...columns } = link ?? { mail: null };
        const { count } = await tx.signInLink.updateMany({
          where: { id, writtenAt: null },
          data: { ...columns, writtenAt: at },
        });
        if (count === 1 && mail) await tx.mail.create({ data: { ...mail, createdAt: at, nextTryAt: at } });
        return count === 1;
      }),
    isOpen: async (tokenHash, now) =>
      (await prisma.signInLink.count({ where: { tokenHash, usedAt: null, expiresAt: { gt: now } } })) === 1,
    redeem: async (tokenHash, now) => {
      const { rows } = await pool.query<{ donor_id: string | null; email_hash: string }>(
        `UPDATE sign_in_link SET used_at = $2 WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2
         RETURNING donor_id, email_hash`,
        [tokenHash, now],
      );
      return signedInBy(rows);
    },
    redeemByCode: async (requestHash, codeHash, now) => {
      // The try is counted before anything is compared, whatever comes of it.
      const { rows: tried } = await pool.query<{ id: string; code_hash: string | null }>(
        `UPDATE sign_in_link SET code_tries = code_tries + 1
         WHERE request_hash = $1 AND used_at IS NULL AND expires_at > $2 AND code_tries < $3
         RETURNING id, code_hash`,
        [requestHash, now, codeTriesMax],
      );
      const [link] = tried;
      if (!link?.code_hash || !isSame(link.code_hash, codeHash)) return null;
      const { rows } = await pool.query<{ donor_id: string | null; email_hash: string }>(
        'UPDATE sign_in_link SET used_at = $2 WHERE id = $1 AND used_at IS NULL RETURNING donor_id, email_hash',
        [link.id, now],
      );
      return signedInBy(rows);
    },
  };
}

function signedInBy([link]: readonly { donor_id: string | null; email_hash: string }[]): SignedInBy | null {
  return link?.donor_id ? { donorId: link.donor_id, emailHash: link.email_hash } : null;
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

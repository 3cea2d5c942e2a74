/** Changes of a donor's address, in PostgreSQL: asked for, confirmed by both sides, and then everything of the donor's at once. */
import { unstartedStates } from '#app/domain/standing-gift/asking.ts';
import { settledStates } from '#app/domain/donation/states.ts';
import { newStripeRequest } from '#app/domain/stripe-request.ts';
import { standingGiftSubject } from '#app/domain/subject.ts';
import type { Prisma } from '#app/generated/prisma/client.ts';
import type { AddressChangeModel } from '#app/generated/prisma/models.ts';
import type { Ids } from '#app/ports/ambient.ts';
import type { AddressChanges } from '#app/ports/supporters.ts';
import type { Db } from './client.ts';
import { writeEffect } from './effects.ts';

type Tx = Prisma.TransactionClient;

export function createAddressChanges(
  { prisma }: Pick<Db, 'prisma'>,
  ids: Ids,
  timeZone: string,
): AddressChanges {
  return {
    addressOf: async (donorId) => {
      const donor = await prisma.donor.findUnique({ where: { id: donorId }, select: { email: true } });
      return donor?.email ?? null;
    },
    add: (change, mails) =>
      prisma.$transaction(async (tx) => {
        const { donorId, createdAt } = change;
        await tx.addressChange.updateMany({
          where: { donorId, endedAt: null },
          data: { endedAt: createdAt },
        });
        await tx.addressChange.create({ data: change });
        await tx.mail.createMany({
          data: mails.map((mail) => ({ ...mail, createdAt, nextTryAt: createdAt })),
        });
      }),
    find: async (tokenHash, now) => {
      const row = await prisma.addressChange.findFirst({ where: openBy(tokenHash, now) });
      if (!row?.email) return null;
      const side = row.oldTokenHash === tokenHash ? 'old' : 'new';
      const [own, other] =
        side === 'old' ? [row.oldConfirmedAt, row.newConfirmedAt] : [row.newConfirmedAt, row.oldConfirmedAt];
      return { side, newEmail: row.email, isConfirmed: own !== null, isOtherConfirmed: other !== null };
    },
    confirm: (tokenHash, now) =>
      prisma.$transaction(async (tx) => {
        // From here it is ours: the other side, pressed at the same moment, waits for us.
        await tx.$queryRaw`SELECT id FROM address_change WHERE new_token_hash = ${tokenHash} OR old_token_hash = ${tokenHash} FOR UPDATE`;
        const row = await tx.addressChange.findFirst({ where: openBy(tokenHash, now) });
        if (!row) return 'over';
        const side = row.oldTokenHash === tokenHash ? 'oldConfirmedAt' : 'newConfirmedAt';
        const confirmed = { ...row, [side]: now };
        await tx.addressChange.update({ where: { id: row.id }, data: { [side]: now } });
        if (!confirmed.oldConfirmedAt || !confirmed.newConfirmedAt) return 'confirmed';
        if (await isUndecided(tx, row)) return 'undecided';
        await change(tx, ids, row, now, timeZone);
        return 'done';
      }),
    cancel: async (oldTokenHash, now) =>
      prisma.$transaction(async (tx) => {
        const row = await tx.addressChange.findFirst({
          where: { ...openBy(oldTokenHash, now), oldTokenHash },
        });
        if (!row) return false;
        await tx.addressChange.updateMany({ where: { id: row.id, endedAt: null }, data: { endedAt: now } });
        // Whoever asked was signed in.
        await tx.donorSession.deleteMany({ where: { donorId: row.donorId } });
        return true;
      }),
  };
}

const openBy = (hash: string, now: Date) => ({
  OR: [{ newTokenHash: hash }, { oldTokenHash: hash }],
  ...{ endedAt: null, expiresAt: { gt: now } },
});

/** Whose money a gift is is decided by what was given with it, this address too. */
async function isUndecided(tx: Tx, { donorId }: AddressChangeModel): Promise<boolean> {
  const gifts = await tx.donation.count({ where: { donorId, state: { notIn: [...settledStates] } } });
  const standing = await tx.standingGift.count({ where: { donorId, state: { in: [...unstartedStates] } } });
  return gifts + standing > 0;
}

/** All that is under the old address is under the new one afterwards, and nothing that was sent to the old one opens anything. */
async function change(tx: Tx, ids: Ids, row: AddressChangeModel, now: Date, timeZone: string): Promise<void> {
  const { id, donorId, email, emailHash } = row;
  const donations = await tx.donation.findMany({ where: { donorId }, select: { id: true } });
  const standing = await tx.standingGift.findMany({
    where: { donorId },
    select: { id: true, settledAt: true },
  });
  await join(tx, row, now);
  await tx.donor.update({ where: { id: donorId }, data: { email, emailHash } });
  await readdress(tx, row, donations, standing);
  await tx.addressChange.update({ where: { id }, data: { endedAt: now } });
  await tx.donorSession.deleteMany({ where: { donorId } });
  await tx.signInLink.updateMany({ where: { donorId, usedAt: null }, data: { usedAt: now } });
  for (const gift of donations)
    await tx.donation.update({ where: { id: gift.id }, data: { token: ids.token() } });
  for (const gift of standing) {
    await tx.standingGift.update({ where: { id: gift.id }, data: { token: ids.token() } });
    if (gift.settledAt !== null) continue;
    const subject = standingGiftSubject(gift.id);
    const request = newStripeRequest(subject, 'set-email', now, id);
    await writeEffect(tx, ids, now, { kind: 'ask-stripe', request }, timeZone);
    // Whoever plans it from before writes to the old address, and is stale.
    await writeEffect(tx, ids, now, { kind: 'look-again', subject }, timeZone);
  }
}

/** Who gave under the new address is the same person, who has opened both boxes. */
async function join(tx: Tx, { donorId, emailHash }: AddressChangeModel, now: Date): Promise<void> {
  const other = await tx.donor.findUnique({ where: { emailHash } });
  if (!other || other.id === donorId) return;
  await tx.donation.updateMany({ where: { donorId: other.id }, data: { donorId } });
  await tx.standingGift.updateMany({ where: { donorId: other.id }, data: { donorId } });
  await tx.donorSession.deleteMany({ where: { donorId: other.id } });
  await tx.signInLink.updateMany({ where: { donorId: other.id }, data: { donorId } });
  await tx.addressChange.updateMany({ where: { donorId: other.id }, data: { donorId, endedAt: now } });
  const gone = { name: null, email: null, country: null, emailHash: null, erasedAt: now };
  await tx.donor.update({ where: { id: other.id }, data: gone });
  if (other.remindersStoppedAt)
    await tx.donor.updateMany({
      where: { id: donorId, remindersStoppedAt: null },
      data: { remindersStoppedAt: other.remindersStoppedAt },
    });
}

interface Named {
  readonly id: string;
}

/** Where mails go. What was given with a donation stays beside it, since re-screening compares that. */
async function readdress(
  tx: Tx,
  { email }: AddressChangeModel,
  donations: readonly Named[],
  standing: readonly Named[],
): Promise<void> {
  const [donationIds, standingIds] = [donations.map(({ id }) => id), standing.map(({ id }) => id)];
  await tx.$executeRaw`UPDATE payer SET given_email = coalesce(given_email, email)
    WHERE donation_id = ANY (${donationIds}) AND erased_at IS NULL`;
  const ofGift = { OR: [{ donationId: { in: donationIds } }, { standingGiftId: { in: standingIds } }] };
  await tx.payer.updateMany({ where: { ...ofGift, email: { not: null } }, data: { email } });
  await tx.mail.updateMany({
    where: { ...ofGift, sentAt: null, recipient: { not: null }, appealId: null },
    data: { recipient: email },
  });
}

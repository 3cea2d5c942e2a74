/** Changes of a donor's address, in PostgreSQL: asked for, confirmed by both sides, and then everything of the donor's at once. */
import { unstartedStates } from '#app/domain/standing-gift/asking.ts';
import { undecidedRenewalStates } from '#app/domain/renewal/states.ts';
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
      const donor = await prisma.donor.findUnique({ where: { id: donorId } });
      const { email, emailHash } = donor ?? {};
      return email && emailHash ? { email, emailHash } : null;
    },
    add: (change, mails) =>
      prisma.$transaction(async (tx) => {
        const { donorId, createdAt } = change;
        const { known } = await lockDonors(tx, donorId, null);
        if (known !== change.oldEmailHash) return false;
        await tx.addressChange.updateMany({
          where: { donorId, endedAt: null },
          data: { endedAt: createdAt },
        });
        await tx.addressChange.create({ data: change });
        await tx.mail.createMany({
          data: mails.map((mail) => ({ ...mail, createdAt, nextTryAt: createdAt })),
        });
        return true;
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
        const asked = await tx.addressChange.findFirst({ where: openBy(tokenHash, now) });
        if (!asked) return 'over';
        // From here it is ours: the other side, or another change, at the same moment waits for us.
        const { known, otherId } = await lockDonors(tx, asked.donorId, asked.emailHash);
        const row = await tx.addressChange.findFirst({ where: openBy(tokenHash, now) });
        if (row?.donorId !== asked.donorId || known !== row.oldEmailHash) return 'over';
        const side = row.oldTokenHash === tokenHash ? 'oldConfirmedAt' : 'newConfirmedAt';
        const confirmed = { ...row, [side]: now };
        await tx.addressChange.update({ where: { id: row.id }, data: { [side]: now } });
        if (!confirmed.oldConfirmedAt || !confirmed.newConfirmedAt) return 'confirmed';
        const donorIds = otherId === null ? [row.donorId] : [row.donorId, otherId];
        if (await isUndecided(tx, donorIds)) return 'undecided';
        await tx.addressChange.updateMany({
          // Whatever else was asked for: the yes of a box counts for the donor that it was asked of, and no other.
          where: { donorId: { in: donorIds }, endedAt: null },
          data: { endedAt: now },
        });
        if (otherId !== null) await join(tx, row, otherId, now);
        await change(tx, ids, row, now, timeZone);
        return 'done';
      }),
    cancel: async (oldTokenHash, now) =>
      prisma.$transaction(async (tx) => {
        const row = await tx.addressChange.findFirst({
          where: { ...openBy(oldTokenHash, now), oldTokenHash },
        });
        if (!row) return false;
        await lockDonors(tx, row.donorId, null);
        const { count } = await tx.addressChange.updateMany({
          where: { id: row.id, endedAt: null },
          data: { endedAt: now },
        });
        // Just done, or given up.
        if (count === 0) return false;
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

/**
 * Nobody else changes an address of this donor, or of whoever is known by `otherHash`, until the transaction ends; gifts may begin
 * meanwhile. Always in one order: two who each ask for the other's address do not wait for each other.
 */
async function lockDonors(
  tx: Tx,
  donorId: string,
  otherHash: string | null,
): Promise<{ readonly known: string | null; readonly otherId: string | null }> {
  const donors = await tx.$queryRaw<{ id: string; email_hash: string | null }[]>`
    SELECT id, email_hash FROM donor WHERE id = ${donorId} OR email_hash = ${otherHash} ORDER BY id FOR NO KEY UPDATE`;
  return {
    known: donors.find(({ id }) => id === donorId)?.email_hash ?? null,
    otherId: donors.find(({ id }) => id !== donorId)?.id ?? null,
  };
}

/** Whose money a gift is is decided by what was given with it, this address too. */
async function isUndecided(tx: Tx, donorIds: string[]): Promise<boolean> {
  const donorId = { in: donorIds };
  const gifts = await tx.donation.count({ where: { donorId, state: { notIn: [...settledStates] } } });
  const state = { in: [...unstartedStates, 'starting', 'confirming'] };
  const standing = await tx.standingGift.count({ where: { donorId, state } });
  const renewals = await tx.renewal.count({
    where: { standingGift: { donorId }, state: { in: [...undecidedRenewalStates] } },
  });
  return gifts + standing + renewals > 0;
}

/** All that is under the old address is under the new one afterwards, and nothing that was sent to the old one opens anything. */
async function change(tx: Tx, ids: Ids, row: AddressChangeModel, now: Date, timeZone: string): Promise<void> {
  const { id, donorId, email, emailHash } = row;
  const donations = await tx.donation.findMany({ where: { donorId }, select: { id: true, token: true } });
  const standing = await tx.standingGift.findMany({
    where: { donorId },
    select: { id: true, token: true, settledAt: true },
  });
  await tx.donor.update({ where: { id: donorId }, data: { email, emailHash } });
  await readdress(tx, row, donations, standing);
  await tx.donorSession.deleteMany({ where: { donorId } });
  await tx.signInLink.updateMany({ where: { donorId, usedAt: null }, data: { usedAt: now } });
  await renameAddresses(tx, ids, donations, standing);
  for (const gift of standing) {
    if (gift.settledAt !== null) continue;
    const subject = standingGiftSubject(gift.id);
    const request = newStripeRequest(subject, 'set-email', now, id);
    await writeEffect(tx, ids, now, { kind: 'ask-stripe', request }, timeZone);
    // Whoever plans it from before writes to the old address, and is stale.
    await writeEffect(tx, ids, now, { kind: 'look-again', subject }, timeZone);
  }
}

/** Who gave under the new address is the same person, who has opened both boxes. */
async function join(tx: Tx, { donorId }: AddressChangeModel, otherId: string, now: Date): Promise<void> {
  const other = await tx.donor.findUniqueOrThrow({ where: { id: otherId } });
  const [where, data] = [{ donorId: otherId }, { donorId }];
  await tx.donation.updateMany({ where, data });
  await tx.standingGift.updateMany({ where, data });
  await tx.donorSession.deleteMany({ where });
  await tx.signInLink.updateMany({ where, data });
  await tx.addressChange.updateMany({ where, data });
  const gone = { name: null, email: null, country: null, emailHash: null, erasedAt: now };
  await tx.donor.update({ where: { id: otherId }, data: gone });
  if (other.remindersStoppedAt)
    await tx.donor.updateMany({
      where: { id: donorId, remindersStoppedAt: null },
      data: { remindersStoppedAt: other.remindersStoppedAt },
    });
}

interface Named {
  readonly id: string;
  readonly token: string;
}

/** Of all pages of the gifts, those of appeals too, which lead to them; mails on their way hold the new ones. */
async function renameAddresses(
  tx: Tx,
  ids: Ids,
  donations: readonly Named[],
  standing: readonly Named[],
): Promise<void> {
  const ofGift = ofGifts(donations, standing);
  const screenings = await tx.screening.findMany({ where: ofGift, select: { id: true, token: true } });
  const waiting = await tx.mail.findMany({ where: unsent(ofGift), select: { id: true } });
  const mailIds = waiting.map(({ id }) => id);
  const rename = async ({ token: old }: Named, write: (token: string) => Promise<unknown>) => {
    const token = ids.token();
    await write(token);
    if (mailIds.length > 0)
      await tx.$executeRaw`UPDATE mail SET text = replace(text, ${old}, ${token}), html = replace(html, ${old}, ${token})
        WHERE id = ANY (${mailIds})`;
  };
  for (const each of donations)
    await rename(each, (token) => tx.donation.update({ where: { id: each.id }, data: { token } }));
  for (const each of standing)
    await rename(each, (token) => tx.standingGift.update({ where: { id: each.id }, data: { token } }));
  for (const each of screenings)
    await rename(each, (token) => tx.screening.update({ where: { id: each.id }, data: { token } }));
}

const ofGifts = (donations: readonly Named[], standing: readonly Named[]) => ({
  OR: [
    { donationId: { in: donations.map(({ id }) => id) } },
    { standingGiftId: { in: standing.map(({ id }) => id) } },
  ],
});

/** To the donor; who appeals may have named another address, and is answered there. */
const unsent = <Where>(ofGift: Where) => ({
  ...ofGift,
  ...{ sentAt: null, recipient: { not: null }, appealId: null },
});

/** Where mails go. What was given with a gift stays beside it: renewals and re-screenings compare that as well. */
async function readdress(
  tx: Tx,
  { email }: AddressChangeModel,
  donations: readonly Named[],
  standing: readonly Named[],
): Promise<void> {
  const [donationIds, standingIds] = [donations.map(({ id }) => id), standing.map(({ id }) => id)];
  await tx.$executeRaw`UPDATE payer SET given_email = coalesce(given_email, email)
    WHERE (donation_id = ANY (${donationIds}) OR standing_gift_id = ANY (${standingIds})) AND erased_at IS NULL`;
  const ofGift = ofGifts(donations, standing);
  await tx.payer.updateMany({ where: { ...ofGift, email: { not: null } }, data: { email } });
  await tx.mail.updateMany({ where: unsent(ofGift), data: { recipient: email } });
}

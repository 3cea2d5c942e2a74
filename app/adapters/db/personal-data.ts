/** The one place that blanks personal data; ledger, decisions and hashes of states stay (docs/operations.md). */
import { Prisma } from '#app/generated/prisma/client.ts';
import type { PersonalData } from '#app/ports/donations.ts';
import type { Db } from './client.ts';
import { storedFurther } from './stored-screening.ts';

const dayMs = 86_400_000;
/** Long enough to look into a fault, as long as Stripe itself can show the event again. */
const eventBodyKeptMs = 30 * dayMs;
/** A mail can be sent again or shown to its reader for a while; the outcome itself is on the donor's page. */
const mailKeptMs = 90 * dayMs;
/** Refusals at the form that nobody appealed against. */
const formScreeningKeptMs = 90 * dayMs;

/** A link is dead after a quarter of an hour; a day lets somebody look into why it was. Its mail goes with it. */
const signInKeptMs = dayMs;

const blankPayer = {
  organisation: null,
  name: null,
  billingName: null,
  email: null,
  givenEmail: null,
  country: null,
  postalCode: null,
  cardBrand: null,
  cardLast4: null,
  cardFunding: null,
  emailHash: null,
  cardFingerprintHash: null,
};
const blankScreening = { evidence: Prisma.DbNull, sentence: null, further: storedFurther.write([]) };
const blankAllowlistEntry = { given: null, donationId: null, standingGiftId: null, appealId: null };
const blankMail = { recipient: null, subject: null, text: null, html: null, unsubscribeUrl: null };

export function createPersonalData({ prisma }: Db): PersonalData {
  return {
    eraseDonation: (donationId, erasedAt) =>
      prisma.$transaction(async (tx) => {
        const donation = await tx.donation.findUnique({ where: { id: donationId } });
        if (!donation) return 0;
        const counts = await Promise.all([
          tx.payer.updateMany({ where: { donationId, erasedAt: null }, data: { ...blankPayer, erasedAt } }),
          tx.screening.updateMany({
            where: { donationId, erasedAt: null },
            data: { ...blankScreening, erasedAt },
          }),
          tx.appeal.updateMany({
            where: { donationId, erasedAt: null },
            data: { statement: null, email: null, note: null, erasedAt },
          }),
          tx.review.updateMany({ where: { donationId, note: { not: null } }, data: { note: null } }),
          tx.refund.updateMany({ where: { donationId, note: { not: null } }, data: { note: null } }),
          tx.lateRefusal.updateMany({ where: { donationId, note: { not: null } }, data: { note: null } }),
          tx.fraudWarning.updateMany({ where: { donationId, note: { not: null } }, data: { note: null } }),
          tx.rescreeningFinding.updateMany({
            where: { donationId, note: { not: null } },
            data: { note: null },
          }),
          // The compact form stays as long as it spares that name; whose it was does not.
          tx.allowlistEntry.updateMany({ where: { donationId }, data: blankAllowlistEntry }),
          tx.alias.updateMany({ where: { donationId }, data: { donationId: null } }),
          // The answer to an appeal names the appeal and not the donation.
          tx.mail.updateMany({
            where: { OR: [{ donationId }, { appeal: { donationId } }], recipient: { not: null } },
            data: blankMail,
          }),
          eraseEventBodies(tx, donationId, donation.paymentIntentId),
        ]);
        const donor = await eraseLastDonor(tx, donation.donorId, erasedAt);
        return [...counts, donor].reduce((sum, { count }) => sum + count, 0);
      }),
    eraseStandingGift: (standingGiftId, erasedAt) =>
      prisma.$transaction(async (tx) => {
        const gift = await tx.standingGift.findUnique({ where: { id: standingGiftId } });
        if (!gift) return 0;
        const where = { standingGiftId, erasedAt: null };
        const counts = await Promise.all([
          tx.payer.updateMany({ where, data: { ...blankPayer, erasedAt } }),
          tx.screening.updateMany({ where, data: { ...blankScreening, erasedAt } }),
          tx.appeal.updateMany({ where, data: { statement: null, email: null, note: null, erasedAt } }),
          tx.review.updateMany({ where: { standingGiftId, note: { not: null } }, data: { note: null } }),
          tx.allowlistEntry.updateMany({ where: { standingGiftId }, data: blankAllowlistEntry }),
          tx.alias.updateMany({ where: { standingGiftId }, data: { standingGiftId: null } }),
          tx.mail.updateMany({
            where: {
              recipient: { not: null },
              OR: [{ standingGiftId }, { appeal: { standingGiftId } }],
            },
            data: blankMail,
          }),
          tx.standingGift.updateMany({
            where: { id: standingGiftId, confirmUrl: { not: null } },
            data: { confirmUrl: null },
          }),
          eraseStandingEventBodies(tx, standingGiftId, gift.customerId),
        ]);
        const donor = await eraseLastDonor(tx, gift.donorId, erasedAt);
        return [...counts, donor].reduce((sum, { count }) => sum + count, 0);
      }),
    eraseScreening: (id, erasedAt) =>
      prisma.$transaction(async (tx) => {
        const counts = [
          await tx.screening.updateMany({
            where: { id, erasedAt: null },
            data: { ...blankScreening, erasedAt },
          }),
          await tx.appeal.updateMany({
            where: { screeningId: id, erasedAt: null },
            data: { statement: null, email: null, note: null, erasedAt },
          }),
          await tx.mail.updateMany({
            where: { recipient: { not: null }, appeal: { screeningId: id } },
            data: blankMail,
          }),
        ];
        const appeals = await tx.appeal.findMany({ where: { screeningId: id }, select: { id: true } });
        counts.push(
          await tx.allowlistEntry.updateMany({
            where: { appealId: { in: appeals.map((appeal) => appeal.id) } },
            data: blankAllowlistEntry,
          }),
        );
        return counts.reduce((sum, { count }) => sum + count, 0);
      }),
    expire: async (now) => {
      const before = (keptMs: number) => new Date(now.getTime() - keptMs);
      const bodies = await prisma.stripeEvent.updateMany({
        where: { body: { not: null }, receivedAt: { lt: before(eventBodyKeptMs) } },
        data: { body: null },
      });
      const mails = await prisma.mail.updateMany({
        where: { recipient: { not: null }, createdAt: { lt: before(mailKeptMs) } },
        data: blankMail,
      });
      const screenings = await prisma.screening.updateMany({
        where: {
          stage: 'form',
          donationId: null,
          erasedAt: null,
          createdAt: { lt: before(formScreeningKeptMs) },
          appeals: { none: {} },
        },
        data: { ...blankScreening, erasedAt: now },
      });
      const cards = await prisma.refusedCard.deleteMany({ where: { expiresAt: { lte: now } } });
      const signIns = await prisma.$transaction((tx) =>
        eraseSignIns(tx, { createdAt: { lt: before(signInKeptMs) } }),
      );
      const addressChanges = await prisma.$transaction((tx) =>
        eraseAddressChanges(tx, { expiresAt: { lt: before(signInKeptMs) } }),
      );
      const sessions =
        await prisma.$executeRaw`DELETE FROM donor_session WHERE seen_at < clock_timestamp() - interval '1 day'`;
      // The limiter counts in real time, and so do its keys.
      const limits = await prisma.rateLimit.deleteMany({ where: { expire: { lt: BigInt(Date.now()) } } });
      const [networks, slots, attempts] = await Promise.all([
        prisma.$executeRaw`DELETE FROM checkout_network WHERE tried_at < clock_timestamp() - interval '1 hour'`,
        prisma.$executeRaw`DELETE FROM checkout_slot WHERE at < clock_timestamp() - interval '1 hour'`,
        prisma.$executeRaw`DELETE FROM checkout_attempt WHERE started_at < clock_timestamp() - interval '1 hour'`,
      ]);
      return {
        eventBodies: bodies.count,
        mails: mails.count,
        formScreenings: screenings.count,
        refusedCards: cards.count,
        addressKeys: limits.count,
        networkKeys: networks + slots,
        attemptKeys: attempts,
        signIns,
        addressChanges,
        donorSessions: sessions,
      };
    },
  };
}

/** Of every event that names the donation or its payment, whatever it is about; it reads all that have a body, which is rare enough. */
/** A donor whose last gift is erased, of whatever kind, after its payer was. */
async function eraseLastDonor(
  tx: Prisma.TransactionClient,
  donorId: string | null,
  erasedAt: Date,
): Promise<{ count: number }> {
  if (donorId === null) return { count: 0 };
  const others = { donorId, payer: { erasedAt: null } };
  const left = [await tx.donation.count({ where: others }), await tx.standingGift.count({ where: others })];
  if (left.some((count) => count > 0)) return { count: 0 };
  // Whoever is signed in is no longer anybody.
  await tx.donorSession.deleteMany({ where: { donorId } });
  await eraseSignIns(tx, { donorId });
  await eraseAddressChanges(tx, { donorId });
  return tx.donor.updateMany({
    where: { id: donorId, erasedAt: null },
    data: { name: null, email: null, country: null, emailHash: null, erasedAt },
  });
}

/** What asked to be signed in, and the mails that it was sent. */
async function eraseSignIns(
  tx: Prisma.TransactionClient,
  where: Prisma.SignInLinkWhereInput,
): Promise<number> {
  const links = await tx.signInLink.findMany({ where, select: { id: true } });
  const ids = links.map(({ id }) => id);
  await tx.mail.updateMany({ where: { kind: 'sign-in', cause: { in: ids } }, data: blankMail });
  const { count } = await tx.signInLink.deleteMany({ where: { id: { in: ids } } });
  return count;
}

/** What asked for another address, and the mails to both. */
async function eraseAddressChanges(
  tx: Prisma.TransactionClient,
  where: Prisma.AddressChangeWhereInput,
): Promise<number> {
  const changes = await tx.addressChange.findMany({ where, select: { id: true } });
  const ids = changes.map(({ id }) => id);
  const kinds = ['address-old', 'address-new'];
  await tx.mail.updateMany({ where: { kind: { in: kinds }, cause: { in: ids } }, data: blankMail });
  const { count } = await tx.addressChange.deleteMany({ where: { id: { in: ids } } });
  return count;
}

async function eraseEventBodies(
  tx: Prisma.TransactionClient,
  donationId: string,
  paymentIntentId: string | null,
): Promise<{ count: number }> {
  const count = await tx.$executeRaw`
    UPDATE stripe_event SET body = NULL
    WHERE body IS NOT NULL AND ((subject_kind = 'donation' AND subject_id = ${donationId})
      OR hints ->> 'donation' = ${donationId} OR hints ->> 'paymentIntent' = ${paymentIntentId})`;
  return { count };
}

/** What Stripe told of its customer, its card and its invoices too. */
async function eraseStandingEventBodies(
  tx: Prisma.TransactionClient,
  id: string,
  customerId: string | null,
): Promise<{ count: number }> {
  const count = await tx.$executeRaw`
    UPDATE stripe_event SET body = NULL
    WHERE body IS NOT NULL AND ((subject_kind = 'standing-gift' AND subject_id = ${id})
      OR hints ->> 'standingGift' = ${id} OR hints ->> 'customer' = ${customerId})`;
  return { count };
}

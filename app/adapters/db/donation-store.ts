/** Donations in PostgreSQL: one transaction a step, guarded by the version that the step was made from. */
import { notFailing } from '#app/domain/donation.ts';
import type { DonationChange } from '#app/domain/donation-change.ts';
import { balances, type LedgerPosting } from '#app/domain/ledger.ts';
import type { Prisma } from '#app/generated/prisma/client.ts';
import type { Ids } from '#app/ports/ambient.ts';
import type { DonationStore, NewDonation } from '#app/ports/donations.ts';
import type { Db } from './client.ts';
import {
  decidingOnly,
  fromScreening,
  toColumns,
  toDonation,
  toHistory,
  toPayer,
  toReview,
  toScreening,
} from './donation-rows.ts';
import { donationLists } from './donation-lists.ts';
import { donationsFound } from './donations-found.ts';
import { writeAlias, writeAllowlistEntry } from './learned-store.ts';

type Tx = Prisma.TransactionClient;

export function createDonationStore(db: Db, ids: Ids): DonationStore {
  const { prisma, pool } = db;
  return {
    ...donationLists(db),
    ...donationsFound(db),
    create: (input) => prisma.$transaction((tx) => insertDonation(tx, input)).then(() => undefined),
    find: async (id) => {
      const row = await prisma.donation.findUnique({ where: { id } });
      return row && toDonation(row);
    },
    findByToken: async (token) => {
      const row = await prisma.donation.findUnique({ where: { token } });
      return row && toDonation(row);
    },
    findAttempt: async (attemptKey, attemptBodyHash, since) => {
      const row = await prisma.donation.findFirst({
        where: { attemptKey, attemptBodyHash, createdAt: { gte: since }, state: 'open' },
      });
      return row && toDonation(row);
    },
    payer: async (donationId) => {
      const row = await prisma.payer.findUnique({ where: { donationId } });
      return row && toPayer(row);
    },
    lastScreening: async (donationId) => {
      const row = await prisma.screening.findFirst({
        ...decidingOnly,
        where: { donationId, ...decidingOnly.where },
      });
      return row && toScreening(row);
    },
    review: async (donationId) => {
      const row = await prisma.review.findFirst({
        where: { donationId, undoneAt: null },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      });
      return row && toReview(row);
    },
    file: async (id) => {
      const row = await prisma.donation.findUnique({
        where: { id },
        include: {
          payer: true,
          history: { orderBy: { id: 'asc' } },
          screenings: { where: decidingOnly.where, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] },
          reviews: { orderBy: { createdAt: 'asc' } },
        },
      });
      if (!row) return null;
      const slug = row.articleSlug;
      const article =
        slug === null
          ? null
          : await prisma.article.findUnique({ where: { slug }, select: { headline: true } });
      return {
        donation: toDonation(row),
        payer: row.payer && toPayer(row.payer),
        history: row.history.map(toHistory),
        screenings: row.screenings.map(toScreening),
        reviews: row.reviews.map(toReview),
        articleHeadline: article?.headline ?? null,
      };
    },
    storedRequest: async (donationId, kind) => {
      const stripeRequest = await prisma.stripeRequest.findUnique({
        where: { donationId_kind: { donationId, kind } },
      });
      if (!stripeRequest) throw new Error(`donation ${donationId} has no request to ${kind}`);
      const { idempotencyKey, requestedAt, outcome } = stripeRequest;
      return { idempotencyKey, requestedAt, outcome };
    },
    renewRequestKey: async (donationId, kind, idempotencyKey, requestedAt) => {
      await prisma.stripeRequest.update({
        where: { donationId_kind: { donationId, kind } },
        data: { idempotencyKey, requestedAt, outcome: null },
      });
    },
    noteAnswer: async (donationId, kind, outcome) => {
      await prisma.stripeRequest.updateMany({
        where: { donationId, kind, finishedAt: null },
        data: { outcome },
      });
    },
    change: (id, version, change) => prisma.$transaction((tx) => applyChange(tx, ids, id, version, change)),
    rest: async (id, version, checkAt) => {
      await prisma.donation.updateMany({ where: { id, version }, data: { checkAt, ...notFailing } });
    },
    fail: async ({ id, version, failureCount }, { code, at, retryAt }) => {
      await pool.query(
        `UPDATE donation SET failure_count = failure_count + 1, failure_code = $4, failed_at = $5, retry_at = $6,
           check_at = $6, due_since = coalesce(due_since, $5)
         WHERE id = $1 AND version = $2 AND failure_count = $3`,
        [id, version, failureCount, code, at, retryAt],
      );
    },
    refusedCard: async (fingerprintHash, now) => {
      const card = await prisma.refusedCard.findFirst({ where: { fingerprintHash, expiresAt: { gt: now } } });
      return card && { listingId: card.listingId, listingName: card.listingName };
    },
  };
}

async function insertDonation(tx: Tx, input: NewDonation): Promise<void> {
  const { donation, stripeRequest } = input;
  const { amount, feeCover } = donation;
  await tx.donation.create({
    data: {
      id: donation.id,
      token: donation.token,
      state: donation.state,
      version: donation.version,
      articleSlug: donation.articleSlug,
      site: donation.site,
      locale: donation.locale,
      pledgeVersion: donation.pledgeVersion,
      attestationVersion: donation.attestationVersion,
      createdAt: donation.createdAt,
      checkAt: donation.checkAt,
      amountMinor: BigInt(amount.amountMinor),
      feeCoverMinor: BigInt(feeCover.amountMinor),
      currency: amount.currency,
      frequency: 'once',
      attemptKey: input.attemptKey,
      attemptBodyHash: input.attemptBodyHash,
      payer: { create: { organisation: input.organisation } },
      stripeRequests: {
        create: {
          id: stripeRequest.idempotencyKey,
          kind: stripeRequest.kind,
          idempotencyKey: stripeRequest.idempotencyKey,
          requestedAt: stripeRequest.requestedAt,
        },
      },
    },
  });
  if (input.screening) await tx.screening.create({ data: fromScreening(input.screening) });
}

async function applyChange(
  tx: Tx,
  ids: Ids,
  id: string,
  version: number,
  change: DonationChange,
): Promise<'changed' | 'stale'> {
  const { count } = await tx.donation.updateMany({
    where: { id, version },
    data: {
      ...(change.fields && (toColumns(change.fields) as Prisma.DonationUncheckedUpdateManyInput)),
      version: version + 1,
    },
  });
  if (count === 0) return 'stale';
  // From here the row is ours: whoever else steps this donation waits for us and finds itself stale.
  if (change.donor)
    await tx.donation.update({ where: { id }, data: { donorId: await findOrAddDonor(tx, change) } });
  const { entry, stripeRequest, finishedRequest, screening, review, undoneReview, refusedCard, mail, payer } =
    change;
  if (payer) await tx.payer.update({ where: { donationId: id }, data: payer });
  if (entry) await tx.donationHistory.create({ data: { ...entry, donationId: id } });
  if (screening) await tx.screening.create({ data: fromScreening(screening) });
  if (stripeRequest) {
    const { kind, idempotencyKey, requestedAt } = stripeRequest;
    await tx.stripeRequest.create({
      data: { id: ids.row(), donationId: id, kind, idempotencyKey, requestedAt },
    });
  }
  if (finishedRequest) {
    const { kind, at, outcome } = finishedRequest;
    await tx.stripeRequest.updateMany({ where: { donationId: id, kind }, data: { finishedAt: at, outcome } });
  }
  if (review) {
    await tx.review.create({ data: { ...review, donationId: id } });
  }
  if (undoneReview) {
    const undone = { undoneAt: undoneReview.at, undoneBy: undoneReview.by };
    await tx.review.updateMany({ where: { donationId: id, undoneAt: null }, data: undone });
  }
  if (refusedCard) {
    // A row a refusal: an appeal that is won forgets its own and no other.
    await tx.refusedCard.createMany({ data: { ...refusedCard, donationId: id }, skipDuplicates: true });
  }
  if (change.learned) {
    const { allowlist, aliases, ...signed } = change.learned;
    const at = entry?.at ?? missing('when a decision came into force');
    const taught = () => ({ ...signed, id: ids.row(), donationId: id, appealId: null });
    for (const entry of allowlist) await writeAllowlistEntry(tx, { ...entry, ...taught() }, at);
    for (const alias of aliases) await writeAlias(tx, { ...alias, ...taught() }, at);
  }
  if (mail) {
    const createdAt = entry?.at ?? missing('when a mail was written');
    await tx.mail.create({ data: { ...mail, donationId: id, createdAt, nextTryAt: createdAt } });
  }
  for (const posting of change.postings ?? []) await post(tx, ids, id, posting, change);
  return 'changed';
}

/** One statement, because two donations of one donor may arrive at once. An erased donor has no hash and is not found again. */
async function findOrAddDonor(tx: Tx, { donor, entry }: DonationChange): Promise<string> {
  if (!donor || !entry) throw new Error('a donor is recorded with a step');
  const { id, emailHash, name, email, country } = donor;
  const rows = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO donor (id, email_hash, name, email, country, created_at)
    VALUES (${id}, ${emailHash}, ${name}, ${email}, ${country}, ${entry.at})
    ON CONFLICT (email_hash) DO UPDATE SET
      name = coalesce(donor.name, excluded.name),
      email = coalesce(donor.email, excluded.email),
      country = coalesce(donor.country, excluded.country)
    RETURNING id`;
  return rows[0]?.id ?? missing('who the donor is');
}

async function post(
  tx: Tx,
  ids: Ids,
  donationId: string,
  posting: LedgerPosting,
  change: DonationChange,
): Promise<void> {
  if (!balances(posting))
    throw new Error(`the posting ${posting.kind} of donation ${donationId} does not balance`);
  await tx.ledgerTransaction.create({
    data: {
      id: ids.row(),
      donationId,
      kind: posting.kind,
      occurredAt: change.entry?.at ?? change.postedAt ?? missing('when a posting occurred'),
      externalId: posting.externalId,
      entries: {
        create: posting.entries.map((entry) => ({ ...entry, amountMinor: BigInt(entry.amountMinor) })),
      },
    },
  });
}

function missing(what: string): never {
  throw new Error(`the change does not say ${what}`);
}

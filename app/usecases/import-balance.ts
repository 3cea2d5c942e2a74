/** Brings everything that moved the balance at Stripe into the ledger, whoever or whatever moved it. */
import type { BalanceTransaction } from '#app/domain/balance-transaction.ts';
import { bookBalanceTransaction } from '#app/domain/ledger/booking.ts';
import { givenIn } from '#app/domain/ledger/measures.ts';
import { settlingReceipt } from '#app/domain/receipt/settling.ts';
import type { Effect } from '#app/domain/step.ts';
import {
  donationSubject,
  lateRefusalSubject,
  payoutSubject,
  standingGiftSubject,
  subjectKey,
  type Subject,
} from '#app/domain/subject.ts';
import { paths } from '#app/paths.ts';
import type { Ports } from '#app/ports.ts';
import { adoptPayout } from '#app/subjects/adopt-payout.ts';

/** How far it is read once more: Stripe's lists may show a transaction some time after the moment that it bears. */
const overlapMs = 10 * 60_000;
/**
 * What names a donation that we do not have, or whose payment we have not seen yet, waits for it: that is read again from Stripe, and
 * a posting changes neither its donation nor whom it counts as a supporter. After this long it is booked as it stands.
 */
const donationWaitMsMax = 24 * 3_600_000;

export interface BalanceImported {
  readonly seen: number;
  readonly posted: number;
  /** Not posted yet, because their donation is not here or knows nothing of its payment. */
  readonly waiting: number;
}

type Needs = Pick<
  Ports,
  | 'balance'
  | 'balanceImports'
  | 'stripeObjects'
  | 'ledger'
  | 'donations'
  | 'standingGifts'
  | 'refunds'
  | 'disputes'
  | 'payouts'
  | 'payoutsAtStripe'
  | 'commit'
  | 'jobs'
  | 'clock'
  | 'ids'
  | 'site'
>;

/**
 * Safe at any time, from several processes at once and after any crash: each transaction stands in the ledger once, whoever posts
 * it. `whole`: from the beginning of the account, not only what is new; `since`: from there, where that is before what is new.
 */
export async function importBalance(
  ports: Needs,
  { whole = false, since = null }: { readonly whole?: boolean; readonly since?: Date | null } = {},
): Promise<BalanceImported> {
  const now = ports.clock.now();
  const reached = await ports.balanceImports.reached();
  // A clock that was set back books before what was reached.
  const fresh = reached && new Date(Math.min(reached.getTime(), now.getTime()) - overlapMs);
  const from = since && fresh && since < fresh ? since : fresh;
  const counts = { seen: 0, posted: 0, waiting: 0 };
  let newestMs = reached?.getTime() ?? Number.NEGATIVE_INFINITY;
  let waitingMs = Number.POSITIVE_INFINITY;
  for await (const page of ports.balance.since(whole ? null : from)) {
    counts.seen += page.length;
    newestMs = Math.max(newestMs, ...page.map(({ createdAt }) => createdAt.getTime()));
    const { posted, left } = await importPage(ports, page, now);
    counts.posted += posted;
    counts.waiting += left.length;
    waitingMs = Math.min(waitingMs, ...left.map(({ createdAt }) => createdAt.getTime()));
  }
  const readToMs = Math.min(newestMs === Number.NEGATIVE_INFINITY ? now.getTime() : newestMs, waitingMs);
  await ports.balanceImports.note(new Date(readToMs), now);
  return counts;
}

async function importPage(
  ports: Needs,
  page: readonly BalanceTransaction[],
  now: Date,
): Promise<{ readonly posted: number; readonly left: readonly BalanceTransaction[] }> {
  const known = await ports.ledger.posted(page.map(({ id }) => id));
  const fresh = page.filter(({ id }) => !known.has(id));
  if (fresh.length === 0) return { posted: 0, left: [] };
  const owners = await ports.donations.byPayment(fresh.flatMap(({ source }) => source.paymentIntentId ?? []));
  const left: BalanceTransaction[] = [];
  for (const transaction of fresh) {
    const { donationId, awaited, isSettled } = await ownerOf(ports, transaction, owners);
    const isYoung = now.getTime() - transaction.createdAt.getTime() < donationWaitMsMax;
    if (awaited) await bringOn(ports, awaited);
    if (!isSettled && isYoung) left.push(transaction);
    else await importOne(ports, transaction, donationId);
  }
  return { posted: fresh.length - left.length, left };
}

async function importOne(
  ports: Needs,
  transaction: BalanceTransaction,
  donationId: string | null,
): Promise<void> {
  const posting = bookBalanceTransaction(transaction, donationId);
  // Asked for before it is posted, after which nobody looks at it again.
  if (donationId !== null) await bringOnSource(ports, transaction, donationId);
  if (transaction.source.kind === 'payout') await bringOnPayout(ports, transaction);
  const effects: Effect[] = [
    { kind: 'post', posting },
    ...(donationId !== null && transaction.source.kind === 'dispute'
      ? await movedByBank(ports, donationId)
      : []),
  ];
  await ports.commit({ subject: null, at: ports.clock.now(), effects });
  // The donation notes that it is booked, and its donor is written to.
  if (donationId !== null && givenIn(posting) !== null) await bringOn(ports, donationSubject(donationId));
}

/** What a bank takes or gives back says whether a gift that was refused late is returned, and what its receipt may say. */
async function movedByBank(ports: Needs, donationId: string): Promise<Effect[]> {
  const [donation, payer] = await Promise.all([
    ports.donations.find(donationId),
    ports.donations.payer(donationId),
  ]);
  const { ids, site } = ports;
  const links = { donation: (token: string) => site.url + paths.donation(token) };
  const tools = { ids, site, issuer: site.receipts, links };
  return [
    { kind: 'look-again', subject: lateRefusalSubject(donationId) },
    ...(donation ? [settlingReceipt({ donation, email: payer?.email ?? null }, tools)] : []),
  ];
}

/** A refund or a dispute that we know may have come to something else; of one that we do not, its donation learns. */
async function bringOnSource(
  ports: Needs,
  { source, category }: BalanceTransaction,
  donationId: string,
): Promise<void> {
  const { kind, id } = source;
  if (id === null || category === 'partial_capture_reversal') return;
  if (kind !== 'refund' && kind !== 'dispute') return;
  const store = kind === 'refund' ? ports.refunds : ports.disputes;
  const known = (await store.byStripeId([id])).get(id);
  await bringOn(ports, known === undefined ? donationSubject(donationId) : { kind, id: known });
}

/** What left for the bank, or came back from there. */
async function bringOnPayout(ports: Needs, { source: { id } }: BalanceTransaction): Promise<void> {
  if (id === null || (await adoptPayout(ports, id)) === 'missing') return;
  await bringOn(ports, payoutSubject(id));
}

const bringOn = (ports: Needs, subject: Subject) => ports.jobs.send('advance', subjectKey(subject));

interface Owner {
  /** Null where it is no donation of ours, or none that is here. */
  readonly donationId: string | null;
  /** What knows of the payment once it is looked at; null where there is nothing to wait for, or it is not here. */
  readonly awaited: Subject | null;
  /** Whether that is known for good. */
  readonly isSettled: boolean;
}

const nobody: Owner = { donationId: null, awaited: null, isSettled: true };

async function ownerOf(
  ports: Needs,
  { source }: BalanceTransaction,
  owners: ReadonlyMap<string, string>,
): Promise<Owner> {
  const { paymentIntentId } = source;
  if (paymentIntentId === null) return nobody;
  const owner = owners.get(paymentIntentId);
  if (owner !== undefined) return { ...nobody, donationId: owner };
  // We have not seen this payment yet, but may have made it.
  const { donation, standingGift } = await namedOn(ports, source, paymentIntentId);
  if (donation !== undefined) {
    const isHere = (await ports.donations.find(donation)) !== null;
    return isHere
      ? { donationId: donation, awaited: donationSubject(donation), isSettled: false }
      : { ...nobody, isSettled: false };
  }
  if (standingGift === undefined) return nobody;
  // It becomes a donation of its own when its standing gift sees it.
  const isHere = (await ports.standingGifts.find(standingGift)) !== null;
  return { ...nobody, awaited: isHere ? standingGiftSubject(standingGift) : null, isSettled: false };
}

/** A charge bears the name of its donation, unless it paid an invoice. Of that, and of what came after, the payment is asked. */
async function namedOn(
  { stripeObjects }: Needs,
  { kind, namedDonationId, customerId }: BalanceTransaction['source'],
  paymentIntentId: string,
): Promise<{ readonly donation?: string | undefined; readonly standingGift?: string | undefined }> {
  if (namedDonationId !== null) return { donation: namedDonationId };
  if (kind === 'charge' && customerId === null) return {};
  const payment = await stripeObjects.read({ object: 'payment_intent', id: paymentIntentId });
  return payment?.hints ?? {};
}

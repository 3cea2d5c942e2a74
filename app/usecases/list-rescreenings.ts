/** The re-screenings of past donations, what they found, and what staff closed of it. */
import { donationSums, type DonationSums } from '#app/domain/ledger/donation-sums.ts';
import { cursorText, parseCursor } from '#app/domain/list-cursor.ts';
import { pastSince } from '#app/domain/donation/past-donation.ts';
import type { Ports } from '#app/ports.ts';
import type { Finding, Rescreening } from '#app/ports/learning.ts';

export interface RescreeningReport {
  /** The latest, newest first. */
  readonly runs: readonly (Omit<Rescreening, 'basis' | 'reached' | 'failureCount' | 'retryAt'> & {
    readonly findings: number;
    /** How many donations it looks at in all; null where it has looked at them. */
    readonly total: number | null;
  })[];
  readonly openCount: number;
  readonly open: FindingPage;
  readonly closed: FindingPage;
}

export interface FindingPage {
  readonly items: readonly (Finding & { readonly sums: DonationSums })[];
  /** What to ask for to see older ones; null at the end. */
  readonly next: string | null;
  readonly isFirst: boolean;
}

const runsShown = 8;
const findingsShown = 25;

/** `openAfter` and `closedAfter` as they stand in the address; what is not understood is as if it were not there. */
export async function listRescreenings(
  ports: Pick<Ports, 'rescreenings' | 'donations' | 'ledger'>,
  input: { openAfter: string | null; closedAfter: string | null },
): Promise<RescreeningReport> {
  // Counted before they are listed: what is found meanwhile is listed, and nothing is counted that no list shows yet.
  const openCount = await ports.rescreenings.countOpen();
  const [latest, open, closed] = await Promise.all([
    ports.rescreenings.latest(runsShown),
    pageOf(ports, false, input.openAfter),
    pageOf(ports, true, input.closedAfter),
  ]);
  const runs = await Promise.all(
    latest.map(async ({ id, cause, startedAt, finishedAt, seen, findings }) => {
      const total = finishedAt === null ? await ports.donations.countPast(pastSince(startedAt)) : null;
      return { id, cause, startedAt, finishedAt, seen, findings, total };
    }),
  );
  return { runs, openCount, open, closed };
}

async function pageOf(
  ports: Pick<Ports, 'rescreenings' | 'ledger'>,
  isClosed: boolean,
  after: string | null,
): Promise<FindingPage> {
  const place = parseCursor(after);
  const found = await ports.rescreenings.findings({ isClosed, after: place, limit: findingsShown + 1 });
  const listed = found.slice(0, findingsShown);
  const sums = await ports.ledger.ofDonations(listed.map(({ donation }) => donation.id));
  const items = listed.map((finding) => {
    const { id, amount } = finding.donation;
    return { ...finding, sums: donationSums(sums.get(id) ?? [], amount.currency) };
  });
  const last = items.at(-1);
  const lastAt = last && (isClosed ? last.closedAt : last.foundAt);
  return {
    items,
    next:
      found.length > findingsShown && last && lastAt ? cursorText({ createdAt: lastAt, id: last.id }) : null,
    isFirst: place === null,
  };
}

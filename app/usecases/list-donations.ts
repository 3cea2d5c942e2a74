/** The desk's plain list of donations, newest first, page by page. */
import { readSlug } from '#app/domain/article/slug.ts';
import { donationStates, type DonationState } from '#app/domain/donation/states.ts';
import { directSite, isSite } from '#app/domain/embedding.ts';
import { donationSums, type DonationSums } from '#app/domain/ledger/donation-sums.ts';
import { cursorText, parseCursor } from '#app/domain/list-cursor.ts';
import type { Ports } from '#app/ports.ts';
import type { Site } from '#app/ports/ambient.ts';
import type { DonationListItem } from '#app/ports/donations.ts';

/** What a list shows; null where it shows all. */
export interface DonationsShown {
  readonly state: DonationState | null;
  /** An origin, or `direct`. */
  readonly site: string | null;
  readonly article: string | null;
}

export interface DonationPage {
  readonly items: readonly (DonationListItem & { readonly sums: DonationSums })[];
  readonly filter: DonationsShown;
  /** What may be asked for as `site`: ours, those that are listed, and those that once were. */
  readonly sites: readonly string[];
  /** What to ask for as `after` to see older ones; null at the end. */
  readonly next: string | null;
  /** False where this is not the newest page. */
  readonly isFirst: boolean;
}

/** The filter and the place as they stand in the address. */
export type DonationsAsked = { readonly [Name in keyof DonationsShown | 'after']: string | null };

const pageLength = 50;

/** What is not understood is as if it were not there. A fact-check may be named by its address. */
export async function listDonations(
  ports: Pick<Ports, 'donations' | 'ledger'> & { readonly site: Pick<Site, 'embedding'> },
  asked: DonationsAsked,
): Promise<DonationPage> {
  const state = donationStates.find((known) => known === asked.state) ?? null;
  const site = asked.site !== null && isSite(asked.site) ? asked.site : null;
  const article = readSlug(asked.article ?? '');
  const after = parseCursor(asked.after);
  const filter = { ...(state && { state }), ...(site && { site }), ...(article && { articleSlug: article }) };
  const [found, sites] = await Promise.all([
    ports.donations.list(filter, after, pageLength + 1),
    ports.donations.sites(),
  ]);
  const listed = found.slice(0, pageLength);
  const sums = await ports.ledger.ofDonations(listed.map(({ id }) => id));
  const items = listed.map((item) => ({
    ...item,
    sums: donationSums(sums.get(item.id) ?? [], item.amount.currency),
  }));
  const last = items.at(-1);
  return {
    items,
    filter: { state, site, article },
    sites: [...new Set([directSite, ...ports.site.embedding.origins, ...sites])],
    next: found.length > pageLength && last ? cursorText(last) : null,
    isFirst: after === null,
  };
}

/** Every address of ours, as a function of what it names. */

import { directSite } from './domain/embedding.ts';
import type { ImageData } from './domain/article/article.ts';
import type { DonationChoice } from './domain/donation-link.ts';

const segment = encodeURIComponent;

function withQuery(path: string, fields: Readonly<Record<string, string | null | undefined>>): string {
  const given = Object.entries(fields).filter((field): field is [string, string] => Boolean(field[1]));
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given).toString()}`;
}

const behind = (after: string | null | undefined): string => (after ? `?after=${segment(after)}` : '');

export const paths = {
  home: () => '/',
  /** `after` is where the page before ended. */
  factChecks: (after?: string | null) => `/fact-checks${behind(after)}`,
  factCheck: (slug: string) => `/fact-checks/${segment(slug)}`,
  /** Below it stands every image. */
  images: () => '/images/',
  months: () => '/months',
  /** `month` as in `2026-11`. */
  month: (month: string, after?: string | null) => `/months/${segment(month)}${behind(after)}`,
  topics: () => '/topics',
  topic: (slug: string, after?: string | null) => `/topics/${segment(slug)}${behind(after)}`,
  /** The bytes of an image never change, so neither does what is at its address. */
  image: ({ sha256, type }: ImageData) => `/images/${sha256}.${type.slice('image/'.length)}`,
  /** What stands there never changes: `name` holds a part of its hash. */
  brandFile: (name: string) => `/brand/${segment(name)}`,
  /** `from` is the origin of the page on which the reader chose to give. */
  donate: (articleSlug?: string | null, from?: string, currency?: string) =>
    withQuery('/donate', { article: articleSlug, site: from === directSite ? null : from, currency }),
  /** What other people's pages show in a frame; `from` is their origin. */
  embed: (slug: string, from?: string) => withQuery(`/embed/${segment(slug)}`, { site: from }),
  embedCard: (slug: string, from?: string) => withQuery(`/embed/${segment(slug)}/card`, { site: from }),
  /** Below it stands every card. */
  cards: () => '/cards/',
  /** The pictures that others show beside a link to us; `version` changes with what they show. */
  card: (slug: string, version: string) => `/cards/${segment(slug)}.png?v=${segment(version)}`,
  siteCard: (version?: string) => withQuery('/card.png', { v: version }),
  /** Where the payment page's way back leads: the form as it was sent, and a line that nothing was charged. */
  donateCancelled: (articleSlug: string | null, chosen: DonationChoice) =>
    withQuery('/donate', { article: articleSlug, ...chosen, cancelled: 'yes' }),
  /** The form with these choices made. */
  donateAgain: (articleSlug: string | null, chosen: DonationChoice) =>
    withQuery('/donate', { article: articleSlug, ...chosen }),
  donation: (token: string) => `/donations/${segment(token)}`,
  standingGift: (token: string) => `/standing-gifts/${segment(token)}`,
  /** Where whoever reads a donor's mail says what becomes of a standing gift that waits beside an older one. */
  secondGift: (secret: string) => `/standing-gifts/second/${segment(secret)}`,
  /** Where its donor changes what is given each time. */
  standingGiftAmount: (token: string) => `/standing-gifts/${segment(token)}/amount`,
  /** Where its donor leaves gifts out, and takes that back. */
  standingGiftDay: (token: string) => `/standing-gifts/${segment(token)}/day`,
  standingGiftPause: (token: string) => `/standing-gifts/${segment(token)}/pause`,
  /** What a donor gave, and where they are signed in; `after` is where the page before ended. */
  supporters: (after?: string | null) => `/supporters${behind(after)}`,
  /** Where a code is typed; `request` is the browser's that asked for it. */
  supporterCode: (request?: string) => withQuery('/supporters/code', { request }),
  /** What we know of a donor: as a file, and how it is deleted. */
  supporterData: () => '/supporters/data',
  /** Where a donor asks to be known by another address, and what the mail to either address leads to. */
  supporterAddress: () => '/supporters/address',
  supporterAddressSide: (token: string) => `/supporters/address/${segment(token)}`,
  /** The same question, for the donor who is signed in; `token` is of the one that waits. */
  supporterSecondGift: (token: string) => `/supporters/second/${segment(token)}`,
  supporterDeletion: () => '/supporters/deletion',
  supporterStatement: (year: number) => `/supporters/statements/${String(year)}`,
  supporterSignIn: (token: string) => `/supporters/sign-in/${segment(token)}`,
  /** Where a donor stops reminders; below it, what mail programs send by themselves is taken. */
  reminders: (token: string) => `/reminders/${segment(token)}`,
  appeal: (token: string) => `/appeals/${segment(token)}`,
  independence: () => '/independence',
  pledge: () => '/independence#pledge',
  corrections: () => '/independence#corrections',
  howWeCheck: () => '/independence#how-we-check',
  register: () => '/independence/register.json',
  correction: (slug: string) => `/fact-checks/${segment(slug)}/correction`,
  imprint: () => '/imprint',
  privacy: () => '/privacy',
  terms: () => '/terms',
  feed: () => '/feed.xml',
  jsonFeed: () => '/feed.json',
  claimReviews: () => '/claim-reviews.json',
  /** A part of it, where it is split. */
  sitemap: (part?: string) => (part ? `/sitemap.xml?part=${segment(part)}` : '/sitemap.xml'),
  robots: () => '/robots.txt',
  stripeWebhook: () => '/webhooks/stripe',
  desk: () => '/desk',
  deskSignIn: () => '/desk/sign-in',
  deskSignOut: () => '/desk/sign-out',
  deskSignUp: (token: string) => `/desk/sign-up/${segment(token)}`,
  /** The list by what is given: a state, a site, a fact-check, and the place to begin behind. */
  deskDonations: (shown: Partial<Record<'state' | 'site' | 'article' | 'after', string | null>> = {}) =>
    withQuery('/desk/donations', shown),
  deskDonation: (id: string) => `/desk/donations/${segment(id)}`,
  deskStandingGifts: (after?: string | null) => `/desk/standing-gifts${behind(after)}`,
  deskStandingGift: (id: string) => `/desk/standing-gifts/${segment(id)}`,
  /** `renewal`: the one that is decided there. */
  deskRenewalDecision: (id: string, renewal: string) =>
    `/desk/standing-gifts/${segment(id)}?renewal=${segment(renewal)}`,
  deskRenewal: (id: string) => `/desk/renewals/${segment(id)}`,
  deskRefund: (id: string) => `/desk/refunds/${segment(id)}`,
  deskDisputes: () => '/desk/disputes',
  deskDispute: (id: string) => `/desk/disputes/${segment(id)}`,
  /** `after`: where the page before ended. */
  deskPayouts: (after?: string | null) => `/desk/payouts${behind(after)}`,
  deskPayout: (id: string) => `/desk/payouts/${segment(id)}`,
  deskPayoutFile: (id: string) => `/desk/payouts/${segment(id)}/csv`,
  /** `month` as in `2026-11`: its sums, or every movement. */
  deskMonthFile: (month: string, what?: 'movements') =>
    withQuery(`/desk/months/${segment(month)}/csv`, { what }),
  deskReconciliation: () => '/desk/reconciliation',
  /** The newsroom's own list, drafts and all; `after` is where the page before ended. */
  deskFactChecks: (after?: string | null) => `/desk/fact-checks${behind(after)}`,
  deskAppeal: (id: string) => `/desk/appeals/${segment(id)}`,
  deskRegistry: () => '/desk/registry',
  deskImport: () => '/desk/registry/import',
  deskImportRun: (id: string) => `/desk/registry/imports/${segment(id)}`,
  deskListings: (query?: string) =>
    query ? `/desk/registry/listings?q=${segment(query)}` : '/desk/registry/listings',
  deskListing: (id: string) => `/desk/registry/listings/${segment(id)}`,
  deskTry: () => '/desk/registry/try',
  deskLearned: (listingId?: string) =>
    listingId ? `/desk/registry/learned?listing=${segment(listingId)}` : '/desk/registry/learned',
  deskLate: () => '/desk/late',
  /** The journal by what is given: an outcome, a type, a topic, and the place to begin behind. */
  deskEvents: (shown: Partial<Record<'outcome' | 'type' | 'topic' | 'after', string | null>> = {}) =>
    withQuery('/desk/events', shown),
  deskStaff: () => '/desk/staff',
  /** One's own account. */
  deskAccount: () => '/desk/account',
  deskEvent: (id: string) => `/desk/events/${segment(id)}`,
  deskRescreening: () => '/desk/rescreening',
  sandbox: () => '/sandbox',
  sandboxMail: () => '/sandbox/mail',
  sandboxMailItem: (id: string) => `/sandbox/mail/${segment(id)}`,
  sandboxMailHtml: (id: string) => `/sandbox/mail/${segment(id)}/html`,
  statusScript: () => '/status.js',
  /** What other people's editors ask about the address of a fact-check. */
  oembed: (address?: string, format?: 'json' | 'xml') => withQuery('/oembed', { url: address, format }),
  /** For other people's pages: the element that shows our frames. */
  embedScript: () => '/embed.js',
  /** For our frames: tells the page around how high they are. */
  embedFrameScript: () => '/embed-frame.js',
} as const;

/** Which of the embeds stands at this path, without regard to case, as the router has it. */
export function embedAt(pathname: string): 'ask' | 'card' | null {
  const match = /^\/embed\/[^/]+(\/card)?\/?$/i.exec(pathname);
  if (match === null) return null;
  return match[1] === undefined ? 'ask' : 'card';
}

/** Whether a donor may have come to this path by a link in a mail, or from their own list: one gift's pages and what leads from them. */
export function isGiftPath(pathname: string): boolean {
  return /^\/(?:donations|standing-gifts|appeals|supporters)\/[^/]/i.test(pathname);
}

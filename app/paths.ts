/** Every address of ours, as a function of what it names. */

const segment = encodeURIComponent;

export const paths = {
  home: () => '/',
  factCheck: (slug: string) => `/fact-checks/${segment(slug)}`,
  donate: (articleSlug?: string | null) =>
    articleSlug ? `/donate?article=${segment(articleSlug)}` : '/donate',
  donation: (token: string) => `/donations/${segment(token)}`,
  appeal: (token: string) => `/appeals/${segment(token)}`,
  independence: () => '/independence',
  corrections: () => '/independence#corrections',
  howWeCheck: () => '/independence#how-we-check',
  register: () => '/independence/register.json',
  feed: () => '/feed.xml',
  sitemap: () => '/sitemap.xml',
  stripeWebhook: () => '/webhooks/stripe',
  desk: () => '/desk',
  deskSignIn: () => '/desk/sign-in',
  deskSignOut: () => '/desk/sign-out',
  deskSignUp: (token: string) => `/desk/sign-up/${segment(token)}`,
  deskDonations: () => '/desk/donations',
  deskDonation: (id: string) => `/desk/donations/${segment(id)}`,
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
  deskRescreening: () => '/desk/rescreening',
  sandbox: () => '/sandbox',
  sandboxMail: () => '/sandbox/mail',
  sandboxMailItem: (id: string) => `/sandbox/mail/${segment(id)}`,
  sandboxMailHtml: (id: string) => `/sandbox/mail/${segment(id)}/html`,
  statusScript: () => '/status.js',
} as const;

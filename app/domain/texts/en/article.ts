/** English words of the fact-check pages and the front page. */

export const article = {
  kind: 'Fact-check',
  claim: 'The claim',
  claimant: 'Made by',
  appearance: 'Said in',
  finding: 'What we found',
  rating: (value: string, worst: string, best: string) =>
    `${value} on a scale from ${worst} (worst) to ${best} (best)`,
  checked: 'Checked',
  updated: 'Updated',
  /** Names the part of the page that tells of them. */
  corrections: (count: number): string => (count === 1 ? 'Correction' : 'Corrections'),
  /** Before the newsroom’s own words. */
  correction: (day: string) => `Correction, ${day}:`,
  demoLabel: 'Demonstration',
  demo: 'This fact-check was written to show how this site works. No newsroom published it.',
  sources: 'Sources',
  sourceLink: (number: number) => `Source ${String(number)}`,
  sourceMissing: (number: number) => `${String(number)} (no source given)`,
  noteLink: (number: number) => `Note ${String(number)}`,
  table: 'Table',
  backTo: 'Back to the text',
  backToPlace: (place: number) => `Back to place ${String(place)} in the text`,
  correctionsLink: 'How we correct mistakes',
  /** On paper, before the page's address. */
  printedFrom: (siteName: string) => `${siteName}, at`,
  more: 'More fact-checks',
  all: 'All fact-checks',
};

/** In place of a fact-check that the newsroom took back. */
export const withdrawn = {
  title: (headline: string, siteName: string) => `Withdrawn: ${headline} – ${siteName}`,
  kicker: 'Withdrawn',
  heading: 'We no longer stand by this fact-check.',
  /** Followed by the headline in quotation marks, the day and the advice. */
  who: (siteName: string) => `${siteName} withdrew`,
  when: (day: string) => `on ${day}`,
  advice: 'Please don’t rely on what it said.',
  why: 'Why we withdrew it',
  feedTitle: (headline: string) => `Withdrawn: ${headline}`,
  feedText: (day: string, note: string) => `We withdrew this fact-check on ${day}. ${note}`,
};

export const front = {
  title: (siteName: string) => `${siteName}: fact-checks no political group paid for`,
  description:
    'Claims checked against sources you can read, paid for by readers and never by a political group.',
  headline: 'Claims, checked against sources you can read.',
  headlineMarked: 'No political group pays for them.',
  lead: 'Readers do. We say in writing whose money we won’t take, we check every payer before any money moves, and we publish what we refuse.',
  leadLink: 'Check it for yourself',
  listLabel: 'Fact-checks',
  demo: 'Demonstration',
  emptyTitle: 'Nothing has been checked yet',
  empty: 'Our first fact-check will appear here.',
};

export const factChecks = {
  title: (siteName: string) => `Fact-checks – ${siteName}`,
  description: 'Every claim we have checked, newest first.',
  heading: 'Fact-checks',
  lead: 'Every claim we have checked, newest first.',
  older: 'Older',
  newest: 'Newest',
  end: 'There is nothing older.',
  pagesLabel: 'Pages',
};

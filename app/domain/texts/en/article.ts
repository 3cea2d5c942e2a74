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
  demoLabel: 'Demonstration',
  demo: 'This fact-check was written to show how this site works. It is not the work of a newsroom.',
  sources: 'Sources',
  sourceLink: (number: number) => `Source ${String(number)}`,
  sourceMissing: (number: number) => `${String(number)} (no source given)`,
  backTo: 'Back to the text',
  backToPlace: (place: number) => `Back to place ${String(place)} in the text`,
  corrections: 'Something wrong here?',
  correctionsLink: 'Tell us, or see how we correct',
  /** On paper, before the page's address. */
  printedFrom: (siteName: string) => `${siteName}, at`,
  more: 'More fact-checks',
  all: 'All fact-checks',
};

export const front = {
  title: (siteName: string) => `${siteName}: fact-checks that no political group has paid for`,
  description: 'Claims checked against sources you can read, paid for by readers and by no political group.',
  headline: 'Claims, checked against sources you can read.',
  headlineMarked: 'No political group pays for them.',
  lead: 'Readers do. Who may not pay is written down, every payer is checked before any money moves, and what we refuse is published.',
  leadLink: 'Check that yourself',
  listLabel: 'Fact-checks',
  demo: 'Demonstration',
  emptyTitle: 'Nothing has been checked yet',
  empty: 'The first fact-check will stand here.',
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

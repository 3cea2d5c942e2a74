/** English words of what stands on every page for readers, and of the pages for errors. */

export const frame = {
  skip: 'Skip to the text',
  demoLabel: 'Demonstration',
  demo: 'This is a demonstration. No real money moves, so please use made-up names and test cards only.',
  navLabel: 'Site',
  nav: { factChecks: 'Fact-checks', independence: 'Independence', give: 'Give' },
  footer: {
    pledge: 'No political money. Every payer is checked before any money moves.',
    register: 'See what was refused',
    corrections: 'Corrections',
    feed: 'Feed',
  },
  notFound: {
    title: 'There is no page here',
    text: 'The address may be mistyped, or the page may have moved.',
  },
  failed: {
    title: 'This did not work',
    text: 'The fault is ours, not yours. Please try again in a moment. If you were giving, nothing was taken by this.',
  },
  refusedRequest: {
    title: 'We could not accept that',
    text: 'The request did not look the way our own pages send it.',
  },
  back: 'Go to the fact-checks',
};

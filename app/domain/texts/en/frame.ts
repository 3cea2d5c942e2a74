/** English words of what stands on every page for readers, and of the pages for errors. */

export const frame = {
  skip: 'Skip to the text',
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
  /** The database or its disk is out. The page may be about a donation that was made, so it must not say that nothing was taken. */
  unavailable: {
    title: 'We’ll be right back',
    text: 'We can’t reach our records at the moment. Please try again in a minute. If you just sent us a form, it’s safe to send it again. If you have already paid, your gift is safe: we pick up where we left off as soon as we’re back.',
  },
  refusedRequest: {
    title: 'We could not accept that',
    text: 'The request did not look the way our own pages send it.',
  },
  back: 'Go to the fact-checks',
};

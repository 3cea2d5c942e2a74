/** English words of what stands on every page for readers, and of the pages for errors. */

export const frame = {
  skip: 'Skip to the text',
  demoLabel: 'Demonstration',
  demo: 'This is a demonstration. No real money moves, so please use made-up names and test cards only.',
  navLabel: 'Site',
  nav: { factChecks: 'Fact-checks', independence: 'Independence', give: 'Give' },
  footer: {
    pledge: 'No political money. We check every payer before any money moves.',
    register: 'What we received and refused',
    corrections: 'Corrections',
    feed: 'Feed',
    supporters: 'Your gifts',
    imprint: 'Imprint',
    privacy: 'Privacy',
    terms: 'Terms',
  },
  notFound: {
    title: 'Page not found',
    text: 'The address may have a typo, or the page may have moved.',
  },
  /** The same of every address, so that it tells nobody whether there ever was such a gift. */
  giftNotFound: {
    title: 'This link opens nothing',
    text: 'It may have been cut off or mistyped. Links in our emails also stop working when the person who gave changes their email address with us. You can see everything you gave all the same: we send an email that lets you in to the address you use with us now.',
    onward: 'See everything you gave',
  },
  failed: {
    title: 'Something went wrong',
    text: 'It’s our fault, not yours. Please try again in a moment. If you were giving, this did not charge your card.',
  },
  /** The database or its disk is out. The page may be about a donation that was made, so it must not say that nothing was taken. */
  unavailable: {
    title: 'We’ll be right back',
    text: 'We can’t reach our records at the moment. Please try again in a minute. If you just sent us a form, it’s safe to send it again. If you have already paid, your gift is safe: we pick up where we left off as soon as we’re back.',
  },
  refusedRequest: {
    title: 'We couldn’t accept that',
    text: 'The request didn’t come from one of our own pages. Please go back and try again from there.',
  },
  back: 'Go to the fact-checks',
};

/** English words of what other people's pages show of ours: the ask and the card, and what stands there when there is neither. */

export const embed = {
  kind: (siteName: string) => `Fact-check by ${siteName}`,
  title: (headline: string, siteName: string) => `${headline} – ${siteName}`,
  pledgeLine: 'No political group paid for this fact-check.',
  check: 'You can check.',
  claim: 'The claim',
  finding: 'What we found',
  corrected: 'Corrected',
  read: 'Read the fact-check',
  give: 'Give',
  /** Before our own address: the form goes on there. */
  finishAt: 'Next, you finish your gift at',
  /** The form again, for frames that may not lead their page on. */
  newTab: 'Open it in a new tab',
  readAt: 'Read it at',
  giveAt: 'Give at',
  noAsk: (siteName: string) => `${siteName} doesn’t ask for gifts here.`,
  demo: 'It shows how this site works; no newsroom published it.',
  withdrawn: {
    title: 'This fact-check was withdrawn',
    on: 'Withdrawn',
    why: 'Read why at',
  },
  unknown: {
    title: 'This fact-check isn’t here',
    text: 'The address in this page may have a typo, or the fact-check isn’t published.',
    way: 'All our fact-checks are at',
  },
  failed: {
    title: 'This didn’t load',
    text: 'It’s our fault, not yours. Please reload the page in a minute.',
    way: 'Our fact-checks are at',
  },
};

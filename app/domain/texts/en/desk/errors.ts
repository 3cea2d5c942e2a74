/** What the desk says when a page cannot be shown: unknown, not permitted, used up, or our failure. */

const byStatus: Readonly<Record<number, { readonly title: string; readonly text: string }>> = {
  400: {
    title: 'This form isn’t one of ours',
    text: 'Nothing was done. Go back, load the page again, and send it once more.',
  },
  403: { title: 'You may not see this', text: 'Your role does not allow it. An admin can change that.' },
  404: { title: 'There is nothing here', text: 'The address may be cut off or mistyped.' },
  405: {
    title: 'There is nothing to send here',
    text: 'Nothing was done. Go to the desk and start from there.',
  },
  410: {
    title: 'This link is used up',
    text: 'A sign-up link works once and for 48 hours. Sign in if you have used it; else ask for a new one.',
  },
  // Nobody knows whether the last request was written before the outage began.
  503: {
    title: 'The database can’t be reached',
    text: 'Please try again in a minute. If you just decided something, check whether it is there before you do it again.',
  },
};

export const errors = {
  byStatus,
  failed: {
    title: 'This did not work',
    text: 'The fault is ours. Nothing was decided by it; please try again.',
  },
  toDesk: 'Go to the desk',
  signOut: 'Sign out',
};

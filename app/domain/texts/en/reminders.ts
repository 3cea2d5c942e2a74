/** English words of the page on which a donor stops reminders. */

export const reminders = {
  title: (heading: string, siteName: string) => `${heading} – ${siteName}`,
  kicker: 'Emails',
  ask: {
    heading: 'Stop our',
    marked: 'reminders?',
    what: (siteName: string) =>
      `${siteName} will send you no more reminders, such as that your card is about to expire. It’s for the address at which you got this link.`,
    stays:
      'Receipts come either way, and so does news about your own money: a gift that is held, refused or returned, a payment that failed. Your gifts go on as they are.',
    button: 'Stop reminders',
  },
  stopped: {
    heading: 'No more',
    marked: 'reminders.',
    what: 'We’ve noted it. Receipts and news about your own money still come, and your gifts go on as they are.',
    back: 'If you’d like reminders again, write to us. Our address stands at the foot of every email.',
  },
};

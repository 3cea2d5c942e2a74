/** The desk's words about the list of standing gifts. */

export const standingGifts = {
  title: 'Standing gifts',
  list: 'Standing gifts, newest first',
  columns: { opened: 'Opened', from: 'From', state: 'State', nextDue: 'Next due', charge: 'Charge' },
  none: 'Nobody has asked for a standing gift yet.',
  noOlder: 'There are no older standing gifts.',
  retired: (currencies: string) => `In currencies no longer offered (${currencies})`,
  retiredText: 'They go on in their own currency until their donors stop them.',
  retiredList: 'Standing gifts in currencies no longer offered',
};

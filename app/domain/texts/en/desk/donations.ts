/** The desk's words about the list of gifts: its filters, its columns, and the year so far. */

const plural = (count: string, isOne: boolean, one: string, many: string) => `${count} ${isOne ? one : many}`;

export const donations = {
  title: 'Donations',
  list: 'Donations, newest first',
  columns: { opened: 'Opened', from: 'From', readOn: 'Read on', state: 'State', charge: 'Charge' },
  refunded: (amount: string) => `${amount} refunded`,
  disputed: (amount: string) => `${amount} disputed`,
  empty: {
    older: 'There are no older donations.',
    place: (isOfState: boolean) => `No donation came from there${isOfState ? ' and is in this state' : ''}.`,
    none: 'Nobody has opened a payment page yet. The first donation will stand here.',
    state: 'No donation is in this state.',
  },
  filter: {
    state: 'State',
    place: 'Where they began',
    readOn: 'Read on',
    anyPage: 'Any page',
    factCheck: 'Fact-check',
    factCheckHint: 'Its address, or the last part of it',
  },
  year: {
    gifts: (year: number, currency: string, count: string, isOne: boolean) =>
      `${String(year)} so far, in ${currency}: ${plural(count, isOne, 'gift', 'gifts')} `,
    supporters: (count: string, isOne: boolean) =>
      `from ${plural(count, isOne, 'supporter', 'supporters')}, `,
    total: (amount: string) => `${amount} after what went back; `,
    refused: (count: string) => `${count} refused`,
    returned: (count: string) => `, ${count} returned. `,
    noneReturned: '. ',
    readers: 'Readers see this the morning after.',
  },
};

/** The desk's words about what is late: work, events that a person has to look at, and movements that are none of our gifts. */
import type { WorkKind } from '#app/domain/readiness.ts';

const kinds: Readonly<Record<WorkKind, string>> = {
  donation: 'A gift',
  'standing-gift': 'A standing gift',
  renewal: 'A renewal',
  refund: 'A refund',
  dispute: 'A dispute',
  'late-refusal': 'A gift refused late',
  payout: 'A payout',
  mail: 'An email',
  appeal: 'The answer to an appeal',
  event: 'An event from Stripe',
  rescreening: 'Screening past gifts again',
  balance: 'Reading what moved at Stripe',
};

const eventsAre = (count: number) => (count === 1 ? 'One event is' : `${String(count)} events are`);

export const lateWork = {
  kinds,
  title: 'What is late',
  text: 'Each of these should have been done by itself within minutes. It is tried again at growing intervals, at least once an hour. Where many fail with the same error, look at Stripe’s status page or the mail server first.',
  none: 'Nothing is late.',
  isCut: 'Only the oldest are listed.',
  list: 'What is late, the oldest first',
  columns: {
    what: 'What',
    dueSince: 'Due since',
    tries: 'Tries',
    lastError: 'Last error',
    nextTry: 'Next try',
  },
  noError: 'none yet',
  events: {
    title: 'Events from Stripe that a person has to look at',
    notUnderstood: (count: number) =>
      `${eventsAre(count)} about our gifts and ${count === 1 ? 'says' : 'say'} something that this site does not act on. Look at the payment in Stripe’s Dashboard. `,
    dead: (count: number) =>
      `${eventsAre(count)} about something of ours that never came here. Look it up in Stripe’s Dashboard. `,
    isCut: 'Only the newest are listed. ',
    list: 'Events that a person has to look at, the newest first',
    columns: { came: 'Came', event: 'Event', about: 'About', became: 'Became' },
  },
  movements: {
    title: 'Money at Stripe that is none of our gifts',
    text: (count: number) =>
      `${count === 1 ? 'One movement' : `${String(count)} movements`} of the balance ${count === 1 ? 'is' : 'are'} booked as unclassified: another program’s payments on the same account, or a kind of movement that this site does not know. Look the id up in Stripe’s Dashboard.`,
    isCut: ' Only the newest are listed.',
    list: 'Movements that are unclassified, the newest first',
    columns: { moved: 'Moved', category: 'Category', movement: 'Movement', net: 'Net' },
  },
};

/** `npm run machines`: draws each machine of states from its own table into docs/machines.md. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { donationEvents, donationStates, settledStates, transition } from '#app/domain/donation/states.ts';
import {
  disputeStates,
  disputeTransition,
  type DisputeState,
  type DisputeStatus,
} from '#app/domain/dispute/states.ts';
import {
  lateRefusalEvents,
  lateRefusalStates,
  lateRefusalTransition,
  type LateRefusalState,
} from '#app/domain/late-refusal/states.ts';
import { payoutEvents, payoutStates, payoutTransition } from '#app/domain/payout/states.ts';
import {
  renewalEvents,
  renewalStates,
  renewalTransition,
  settledRenewalStates,
} from '#app/domain/renewal/states.ts';
import { refundEvents, refundStates, refundTransition, unreturnedStates } from '#app/domain/refund/states.ts';
import {
  settledStandingGiftStates,
  standingGiftEvents,
  standingGiftStates,
  standingGiftTransition,
} from '#app/domain/standing-gift/states.ts';

export interface Machine {
  readonly title: string;
  /** Where its table stands. */
  readonly source: string;
  readonly about: string;
  readonly states: readonly string[];
  readonly events: readonly string[];
  readonly next: (state: string, event: string) => string;
  /** Nothing more happens by itself there. */
  readonly ends: ReadonlySet<string>;
}

/** The tables' own types are narrower; what is asked of them here comes out of their own lists. */
function machine<State extends string, Event extends string>(
  given: Omit<Machine, 'states' | 'events' | 'next' | 'ends'> & {
    states: readonly State[];
    events: readonly Event[];
    next: (state: State, event: Event) => string;
    ends: ReadonlySet<State>;
  },
): Machine {
  return { ...given, next: (state, event) => given.next(state as State, event as Event) };
}

export const machines: readonly Machine[] = [
  machine({
    title: 'Donation',
    source: 'app/domain/donation/states.ts',
    about:
      'One gift, from the payment page to what was taken. What happens to the money afterwards is told by refunds and disputes of their own.',
    states: donationStates,
    events: donationEvents,
    next: transition,
    ends: settledStates,
  }),
  machine({
    title: 'Standing gift',
    source: 'app/domain/standing-gift/states.ts',
    about:
      'A monthly or yearly gift, from the page that saves the card to its end. Each of its payments is a donation of its own.',
    states: standingGiftStates,
    events: standingGiftEvents,
    next: standingGiftTransition,
    ends: settledStandingGiftStates,
  }),
  machine({
    title: 'Renewal',
    source: 'app/domain/renewal/states.ts',
    about:
      'One invoice of a standing gift after its first. *Void* is no end where somebody paid all the same: money that came is booked.',
    states: renewalStates,
    events: renewalEvents,
    next: renewalTransition,
    ends: settledRenewalStates,
  }),
  machine({
    title: 'Refund',
    source: 'app/domain/refund/states.ts',
    about: 'Money that goes back to a donor. *Succeeded* is no end: a bank may return the money weeks later.',
    states: refundStates,
    events: refundEvents,
    next: refundTransition,
    ends: unreturnedStates,
  }),
  machine({
    title: 'Dispute',
    source: 'app/domain/dispute/states.ts',
    about:
      'A donor’s bank asks about a payment or takes it back. The states are Stripe’s, and what it said last is so: none is an end before appeals.',
    states: disputeStates,
    events: disputeStates.filter((state): state is DisputeStatus => state !== 'unread'),
    next: disputeTransition,
    ends: new Set<DisputeState>(),
  }),
  machine({
    title: 'Late refusal',
    source: 'app/domain/late-refusal/states.ts',
    about:
      'A gift that was received and must not be kept. It follows from its refunds and disputes; *returned* is no end, because a bank may send the money back.',
    states: lateRefusalStates,
    events: lateRefusalEvents,
    next: lateRefusalTransition,
    ends: new Set<LateRefusalState>(),
  }),
  machine({
    title: 'Payout',
    source: 'app/domain/payout/states.ts',
    about: 'Money on its way to the bank. *Paid* is no end: a bank may send it back within days.',
    states: payoutStates,
    events: payoutEvents,
    next: payoutTransition,
    ends: new Set(['failed', 'canceled'] as const),
  }),
];

/** The whole of docs/machines.md. */
export function machinesPage(): string {
  return `${[
    '# The machines of states',
    'Drawn by `npm run machines` from the tables that the code runs on; a test fails where this page is not what they say. What is not drawn changes\nnothing: it is old news, or it cannot be true in that state and is refused.',
    ...machines.map(section),
  ].join('\n\n')}\n`;
}

function section(drawn: Machine): string {
  const { title, source, about } = drawn;
  return [`## ${title}`, `${about} Its table: [${source}](../${source}).`, fenced(graph(drawn))].join('\n\n');
}

const fenced = (text: string) => `\`\`\`mermaid\n${text}\n\`\`\``;

/** As Mermaid's state diagram: one arrow for all events that lead from one state to another, and one where they do from every other. */
function graph({ states, events, next, ends }: Machine): string {
  const anywhere = events.filter((event) =>
    states.some((to) => states.every((from) => from === to || next(from, event) === to)),
  );
  const always = anywhere.map((event) => {
    const to = states.find((state) => states.every((from) => from === state || next(from, event) === state));
    return `  any --> ${node(to ?? '')}: ${event}`;
  });
  const arrows = states.flatMap((from) =>
    states.flatMap((to) => {
      const by = events.filter(
        (event) => !anywhere.includes(event) && to !== from && next(from, event) === to,
      );
      return by.length === 0 ? [] : [`  ${node(from)} --> ${node(to)}: ${by.join(' · ')}`];
    }),
  );
  const names = states.map((state) => `  state "${state}" as ${node(state)}`);
  const [first = ''] = states;
  const last = states.filter((state) => ends.has(state)).map((state) => `  ${node(state)} --> [*]`);
  const any = always.length > 0 ? ['  state "any other state" as any'] : [];
  return [
    'stateDiagram-v2',
    ...names,
    ...any,
    `  [*] --> ${node(first)}`,
    ...always,
    ...arrows,
    ...last,
  ].join('\n');
}

/** Mermaid takes no hyphens in names. */
const node = (state: string) => state.replaceAll('-', '_');

if (import.meta.main) {
  writeFileSync(join(import.meta.dirname, '..', '..', 'docs', 'machines.md'), machinesPage());
  console.log('Drawn into docs/machines.md.');
}

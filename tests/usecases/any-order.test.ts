import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Donation } from '#app/domain/donation/donation.ts';
import type { DonationState } from '#app/domain/donation/states.ts';
import { advanceDonation } from '#tests/support/advance.ts';
import { donationSubject } from '#app/domain/subject.ts';
import { decideDonation } from '#app/usecases/decide-donation.ts';
import { dispatchDue } from '#app/usecases/dispatch-due.ts';
import { dispatchEvents } from '#app/usecases/dispatch-events.ts';
import { undoDecision } from '#app/usecases/undo-decision.ts';
import { withdrawLearned } from '#app/usecases/withdraw-learned.ts';
import { cardNumber } from '#tests/support/cards.ts';
import { listed, openWorld, type World } from '#tests/support/world.ts';

const actor = { id: 'staff-1', name: 'Ada Reviewer' };
const hour = 3600;

/** A way that a donation can go, who acts in it, and where it must end whatever Stripe's messages do. */
interface Story {
  readonly name: string;
  readonly ends: DonationState;
  readonly mails: readonly string[];
  begin(world: World): Promise<Donation>;
  /** What people and time do once the donation waits. */
  then?(world: World, donation: Donation): Promise<void>;
}

let payers = 0;
const pay = (payer: Parameters<World['pay']>[1]) => async (world: World) => {
  payers += 1;
  const donation = await world.give();
  // Each reader has an address of their own, else the limit of donations a day would hold them.
  await world.pay(donation, { email: `${donation.id}@example.org`, card: cardNumber(payers), ...payer });
  return donation;
};

const decide = async (world: World, donation: Donation, decision: 'clear' | 'refuse', reason: string) => {
  const outcome = await decideDonation(world.deps.ports, {
    donationId: donation.id,
    decision,
    reason,
    note: '',
    actor,
  });
  expect(outcome.kind).toBe('decided');
};

const stories: readonly Story[] = [
  { name: 'an ordinary reader', ends: 'received', mails: ['received'], begin: pay({}) },
  { name: 'a listed group', ends: 'refused', mails: ['refused'], begin: pay({ name: listed.group }) },
  {
    name: 'a resemblance that staff clear',
    ends: 'received',
    mails: ['held', 'received'],
    begin: pay({ name: listed.near }),
    then: async (world, donation) => {
      await decide(world, donation, 'clear', 'same-name-only');
      await world.control({ action: 'clock', advanceSeconds: 301 });
    },
  },
  {
    name: 'a resemblance that staff clear, undo and refuse',
    ends: 'refused',
    mails: ['held', 'refused'],
    begin: pay({ name: listed.near }),
    then: async (world, donation) => {
      await decide(world, donation, 'clear', 'same-name-only');
      const { ports } = world.deps;
      expect(await undoDecision(ports, { donationId: donation.id, actor })).toBe('undone');
      await decide(world, donation, 'refuse', 'is-listed-group');
      await world.control({ action: 'clock', advanceSeconds: 301 });
    },
  },
  {
    name: 'a resemblance that nobody decides',
    ends: 'lapsed',
    mails: ['held', 'lapsed'],
    begin: pay({ name: listed.near }),
    then: async (world) => {
      await world.control({ action: 'clock', advanceSeconds: 6 * 24 * hour + 60 });
    },
  },
  {
    name: 'a hold that ends at the bank before we wake',
    ends: 'lapsed',
    mails: ['lapsed'],
    begin: async (world) => {
      const donation = await pay({})(world);
      await world.control({ action: 'clock', advanceSeconds: 8 * 24 * hour });
      return donation;
    },
  },
  {
    name: 'a declined card and a reader who leaves',
    ends: 'abandoned',
    mails: [],
    begin: async (world) => {
      const donation = await world.give();
      await world.pay(donation, { card: '4000000000000002' });
      await world.control({ action: 'clock', advanceSeconds: 25 * hour });
      return donation;
    },
  },
];

/** Everything that may happen between two messages; numbers choose the message. */
const happening = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('deliver' as const), which: fc.nat(1000) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('visit' as const), which: fc.constant(0) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('crowd' as const), which: fc.constant(0) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('sweep' as const), which: fc.constant(0) }) },
);

test('whatever the order and repetition of Stripe’s messages, the end is the same and the ledger always agrees', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...stories),
      fc.array(happening, { maxLength: 14 }),
      async (story, happenings) => {
        const before = new Set((await world.events()).map(({ id }) => id));
        const donation = await story.begin(world);
        const own = async () => (await world.events()).filter(({ id }) => !before.has(id));
        for (const { kind, which } of happenings) {
          if (kind === 'deliver') {
            const events = await own();
            const event = events[which % Math.max(1, events.length)];
            if (event) await world.deliver(event);
          } else if (kind === 'visit') await advanceDonation(ports, donation.id);
          else if (kind === 'crowd')
            await Promise.all([1, 2, 3].map(() => advanceDonation(ports, donation.id)));
          else {
            await dispatchEvents(ports);
            await dispatchDue(ports);
          }
          if (kind !== 'sweep') await assertNothingTakenTooEarly(world, donation);
        }
        await advanceDonation(ports, donation.id);
        if (story.then) {
          expect((await world.donation(donation.id)).state).toBe('held');
          await story.then(world, donation);
        }
        // The rest of the messages, backwards and each twice, with a look after each.
        for (const event of (await own()).reverse()) {
          await world.deliver(event);
          await world.deliver(event);
          await advanceDonation(ports, donation.id);
        }
        await advanceDonation(ports, donation.id);
        const { state } = await world.donation(donation.id);
        expect(`${story.name}: ${state}`).toBe(`${story.name}: ${story.ends}`);
        await world.assertLedgerAgrees();
        const file = await ports.donations.file(donation.id);
        const sent = (await ports.mails.latest(1000)).filter((mail) => mail.recipient === file?.payer?.email);
        expect(sent.map(({ kind }) => kind).reverse()).toEqual(story.mails);
        expect(await ports.events.waitingOf(donationSubject(donation.id))).toEqual([]);
        await forgetLessons(world);
      },
    ),
    { numRuns: 80, examples: stories.map((story): [Story, []] => [story, []]) },
  );
  await world.assertLedgerAgrees();
}, 300_000);

/** What staff decided about one donation would decide about the next one under the same name. */
async function forgetLessons({ deps: { ports } }: World): Promise<void> {
  const standing = { listingId: null, isWithdrawn: false, text: null, after: null, limit: 100 };
  for (const kind of ['allowlist-entry', 'alias'] as const) {
    for (const { id } of await ports.learned.list({ kind, ...standing }))
      await withdrawLearned(ports, { kind, id, actor });
  }
}

/** A hold in Stripe that we do not know of yet is no disagreement; money taken that the ledger does not show is. */
async function assertNothingTakenTooEarly(world: World, { id }: Donation): Promise<void> {
  const { state, paymentIntentId } = await world.donation(id);
  const intent = (await world.intents()).find((found) => found.id === paymentIntentId);
  if (intent?.status === 'succeeded') expect(state).toBe('received');
  if (state === 'refused' || state === 'lapsed') expect(intent?.booked.count).toBe(0);
}

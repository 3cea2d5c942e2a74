/** What happens by itself or goes wrong: work, webhooks, the clock, lists that change or grow old, faults of the API, crashes. */
import type Stripe from 'stripe';
import { reconcile } from '#app/usecases/reconcile.ts';
import { storeStripeEvent } from '#app/usecases/store-stripe-event.ts';
import type { Random } from '#tests/eval/random.ts';
import { putListings } from '#tests/support/registry.ts';
import { listing } from '#tests/support/world.ts';
import { turning } from '../payers.ts';
import { firstListings, portsOf, sandboxOf, type Scene } from '../scene.ts';
import type { StepTable } from './step.ts';

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

export const advanceClock = (scene: Scene, seconds: number) =>
  scene.control({ action: 'clock', advanceSeconds: seconds });

/** What Stripe has told of since this was asked last, the oldest first. */
async function news(scene: Scene): Promise<Stripe.Event[]> {
  const rows = await scene.query<{ seq: string; body: Stripe.Event }>(
    `SELECT seq::text, body FROM sandbox.object WHERE kind = 'event' AND seq > $1 ORDER BY seq`,
    [scene.webhook.reached],
  );
  scene.webhook.reached = rows.at(-1)?.seq ?? scene.webhook.reached;
  return rows.map(({ body }) => body);
}

/** Posts events to one of the two, signed, as Stripe does. */
async function post(scene: Scene, events: readonly Stripe.Event[], which = 0): Promise<void> {
  const { webhookSecret: secret } = sandboxOf(scene.workers[0].deps);
  for (const event of events) {
    const payload = JSON.stringify(event);
    const signature = scene.stripe.webhooks.generateTestHeaderString({ payload, secret });
    await storeStripeEvent(portsOf(scene, which), { body: Buffer.from(payload), signature });
  }
}

export async function deliverAll(scene: Scene): Promise<void> {
  const late = scene.webhook.late.splice(0);
  await post(scene, [...(await news(scene)), ...late]);
}

const deliveries: Readonly<
  Record<string, (events: Stripe.Event[], random: Random, scene: Scene) => Stripe.Event[]>
> = {
  'in order': (events) => events,
  shuffled: (events, random) => random.shuffled(events),
  doubled: (events) => [...events, ...events],
  backwards: (events) => events.toReversed(),
  'some late': (events, random, scene) => {
    const late = events.filter(() => random.chance(0.4));
    scene.webhook.late.push(...late);
    return events.filter((event) => !late.includes(event));
  },
  'some lost': (events, random) => events.filter(() => random.chance(0.5)),
  'all lost': () => [],
};

async function deliver(scene: Scene, random: Random): Promise<string> {
  const ways = ['in order', 'in order', ...Object.keys(deliveries)];
  const way = random.pick(ways);
  const events = deliveries[way]?.(await news(scene), random, scene) ?? [];
  const late = random.chance(0.5) ? scene.webhook.late.splice(0) : [];
  await post(scene, [...events, ...late], random.below(2));
  return `${way}: ${String(events.length + late.length)}`;
}

async function work(scene: Scene, random: Random): Promise<string> {
  const way = random.pick(['one', 'other', 'both', 'both']);
  const [one, other] = scene.workers;
  if (way === 'both') await Promise.all([one.drain(), other.drain()]);
  else await (way === 'one' ? one : other).drain();
  return way;
}

const jumps: readonly [string, number][] = [
  ['20 s', 20],
  ['6 min', 6 * minute],
  ['2 h', 2 * hour],
  ['2 h', 2 * hour],
  ['1 d', day],
  ['4 d', 4 * day],
  ['8 d', 8 * day],
  ['32 d', 32 * day],
];

const faultKinds = [
  '429',
  '500',
  '500-stored',
  '500-after',
  '502',
  '502-after',
  'cut-before',
  'cut-after',
  'lock-timeout',
];
const faultTargets = [
  'any',
  'any',
  'create',
  'update',
  'delete',
  'read',
  'capture',
  'cancel',
  'finalize',
  'pay',
  'void',
];

/** Stripe's client tries twice more by itself: what is met three times or more reaches us. */
const faultTimes = [1, 3, 3, 6];

/** Moments at which a process dies: around each request that moves something, each step, each mail. */
const moments = [
  ...['payments.capture', 'payments.cancel', 'subscriptions.create', 'subscriptions.keepDrafts'],
  ...['invoices.collect', 'refundsAtStripe.create', 'disputesAtStripe.accept', 'customers.delete'],
  ...[
    'events.settle',
    'events.claimWaiting',
    'work.rest',
    'work.claimDue',
    'requests.noteAnswer',
    'balanceImports.note',
  ],
];

async function crash(scene: Scene, random: Random): Promise<string> {
  const which = random.chance(0.5) ? 0 : 1;
  const worker = scene.workers[which];
  const known = moments.filter((name) => isMethod(scene, name));
  const name = random.chance(0.5) ? 'commit' : random.pick(known);
  const failpoint = `${name}@${random.pick(['before', 'after'])}`;
  worker.arm(failpoint, 1 + random.below(4));
  if (random.chance(0.5)) await Promise.all([worker.round(), scene.workers[1 - which]?.drain()]);
  else await worker.round();
  const died = worker.isDead();
  await scene.reopen(which);
  return `${failpoint}: ${died ? 'died' : 'lived'}`;
}

function isMethod(scene: Scene, name: string): boolean {
  const [port = '', method = ''] = name.split('.');
  const found: unknown = Reflect.get(scene.workers[0].ports, port);
  return typeof found === 'object' && found !== null && method in found;
}

/** From now on these names are on the lists besides the first ones. */
async function list(scene: Scene, names: readonly string[]): Promise<void> {
  const more = names.map((name, at) =>
    listing({ id: `fec-committees:C0000100${String(at)}`, name, identifiers: [`C0000100${String(at)}`] }),
  );
  await putListings(portsOf(scene), [...firstListings, ...more]);
  await portsOf(scene, 1).registry.refresh();
}

export const workingSteps: StepTable = {
  deliver: { weight: 14, take: deliver },
  work: { weight: 14, take: work },
  round: {
    weight: 5,
    take: async (scene, random) => {
      const which = random.below(2);
      await scene.workers[which === 0 ? 0 : 1].round();
      return String(which);
    },
  },
  reconcile: {
    weight: 1,
    take: async (scene, random) => {
      const ports = portsOf(scene, random.below(2));
      return reconcile(ports, { cause: 'hourly' }).then(
        ({ kind }) => kind,
        () => 'broke off',
      );
    },
  },
  clock: {
    weight: 14,
    take: async (scene, random) => {
      const [words, seconds] = random.pick(jumps);
      await advanceClock(scene, seconds);
      return words;
    },
  },
  'balance-delay': {
    weight: 1,
    take: async (scene, random) => {
      const seconds = random.pick([0, 600, 7200]);
      await scene.control({ action: 'balance-delay', seconds });
      return String(seconds);
    },
  },
  list: {
    weight: 2,
    take: async (scene, random) => {
      const names = turning.filter(() => random.chance(0.5));
      await list(scene, names);
      return names.join(', ');
    },
  },
  'lists-old': {
    weight: 2,
    take: (scene, random) => {
      scene.lists.areOld = random.chance(0.5);
      return Promise.resolve(scene.lists.areOld ? 'too old' : 'new');
    },
  },
  fault: {
    weight: 6,
    take: async (scene, random) => {
      const [kind, on, times] = [random.pick(faultKinds), random.pick(faultTargets), random.pick(faultTimes)];
      await scene.control({ action: 'fault', kind, on, times });
      // Mostly it meets work, and not the next reader who comes.
      const met = random.chance(0.7) ? await work(scene, random) : 'nobody yet';
      return `${kind} on ${on} x${String(times)}, ${met}`;
    },
  },
  crash: { weight: 5, take: crash },
};

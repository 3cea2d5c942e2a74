/** Brings one subject as far as it can go now: the one loop through which money moves, whatever moves. */
import type { Plan } from '#app/domain/plan.ts';
import { failureCode, nextFailure } from '#app/domain/retry.ts';
import type { Step } from '#app/domain/step.ts';
import { needsNewKey, requestKey, type StripeRequestKind } from '#app/domain/stripe-request.ts';
import {
  donationSubject,
  renewalSubject,
  subjectKey,
  type Subject,
  type SubjectKind,
} from '#app/domain/subject.ts';
import { isDue, mustWait } from '#app/domain/work.ts';
import type { Ports } from '#app/ports.ts';
import type { WaitingEvent } from '#app/ports/events.ts';
import { disputeMachine } from '#app/subjects/dispute-machine.ts';
import { donationMachine } from '#app/subjects/donation-machine.ts';
import { lateRefusalMachine } from '#app/subjects/late-refusal-machine.ts';
import { payoutMachine } from '#app/subjects/payout-machine.ts';
import { standingGiftMachine } from '#app/subjects/standing-gift-machine.ts';
import { renewalMachine } from '#app/subjects/renewal-machine.ts';
import { refundMachine } from '#app/subjects/refund-machine.ts';
import type { SubjectMachine, Versioned } from '#app/subjects/subject-port.ts';

export type AdvanceOutcome =
  | { readonly kind: 'rests'; readonly state: string }
  /** It failed before, and its next try has not come. */
  | { readonly kind: 'waits' }
  /** Another process has it in hand, and looks at its events before it is done. */
  | { readonly kind: 'busy' }
  | { readonly kind: 'unknown-subject' };

/** While the site catches up with Stripe after a restore, what would ask it for something is taken up again after this long. */
const heldBackMs = 10_000;
/** More rounds than the longest way through any table, races with other processes included. */
const roundsMax = 20;

/**
 * Safe to call at any time, any number of times and from several processes at once: what it writes depends on the
 * states of Stripe and of the subject alone, every step asserts the version it was made from, and every request to Stripe
 * carries its own idempotency key. Where something fails, that is kept with the subject, which is not tried again before its
 * time whoever asks, and thrown.
 */
export async function advance(ports: Ports, subject: Subject): Promise<AdvanceOutcome> {
  for (;;) {
    const hold = await ports.subjectLocks.hold(subject);
    if (!hold) return { kind: 'busy' };
    let outcome: AdvanceOutcome;
    try {
      outcome = await machines[subject.kind](ports, subject, hold.isCovered);
    } finally {
      await hold.release();
    }
    if (outcome.kind !== 'rests') return outcome;
    // Another process that found it taken has left its events to us. What came since and was handed to nobody will be.
    const waiting = await ports.events.waitingOf(subject);
    if (!waiting.some(({ isHandedOut }) => isHandedOut)) return outcome;
  }
}

/** `isCovered`: a turn that was taken after this one was asked for has looked already. */
type Advance = (ports: Ports, subject: Subject, isCovered: boolean) => Promise<AdvanceOutcome>;

const machines: Readonly<Record<SubjectKind, Advance>> = {
  donation: (ports, subject, isCovered) => advanceBy(ports, subject, donationMachine, isCovered),
  'standing-gift': (ports, subject, isCovered) => advanceBy(ports, subject, standingGiftMachine, isCovered),
  renewal: (ports, subject, isCovered) => advanceBy(ports, subject, renewalMachine, isCovered),
  payout: (ports, subject, isCovered) => advanceBy(ports, subject, payoutMachine, isCovered),
  refund: (ports, subject, isCovered) => advanceBy(ports, subject, refundMachine, isCovered),
  dispute: (ports, subject, isCovered) => advanceBy(ports, subject, disputeMachine, isCovered),
  'late-refusal': (ports, subject, isCovered) => advanceBy(ports, subject, lateRefusalMachine, isCovered),
};

async function advanceBy<State extends Versioned, Seen>(
  ports: Ports,
  subject: Subject,
  machine: SubjectMachine<State, Seen>,
  isCovered: boolean,
): Promise<AdvanceOutcome> {
  const events = await ports.events.waitingOf(subject);
  const work = await ports.work.find(subject);
  if (!work) return { kind: 'unknown-subject' };
  const now = ports.clock.now();
  const newsAt = events.map(({ since }) => since);
  if (mustWait(work, newsAt, now)) return { kind: 'waits' };
  try {
    const state =
      isCovered && events.length === 0 && !isDue(work, now)
        ? await machine.find(ports, subject.id)
        : await run(
            ports,
            subject,
            machine,
            events.map(({ type }) => type),
          );
    if (!state) return { kind: 'unknown-subject' };
    await settleEvents(ports, machine, state, events);
    return { kind: 'rests', state: state.state };
  } catch (error) {
    await keepFailure(ports, subject, machine, error);
    await noteEventFailure(ports, events, error);
    throw error;
  }
}

/** Answers the state in which the subject rests; null where there is no such subject. */
async function run<State extends Versioned, Seen>(
  ports: Ports,
  subject: Subject,
  machine: SubjectMachine<State, Seen>,
  news: readonly string[],
): Promise<State | null> {
  let seen: Seen | null = null;
  for (let round = 0; round < roundsMax; round += 1) {
    const state = await machine.find(ports, subject.id);
    if (!state) return null;
    // One reading of Stripe serves until we ask it for something ourselves, or somebody else was faster.
    seen ??= await machine.look(ports, state, news);
    const plan = await machine.plan(ports, state, seen);
    if (asksStripe(plan) && (await ports.restores.pending())) return holdBack(ports, subject, state);
    switch (plan.kind) {
      case 'commit':
        if ((await commit(ports, plan.step)) === 'stale') seen = null;
        break;
      case 'ask':
        await ask(ports, subject, machine, state, plan.request, plan.cause);
        seen = null;
        break;
      case 'look-again':
        seen = null;
        break;
      case 'cannot-be':
        ports.log.error('an event that cannot be', { subject: subjectKey(subject), ...plan });
        return rest(ports, subject, machine, state);
      case 'rest':
        return rest(ports, subject, machine, state);
    }
  }
  throw new Error(`${subjectKey(subject)} did not come to rest in ${String(roundsMax)} rounds`);
}

/** Where another process was faster nothing is written, and the next round sees what it wrote. */
async function commit(ports: Ports, step: Step): Promise<'committed' | 'stale'> {
  const outcome = await ports.commit(step);
  if (outcome === 'stale') return outcome;
  for (const effect of step.effects) {
    if (effect.kind === 'send-mail') await ports.jobs.send('send-mail', effect.mail.id);
    // Where the receipt stayed what it was there is no such mail, and the job ends at once.
    if (effect.kind === 'settle-receipt' && effect.mail) await ports.jobs.send('send-mail', effect.mail.id);
    // What a standing gift brought in is booked, and its donor thanked, without waiting for the sweep.
    if (effect.kind === 'create-donation')
      await ports.jobs.send('advance', subjectKey(donationSubject(effect.donation.id)));
    if (effect.kind === 'create-renewal')
      await ports.jobs.send('advance', subjectKey(renewalSubject(effect.renewal.id)));
    // The next payer must meet what was taught here and now.
    if (effect.kind === 'teach') await ports.registry.refresh();
  }
  return outcome;
}

/** Whether anything moves by it, now or as the next thing. What Stripe has done already is only written down. */
function asksStripe(plan: Plan): boolean {
  if (plan.kind === 'commit')
    return !plan.isStripesWord && plan.step.effects.some(({ kind }) => kind === 'ask-stripe');
  return plan.kind === 'ask';
}

async function holdBack<State extends Versioned>(
  ports: Pick<Ports, 'work' | 'clock'>,
  subject: Subject,
  state: State,
): Promise<State> {
  const again = new Date(ports.clock.now().getTime() + heldBackMs);
  await ports.work.rest(subject, state.version, again);
  return state;
}

async function rest<State extends Versioned>(
  ports: Ports,
  subject: Subject,
  machine: Pick<SubjectMachine<State, unknown>, 'checkAt'>,
  state: State,
): Promise<State> {
  await ports.work.rest(subject, state.version, machine.checkAt(state, ports.clock.now()));
  return state;
}

/**
 * Asks Stripe once, under the stored key or, where that is used up, a new one; Stripe's state was read just before and allows each
 * once. Whatever it answers, its state is read again and decides; where that says nothing new, this throws and is tried later.
 */
async function ask<State extends Versioned, Seen>(
  ports: Ports,
  subject: Subject,
  machine: SubjectMachine<State, Seen>,
  state: State,
  kind: StripeRequestKind,
  cause: string,
): Promise<void> {
  const name = { subject, kind, cause };
  const now = ports.clock.now();
  const stored = await ports.requests.find(name);
  let key = stored.idempotencyKey;
  if (needsNewKey(stored, now)) {
    key = requestKey(name, ports.ids.row());
    await ports.requests.renewKey(name, key, now);
  }
  const answer = await machine.ask(ports, state, kind, key, cause);
  if (answer.kind === 'done') return;
  await ports.requests.noteAnswer(name, answer.kind);
  if (answer.kind !== 'unanswered') {
    const seen = await machine.look(ports, state, []);
    if ((await machine.plan(ports, state, seen)).kind === 'commit') return;
  }
  const words = `Stripe did not ${kind} for ${subjectKey(subject)} and leaves it as it was`;
  throw Object.assign(new Error(words), { name: `${kind} ${answer.kind}`, code: answer.code });
}

async function keepFailure<State extends Versioned, Seen>(
  ports: Ports,
  subject: Subject,
  machine: SubjectMachine<State, Seen>,
  error: unknown,
): Promise<void> {
  try {
    const work = await ports.work.find(subject);
    const state = await machine.find(ports, subject.id);
    if (!work || !state) return;
    // What fails never keeps a hold beyond its deadline.
    const deadline = machine.deadline(state);
    const now = ports.clock.now();
    await ports.work.fail(work, nextFailure(work.failureCount, error, now, ports.random(), deadline));
  } catch (unkept) {
    // Most likely the database is what failed; the subject is due again when its lease ends.
    ports.log.warn('a failure could not be kept', {
      subject: subjectKey(subject),
      error: failureCode(unkept),
    });
  }
}

/** Events of ours that ask for more than we do stay open: they are named in the log, counted, and shown at the desk. */
async function settleEvents<State extends Versioned>(
  ports: Ports,
  machine: Pick<SubjectMachine<State, unknown>, 'understands'>,
  state: State,
  events: readonly WaitingEvent[],
): Promise<void> {
  const settled = events.map(({ id, type }) => {
    const isUnderstood = machine.understands(state, type);
    if (!isUnderstood) ports.log.warn('an event of ours is not understood', { event: id, type });
    return { id, outcome: isUnderstood ? ('acted' as const) : ('not-understood' as const) };
  });
  await ports.events.settle(settled, ports.clock.now());
}

async function noteEventFailure(
  ports: Ports,
  events: readonly WaitingEvent[],
  error: unknown,
): Promise<void> {
  const ids = events.map(({ id }) => id);
  await ports.events.noteFailure(ids, failureCode(error)).catch((unkept: unknown) => {
    ports.log.warn('a failure could not be kept with its events', { error: failureCode(unkept) });
  });
}

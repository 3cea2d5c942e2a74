/** What the loop needs to know of one kind of subject. */
import type { Plan } from '#app/domain/plan.ts';
import type { StripeRequestKind } from '#app/domain/stripe-request.ts';
import type { Ports } from '#app/ports.ts';
import type { StripeAnswer } from '#app/ports/payments.ts';

/** What every subject has: its state, and a version that rises with every step. */
export interface Versioned {
  readonly state: string;
  readonly version: number;
}

/** `State`: the subject as we keep it. `Seen`: Stripe's present state of it, in our words. */
export interface SubjectMachine<State extends Versioned, Seen> {
  find(ports: Ports, id: string): Promise<State | null>;
  /** Reads Stripe; null where there is nothing left to learn. `news`: the types of the events that asked for it, none where none did. */
  look(ports: Ports, state: State, news: readonly string[]): Promise<Seen | null>;
  /** Gathers what else is known, and chooses. */
  plan(ports: Ports, state: State, seen: Seen | null): Promise<Plan>;
  /** Asks Stripe for what the plan says, under `key`. */
  ask(
    ports: Ports,
    state: State,
    request: StripeRequestKind,
    key: string,
    cause: string,
  ): Promise<StripeAnswer>;
  /** Whether looking at Stripe's state, which led to this one, did all that an event of this type asks for. */
  understands(state: State, eventType: string): boolean;
  /** When to look again where it rests. */
  checkAt(state: State, now: Date): Date | null;
  /** A deadline that a failure must not outwait; null where there is none. */
  deadline(state: State): Date | null;
}

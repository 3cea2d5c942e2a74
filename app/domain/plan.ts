/** What the loop does next with a subject. */
import type { Step } from './step.ts';
import type { StripeRequestKind } from './stripe-request.ts';

export type Plan =
  | {
      readonly kind: 'commit';
      readonly step: Step;
      /** It writes down what Stripe did or remembers: also while the site catches up with it, whatever is to be asked for after that. */
      readonly isStripesWord?: true;
    }
  /** The request was written down by a step before; Stripe's state says that it is not done yet. */
  | { readonly kind: 'ask'; readonly request: StripeRequestKind; readonly cause: string }
  | { readonly kind: 'rest' }
  /** What was read of Stripe was for a state before, and says too little for this one. */
  | { readonly kind: 'look-again' }
  /** Stripe says what cannot be in this state: nothing is written, and it is logged. */
  | { readonly kind: 'cannot-be'; readonly state: string; readonly event: string };

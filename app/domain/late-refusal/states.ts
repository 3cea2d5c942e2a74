/** The life of a late refusal: a gift was received and must not be kept, and all that is left of it goes back. */

/**
 * `returning`: Stripe was asked to send it back and has not said that it did. `returned`: the payer has it. `open`: it did not go back by
 * itself, and a person has to see to it. `returned` is no end: a bank may send the money back weeks later.
 */
export const lateRefusalStates = ['returning', 'returned', 'open'] as const;
export type LateRefusalState = (typeof lateRefusalStates)[number];

/** `asked-again`: staff send it once more. `attended`: staff returned it in another way. The others follow from refunds and disputes. */
export const lateRefusalEvents = ['returned', 'fell-open', 'asked-again', 'attended'] as const;
export type LateRefusalEvent = (typeof lateRefusalEvents)[number];

/** `ignored`: true but old news. `illegal`: cannot be true in this state, and nothing is written. */
export type LateRefusalTransition = LateRefusalState | 'ignored' | 'illegal';

const transitions: Readonly<
  Record<LateRefusalState, Readonly<Record<LateRefusalEvent, LateRefusalTransition>>>
> = {
  returning: { returned: 'returned', 'fell-open': 'open', 'asked-again': 'ignored', attended: 'illegal' },
  returned: { returned: 'ignored', 'fell-open': 'open', 'asked-again': 'illegal', attended: 'illegal' },
  open: { returned: 'returned', 'fell-open': 'ignored', 'asked-again': 'returning', attended: 'returned' },
};

export function lateRefusalTransition(
  state: LateRefusalState,
  event: LateRefusalEvent,
): LateRefusalTransition {
  return transitions[state][event];
}

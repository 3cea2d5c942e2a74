/** What has a life of its own and can be looked at again: the nouns that Stripe's events and the timetable speak of. */

export const SUBJECT_KINDS = [
  'donation',
  'standing-gift',
  'renewal',
  'refund',
  'dispute',
  'late-refusal',
  'payout',
] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

export interface Subject {
  readonly kind: SubjectKind;
  readonly id: string;
}

export const donationSubject = (id: string): Subject => ({ kind: 'donation', id });

export const standingGiftSubject = (id: string): Subject => ({ kind: 'standing-gift', id });

export const renewalSubject = (id: string): Subject => ({ kind: 'renewal', id });

export const payoutSubject = (id: string): Subject => ({ kind: 'payout', id });

export const refundSubject = (id: string): Subject => ({ kind: 'refund', id });

export const disputeSubject = (id: string): Subject => ({ kind: 'dispute', id });

/** Of a donation, which has one at most. */
export const lateRefusalSubject = (donationId: string): Subject => ({ kind: 'late-refusal', id: donationId });

/** As one text, for job queues and locks. */
export const subjectKey = ({ kind, id }: Subject) => `${kind}/${id}`;

/** The subject that `subjectKey` wrote. Throws where it is none. */
export function subjectFrom(key: string): Subject {
  const [kind, ...rest] = key.split('/');
  const known = SUBJECT_KINDS.find((each) => each === kind);
  if (!known || rest.length === 0) throw new Error(`${key} names no subject`);
  return { kind: known, id: rest.join('/') };
}

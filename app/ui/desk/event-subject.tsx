/** What an event is about: ours with a link where it was found, else the kind of thing. */
import type { EventTopic } from '#app/domain/stripe-event.ts';
import type { Subject, SubjectKind } from '#app/domain/subject.ts';
import { paths } from '#app/paths.ts';
import { topicWords } from './event-words.ts';

/** Where the desk shows a subject, and what it is called there. */
export const subjectPages: Readonly<Record<SubjectKind, { address: (id: string) => string; words: string }>> =
  {
    donation: { address: paths.deskDonation, words: 'The gift' },
    'standing-gift': { address: paths.deskStandingGift, words: 'The standing gift' },
    renewal: { address: paths.deskRenewal, words: 'The renewal' },
    refund: { address: paths.deskRefund, words: 'The refund' },
    dispute: { address: paths.deskDispute, words: 'The dispute' },
    'late-refusal': { address: paths.deskDonation, words: 'The gift' },
    payout: { address: paths.deskPayout, words: 'The payout' },
  };

export function EventSubject({ topic, subject }: { topic: EventTopic; subject: Subject | null }) {
  if (subject === null) return topicWords[topic];
  const { address, words } = subjectPages[subject.kind];
  const link = <a href={address(subject.id)}>{words}</a>;
  return topic === subject.kind ? (
    link
  ) : (
    <>
      {topicWords[topic]}: {link}
    </>
  );
}

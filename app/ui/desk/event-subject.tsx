/** What an event is about: ours with a link where it was found, else the kind of thing. */
import type { EventTopic } from '#app/domain/stripe-event.ts';
import type { Subject, SubjectKind } from '#app/domain/subject.ts';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { paths } from '#app/paths.ts';

const { events: words } = deskTexts;

/** Where the desk shows a subject. */
export const subjectPages: Readonly<Record<SubjectKind, (id: string) => string>> = {
  donation: paths.deskDonation,
  'standing-gift': paths.deskStandingGift,
  renewal: paths.deskRenewal,
  refund: paths.deskRefund,
  dispute: paths.deskDispute,
  'late-refusal': paths.deskDonation,
  payout: paths.deskPayout,
};

export function EventSubject({ topic, subject }: { topic: EventTopic; subject: Subject | null }) {
  if (subject === null) return words.topics[topic];
  const link = <a href={subjectPages[subject.kind](subject.id)}>{words.subjects[subject.kind]}</a>;
  return topic === subject.kind ? (
    link
  ) : (
    <>
      {words.topicOf(topic)} {link}
    </>
  );
}

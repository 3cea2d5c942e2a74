/** The desk: the queue, and on wide screens the first that waits for a decision beside it. */
import { useLoaderData } from '@remix-run/react';
import { may } from '#app/domain/permissions.ts';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { deskLoader } from '#app/http/desk-access.ts';
import { queueWithFirst } from '#app/http/desk-queue.ts';
import { seeOther } from '#app/http/staff-session.ts';
import { paths } from '#app/paths.ts';
import { AppealReview } from '#app/ui/desk/appeal-review.tsx';
import { emptyDraft } from '#app/ui/desk/decision-form.tsx';
import { useDesk } from '#app/ui/desk/desk-context.tsx';
import { deskTitle, type DeskHandle } from '#app/ui/desk/desk-page.tsx';
import { DonationReview } from '#app/ui/desk/donation-review.tsx';
import { QueueList, QueueTitle } from '#app/ui/desk/queue-list.tsx';
import { StandingGiftReview } from '#app/ui/desk/standing-gift-review.tsx';

const { queue: words } = deskTexts;

export const loader = deskLoader('enter-desk', ({ ports, actor }) => {
  // Whose work is articles begins with them.
  if (!may(actor, 'read-donations')) throw seeOther(paths.deskFactChecks()) as Response;
  return queueWithFirst(ports);
});

export const handle: DeskHandle = { section: 'review' };
export const meta = deskTitle<typeof loader>(({ queue }) => words.waitingWords(queue.waiting));

export default function Desk() {
  const { queue, donation, standingGift, appeal } = useLoaderData<typeof loader>();
  const { now, place } = useDesk();
  const beside = { draft: emptyDraft, problem: null, now, place, isTitle: false };
  return (
    <>
      <QueueTitle {...{ queue, now, place }} isTitle />
      {queue.entries.length === 0 ? (
        <p className="empty">{words.empty}</p>
      ) : (
        <div className="columns columns-list-first">
          <QueueList
            {...{ queue, now, place }}
            selectedId={donation?.donation.id ?? standingGift?.gift.id ?? appeal?.appeal.id ?? null}
          />
          {donation && <DonationReview shown={donation} {...beside} />}
          {standingGift && <StandingGiftReview shown={standingGift} {...beside} />}
          {appeal && <AppealReview shown={appeal} {...beside} />}
        </div>
      )}
    </>
  );
}

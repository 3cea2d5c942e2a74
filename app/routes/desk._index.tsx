/** The desk: the queue, and on wide screens the first that waits for a decision beside it. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { queueWithFirst } from '#app/http/desk-page.ts';
import { deskHeaders, requireStaff } from '#app/http/staff-session.ts';
import { AppealReview } from '#app/ui/desk/appeal-review.tsx';
import { emptyDraft } from '#app/ui/desk/decision-form.tsx';
import { DeskFrame } from '#app/ui/desk/desk-frame.tsx';
import { waitingWords } from '#app/ui/desk/desk-words.ts';
import { DonationReview } from '#app/ui/desk/donation-review.tsx';
import { QueueList, QueueTitle } from '#app/ui/desk/queue-list.tsx';
import { StandingGiftReview } from '#app/ui/desk/standing-gift-review.tsx';
import { DeskError } from '#app/ui/desk/desk-error.tsx';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { ports } = context.deps;
  const member = await requireStaff(request, ports, 'review');
  return queueWithFirst(ports, member);
}

export const headers = () => deskHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? [{ title: `${waitingWords(data.queue.waiting)} – ${data.frame.siteName}` }] : [];

export default function Desk() {
  const { frame, queue, donation, standingGift, appeal } = useLoaderData<typeof loader>();
  const { now, place } = frame;
  const beside = { draft: emptyDraft, problem: null, now, place, isTitle: false };
  return (
    <DeskFrame {...frame} current="review">
      <QueueTitle {...{ queue, now, place }} isTitle />
      {queue.entries.length === 0 ? (
        <p className="empty">Every gift is decided, and nobody appeals.</p>
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
    </DeskFrame>
  );
}

export function ErrorBoundary() {
  return <DeskError />;
}

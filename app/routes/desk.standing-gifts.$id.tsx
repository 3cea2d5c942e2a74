/** One standing gift at the desk, and what staff do with it. */
import {
  data as answer,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { deskFrame, failedDecision, readDecision } from '#app/http/desk-page.ts';
import { deskHeaders, requireStaff, seeOther } from '#app/http/staff-session.ts';
import { paths } from '#app/paths.ts';
import { emptyDraft } from '#app/ui/desk/decision-form.tsx';
import { DeskError } from '#app/ui/desk/desk-error.tsx';
import { DeskFrame } from '#app/ui/desk/desk-frame.tsx';
import { BackToQueue, QueueList, QueueTitle } from '#app/ui/desk/queue-list.tsx';
import { StandingGiftReview } from '#app/ui/desk/standing-gift-review.tsx';
import { decideRenewal } from '#app/usecases/decide-renewal.ts';
import { decideStandingGift } from '#app/usecases/decide-standing-gift.ts';
import { leaveEarlierGifts } from '#app/usecases/leave-earlier-gifts.ts';
import { listQueue } from '#app/usecases/list-queue.ts';
import { showStandingGiftToStaff } from '#app/usecases/show-standing-gift-to-staff.ts';
import { undoRenewalDecision } from '#app/usecases/undo-renewal-decision.ts';
import { undoStandingGiftDecision } from '#app/usecases/undo-standing-gift-decision.ts';

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { ports } = context.deps;
  const member = await requireStaff(request, ports, 'review');
  const [shown, queue] = await Promise.all([
    showStandingGiftToStaff(ports, params['id'] ?? ''),
    listQueue(ports),
  ]);
  if (!shown) throw new Response(null, { status: 404, headers: deskHeaders });
  return { frame: deskFrame(ports, member, queue), shown, queue };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { ports } = context.deps;
  const actor = await requireStaff(request, ports, 'review');
  const standingGiftId = params['id'] ?? '';
  // Of a renewal that waits, or of the standing gift itself.
  const renewalId = new URL(request.url).searchParams.get('renewal');
  const input = await readDecision(request);
  const failed = (status: number, problem: string | null, errors = {}) =>
    answer(failedDecision(input, problem, errors), { status, headers: deskHeaders });
  if (input.intent === 'leave-earlier') {
    switch (await leaveEarlierGifts(ports, { standingGiftId, actor })) {
      case 'left':
        return seeOther(paths.deskStandingGift(standingGiftId));
      case 'not-open':
        return failed(409, 'Somebody else looked at its earlier gifts, or it is not ended yet.');
      case 'unknown':
        throw new Response(null, { status: 404, headers: deskHeaders });
    }
  }
  if (input.intent === 'undo') {
    const undone =
      renewalId === null
        ? await undoStandingGiftDecision(ports, { standingGiftId, actor })
        : await undoRenewalDecision(ports, { renewalId, actor });
    switch (undone) {
      case 'undone':
        return seeOther(paths.deskStandingGift(standingGiftId));
      case 'too-late':
        return failed(
          409,
          'There is no decision left to take back: it is in force, or somebody else took it back.',
        );
      case 'unknown':
        throw new Response(null, { status: 404, headers: deskHeaders });
    }
  }
  const outcome =
    renewalId === null
      ? await decideStandingGift(ports, { ...input, standingGiftId, actor })
      : await decideRenewal(ports, { ...input, renewalId, actor });
  switch (outcome.kind) {
    case 'decided':
      return seeOther(paths.deskStandingGift(standingGiftId));
    case 'not-waiting':
      return failed(
        409,
        'This standing gift does not wait for a decision any more. What happened to it stands below.',
      );
    case 'unknown':
      throw new Response(null, { status: 404, headers: deskHeaders });
    case 'invalid':
      return failed(422, null, outcome.errors);
  }
}

export const headers = () => deskHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? [{ title: `Standing gift – ${data.frame.siteName}` }] : [];

export default function StandingGift() {
  const { frame, shown, queue } = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  const { now, place } = frame;
  const { id } = shown.gift;
  const isQueued = queue.entries.some(
    (entry) => (entry.kind === 'standing-gift' || entry.kind === 'renewal') && entry.gift.id === id,
  );
  const review = (
    <StandingGiftReview
      {...{ shown, now, place }}
      draft={failure?.draft ?? emptyDraft}
      problem={failure?.problem ?? null}
      isTitle
    />
  );
  return (
    <DeskFrame {...frame} current={isQueued ? 'review' : 'standing-gifts'}>
      {isQueued ? (
        <>
          <QueueTitle {...{ queue, now, place }} isTitle={false} />
          <BackToQueue />
          <div className="columns columns-item-first">
            <QueueList {...{ queue, now, place }} selectedId={id} />
            {review}
          </div>
        </>
      ) : (
        review
      )}
    </DeskFrame>
  );
}

export function ErrorBoundary() {
  return <DeskError />;
}

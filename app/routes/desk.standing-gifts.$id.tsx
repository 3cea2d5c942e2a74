/** One standing gift at the desk, and what staff do with it. */
import { useActionData, useLoaderData } from '@remix-run/react';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { deskActions, deskLoader, notFound, type DeskFormCall } from '#app/http/desk-access.ts';
import { failedDecision, readDecision, tooLateToUndo } from '#app/http/desk-decision.ts';
import { seeOther } from '#app/http/staff-session.ts';
import { paths } from '#app/paths.ts';
import { emptyDraft } from '#app/ui/desk/decision-form.tsx';
import { useDesk } from '#app/ui/desk/desk-context.tsx';
import { deskTitle, type DeskHandle } from '#app/ui/desk/desk-page.tsx';
import { BackToQueue, QueueList, QueueTitle } from '#app/ui/desk/queue-list.tsx';
import { StandingGiftReview } from '#app/ui/desk/standing-gift-review.tsx';
import { decideRenewal } from '#app/usecases/decide-renewal.ts';
import { decideStandingGift } from '#app/usecases/decide-standing-gift.ts';
import { leaveEarlierGifts } from '#app/usecases/leave-earlier-gifts.ts';
import { listQueue } from '#app/usecases/list-queue.ts';
import { showStandingGiftToStaff } from '#app/usecases/show-standing-gift-to-staff.ts';
import { undoRenewalDecision } from '#app/usecases/undo-renewal-decision.ts';
import { undoStandingGiftDecision } from '#app/usecases/undo-standing-gift-decision.ts';

const { standingGift: words } = deskTexts;

export const loader = deskLoader('read-donations', async ({ ports, id }) => {
  const [shown, queue] = await Promise.all([showStandingGiftToStaff(ports, id), listQueue(ports)]);
  if (!shown) throw notFound();
  const isQueued = queue.entries.some(
    (entry) => (entry.kind === 'standing-gift' || entry.kind === 'renewal') && entry.gift.id === id,
  );
  return { shown, queue, isQueued };
});

export const action = deskActions({
  decide: { permission: 'review', act: decide },
  undo: { permission: 'review', act: undo },
  'leave-earlier': { permission: 'review', act: leaveEarlier },
});

/** The renewal that waits, where one does; null where the standing gift itself is meant. */
const renewalIn = ({ url }: DeskFormCall) => url.searchParams.get('renewal');

async function decide(call: DeskFormCall) {
  const { ports, id: standingGiftId, form, actor } = call;
  const renewalId = renewalIn(call);
  const input = readDecision(form);
  const outcome =
    renewalId === null
      ? await decideStandingGift(ports, { ...input, standingGiftId, actor })
      : await decideRenewal(ports, { ...input, renewalId, actor });
  switch (outcome.kind) {
    case 'decided':
      return seeOther(paths.deskStandingGift(standingGiftId));
    case 'not-waiting':
      return failedDecision(409, input, { problem: words.notWaiting });
    case 'unknown':
      throw notFound();
    case 'invalid':
      return failedDecision(422, input, { errors: outcome.errors });
  }
}

async function undo(call: DeskFormCall) {
  const { ports, id: standingGiftId, form, actor } = call;
  const renewalId = renewalIn(call);
  const undone =
    renewalId === null
      ? await undoStandingGiftDecision(ports, { standingGiftId, actor })
      : await undoRenewalDecision(ports, { renewalId, actor });
  switch (undone) {
    case 'undone':
      return seeOther(paths.deskStandingGift(standingGiftId));
    case 'too-late':
      return tooLateToUndo(form);
    case 'unknown':
      throw notFound();
  }
}

async function leaveEarlier({ ports, id: standingGiftId, form, actor }: DeskFormCall) {
  switch (await leaveEarlierGifts(ports, { standingGiftId, actor })) {
    case 'left':
      return seeOther(paths.deskStandingGift(standingGiftId));
    case 'not-open':
      return failedDecision(409, readDecision(form), { problem: words.earlier.notOpen });
    case 'unknown':
      throw notFound();
  }
}

export const handle: DeskHandle<typeof loader> = {
  section: ({ isQueued }) => (isQueued ? 'review' : 'standing-gifts'),
};
export const meta = deskTitle(words.pageTitle);

export default function StandingGift() {
  const { shown, queue, isQueued } = useLoaderData<typeof loader>();
  const { now, place } = useDesk();
  const failure = useActionData<typeof action>();
  const review = (
    <StandingGiftReview
      {...{ shown, now, place }}
      draft={failure?.draft ?? emptyDraft}
      problem={failure?.problem ?? null}
      isTitle
    />
  );
  if (!isQueued) return review;
  return (
    <>
      <QueueTitle {...{ queue, now, place }} isTitle={false} />
      <BackToQueue />
      <div className="columns columns-item-first">
        <QueueList {...{ queue, now, place }} selectedId={shown.gift.id} />
        {review}
      </div>
    </>
  );
}

/** One appeal at the desk, and what staff do with it. */
import { useActionData, useLoaderData } from '@remix-run/react';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { deskActions, deskLoader, notFound, type DeskFormCall } from '#app/http/desk-access.ts';
import { failedDecision, readDecision, tooLateToUndo } from '#app/http/desk-decision.ts';
import { seeOther } from '#app/http/staff-session.ts';
import { paths } from '#app/paths.ts';
import { AppealReview } from '#app/ui/desk/appeal-review.tsx';
import { emptyDraft } from '#app/ui/desk/decision-form.tsx';
import { useDesk } from '#app/ui/desk/desk-context.tsx';
import { deskTitle, type DeskHandle } from '#app/ui/desk/desk-page.tsx';
import { BackToQueue, QueueList, QueueTitle } from '#app/ui/desk/queue-list.tsx';
import { decideAppeal } from '#app/usecases/decide-appeal.ts';
import { listQueue } from '#app/usecases/list-queue.ts';
import { showAppealToStaff } from '#app/usecases/show-appeal-to-staff.ts';
import { undoAppealDecision } from '#app/usecases/undo-appeal-decision.ts';

const { appeal: words } = deskTexts;

export const loader = deskLoader('read-donations', async ({ ports, id }) => {
  const [shown, queue] = await Promise.all([showAppealToStaff(ports, id), listQueue(ports)]);
  if (!shown) throw notFound();
  return { shown, queue };
});

export const action = deskActions({
  decide: { permission: 'review', act: decide },
  undo: { permission: 'review', act: undo },
});

async function decide({ ports, id: appealId, form, actor }: DeskFormCall) {
  const input = readDecision(form);
  const outcome = await decideAppeal(ports, { ...input, appealId, actor });
  switch (outcome.kind) {
    case 'decided':
      return seeOther(paths.deskAppeal(appealId));
    case 'already-decided':
      return failedDecision(409, input, { problem: words.alreadyDecided });
    case 'unknown-appeal':
      throw notFound();
    case 'invalid':
      return failedDecision(422, input, { errors: outcome.errors });
  }
}

async function undo({ ports, id, form }: DeskFormCall) {
  const undone = await undoAppealDecision(ports, id);
  return undone === 'undone' ? seeOther(paths.deskAppeal(id)) : tooLateToUndo(form);
}

export const handle: DeskHandle = { section: 'review' };
export const meta = deskTitle(words.pageTitle);

export default function Appeal() {
  const { shown, queue } = useLoaderData<typeof loader>();
  const { now, place } = useDesk();
  const failure = useActionData<typeof action>();
  return (
    <>
      <QueueTitle {...{ queue, now, place }} isTitle={false} />
      <BackToQueue />
      <div className="columns columns-item-first">
        <QueueList {...{ queue, now, place }} selectedId={shown.appeal.id} />
        <AppealReview
          {...{ shown, now, place }}
          draft={failure?.draft ?? emptyDraft}
          problem={failure?.problem ?? null}
          isTitle
        />
      </div>
    </>
  );
}

/** One appeal at the desk, and what staff do with it. */
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
import { AppealReview } from '#app/ui/desk/appeal-review.tsx';
import { emptyDraft } from '#app/ui/desk/decision-form.tsx';
import { DeskError } from '#app/ui/desk/desk-error.tsx';
import { DeskFrame } from '#app/ui/desk/desk-frame.tsx';
import { BackToQueue, QueueList, QueueTitle } from '#app/ui/desk/queue-list.tsx';
import { decideAppeal } from '#app/usecases/decide-appeal.ts';
import { listQueue } from '#app/usecases/list-queue.ts';
import { showAppealToStaff } from '#app/usecases/show-appeal-to-staff.ts';
import { undoAppealDecision } from '#app/usecases/undo-appeal-decision.ts';

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { ports } = context.deps;
  const member = await requireStaff(request, ports, 'review');
  const [shown, queue] = await Promise.all([showAppealToStaff(ports, params['id'] ?? ''), listQueue(ports)]);
  if (!shown) throw new Response(null, { status: 404, headers: deskHeaders });
  return { frame: deskFrame(ports, member, queue), shown, queue };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { ports } = context.deps;
  const actor = await requireStaff(request, ports, 'review');
  const appealId = params['id'] ?? '';
  const input = await readDecision(request);
  const failed = (status: number, problem: string | null, errors = {}) =>
    answer(failedDecision(input, problem, errors), { status, headers: deskHeaders });
  if (input.intent === 'undo') {
    const undone = await undoAppealDecision(ports, appealId);
    if (undone === 'undone') return seeOther(paths.deskAppeal(appealId));
    return failed(
      409,
      'There is no decision left to take back: it is in force, or somebody else took it back.',
    );
  }
  const outcome = await decideAppeal(ports, { ...input, appealId, actor });
  switch (outcome.kind) {
    case 'decided':
      return seeOther(paths.deskAppeal(appealId));
    case 'already-decided':
      return failed(409, 'Somebody else decided this appeal. Their decision stands below.');
    case 'unknown-appeal':
      throw new Response(null, { status: 404, headers: deskHeaders });
    case 'invalid':
      return failed(422, null, outcome.errors);
  }
}

export const headers = () => deskHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? [{ title: `Appeal – ${data.frame.siteName}` }] : [];

export default function Appeal() {
  const { frame, shown, queue } = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  const { now, place } = frame;
  return (
    <DeskFrame {...frame} current="review">
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
    </DeskFrame>
  );
}

export function ErrorBoundary() {
  return <DeskError />;
}

/** One donation at the desk, and what staff do with it. */
import {
  data as answer,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { bankFromDesk } from '#app/http/desk-bank.ts';
import { deskFrame, failedDecision, readDecision } from '#app/http/desk-page.ts';
import { may } from '#app/domain/permissions.ts';
import { receiptCopyFromDesk } from '#app/http/desk-receipt.ts';
import { refundFromDesk } from '#app/http/desk-refund.ts';
import { deskHeaders, requireStaff, seeOther } from '#app/http/staff-session.ts';
import { paths } from '#app/paths.ts';
import { emptyDraft } from '#app/ui/desk/decision-form.tsx';
import { DeskError } from '#app/ui/desk/desk-error.tsx';
import { DeskFrame } from '#app/ui/desk/desk-frame.tsx';
import { DonationReview } from '#app/ui/desk/donation-review.tsx';
import { BackToQueue, QueueList, QueueTitle } from '#app/ui/desk/queue-list.tsx';
import { emptyRefund } from '#app/ui/desk/refund-form.tsx';
import { decideDonation } from '#app/usecases/decide-donation.ts';
import { listQueue } from '#app/usecases/list-queue.ts';
import { showDonationToStaff } from '#app/usecases/show-donation-to-staff.ts';
import { undoDecision } from '#app/usecases/undo-decision.ts';

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { ports } = context.deps;
  const member = await requireStaff(request, ports, 'review');
  const [shown, queue] = await Promise.all([
    showDonationToStaff(ports, params['id'] ?? ''),
    listQueue(ports),
  ]);
  if (!shown) throw new Response(null, { status: 404, headers: deskHeaders });
  const mayRefund = shown.donation.state === 'received' && may(member, 'refund');
  const refundKey = mayRefund ? ports.ids.row() : null;
  return { frame: deskFrame(ports, member, queue), shown, queue, refundKey };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { ports } = context.deps;
  const actor = await requireStaff(request, ports, 'review');
  const donationId = params['id'] ?? '';
  const refund = await refundFromDesk(request, ports, donationId);
  if (refund) return refund;
  const bank = await bankFromDesk(request, ports, donationId);
  if (bank) return bank;
  const copied = await receiptCopyFromDesk(request, ports, donationId);
  if (copied) return copied;
  const input = await readDecision(request);
  const failed = (status: number, problem: string | null, errors = {}) =>
    answer(failedDecision(input, problem, errors), { status, headers: deskHeaders });
  if (input.intent === 'undo') {
    switch (await undoDecision(ports, { donationId, actor })) {
      case 'undone':
        return seeOther(paths.deskDonation(donationId));
      case 'too-late':
        return failed(
          409,
          'There is no decision left to take back: it is in force, or somebody else took it back.',
        );
      case 'unknown-donation':
        throw new Response(null, { status: 404, headers: deskHeaders });
    }
  }
  const outcome = await decideDonation(ports, { ...input, donationId, actor });
  switch (outcome.kind) {
    case 'decided':
      return seeOther(paths.deskDonation(donationId));
    case 'not-waiting':
      return failed(
        409,
        'This gift does not wait for a decision any more. What happened to it stands below.',
      );
    case 'unknown-donation':
      throw new Response(null, { status: 404, headers: deskHeaders });
    case 'invalid':
      return failed(422, null, outcome.errors);
  }
}

export const headers = () => deskHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? [{ title: `Donation – ${data.frame.siteName}` }] : [];

export default function Donation() {
  const { frame, shown, queue, refundKey } = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  const { now, place } = frame;
  const { id } = shown.donation;
  const isQueued = queue.entries.some((entry) => entry.kind === 'donation' && entry.donation.id === id);
  const review = (
    <DonationReview
      {...{ shown, now, place }}
      draft={failure && 'draft' in failure ? failure.draft : emptyDraft}
      refund={
        refundKey === null
          ? null
          : {
              attemptKey: refundKey,
              draft: emptyRefund,
              ...(failure && 'refund' in failure ? failure.refund : {}),
            }
      }
      {...(failure && 'lateRefusal' in failure ? { lateRefusal: failure.lateRefusal } : {})}
      warning={failure && 'warning' in failure ? failure.warning : null}
      problem={failure?.problem ?? null}
      isTitle
    />
  );
  return (
    <DeskFrame {...frame} current={isQueued ? 'review' : 'donations'}>
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

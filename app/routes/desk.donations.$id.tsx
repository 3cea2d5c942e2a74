/** One donation at the desk, and what staff do with it. */
import { useActionData, useLoaderData } from '@remix-run/react';
import { may } from '#app/domain/permissions.ts';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { deskActions, deskLoader, notFound, type DeskFormCall } from '#app/http/desk-access.ts';
import { attendLateRefusalFromDesk, leaveWarningFromDesk, refuseLateFromDesk } from '#app/http/desk-bank.ts';
import { failedDecision, readDecision, tooLateToUndo } from '#app/http/desk-decision.ts';
import { receiptCopyFromDesk } from '#app/http/desk-receipt.ts';
import { attendRefundFromDesk, refundFromDesk } from '#app/http/desk-refund.ts';
import { seeOther } from '#app/http/staff-session.ts';
import { paths } from '#app/paths.ts';
import { emptyDraft } from '#app/ui/desk/decision-form.tsx';
import { useDesk } from '#app/ui/desk/desk-context.tsx';
import { deskTitle, type DeskHandle } from '#app/ui/desk/desk-page.tsx';
import { DonationReview } from '#app/ui/desk/donation-review.tsx';
import { BackToQueue, QueueList, QueueTitle } from '#app/ui/desk/queue-list.tsx';
import { emptyRefund } from '#app/ui/desk/refund-form.tsx';
import { decideDonation } from '#app/usecases/decide-donation.ts';
import { listQueue } from '#app/usecases/list-queue.ts';
import { showDonationToStaff } from '#app/usecases/show-donation-to-staff.ts';
import { undoDecision } from '#app/usecases/undo-decision.ts';

const { donation: words } = deskTexts;

export const loader = deskLoader('read-donations', async ({ ports, id, actor }) => {
  const [shown, queue] = await Promise.all([showDonationToStaff(ports, id), listQueue(ports)]);
  if (!shown) throw notFound();
  const mayRefund = shown.donation.state === 'received' && may(actor, 'refund');
  const refundKey = mayRefund ? ports.ids.row() : null;
  const isQueued = queue.entries.some((entry) => entry.kind === 'donation' && entry.donation.id === id);
  return { shown, queue, isQueued, refundKey };
});

export const action = deskActions({
  decide: { permission: 'review', act: decide },
  undo: { permission: 'review', act: undo },
  refund: { permission: 'refund', act: refundFromDesk },
  'attend-refund': { permission: 'refund', act: attendRefundFromDesk },
  'refuse-late': { permission: 'refund', act: refuseLateFromDesk },
  'attend-late-refusal': { permission: 'refund', act: attendLateRefusalFromDesk },
  'leave-warning': { permission: 'review', act: leaveWarningFromDesk },
  'receipt-copy': { permission: 'review', act: receiptCopyFromDesk },
});

async function decide({ ports, id: donationId, form, actor }: DeskFormCall) {
  const input = readDecision(form);
  const outcome = await decideDonation(ports, { ...input, donationId, actor });
  switch (outcome.kind) {
    case 'decided':
      return seeOther(paths.deskDonation(donationId));
    case 'not-waiting':
      return failedDecision(409, input, { problem: words.notWaiting });
    case 'unknown-donation':
      throw notFound();
    case 'invalid':
      return failedDecision(422, input, { errors: outcome.errors });
  }
}

async function undo({ ports, id: donationId, form, actor }: DeskFormCall) {
  switch (await undoDecision(ports, { donationId, actor })) {
    case 'undone':
      return seeOther(paths.deskDonation(donationId));
    case 'too-late':
      return tooLateToUndo(form);
    case 'unknown-donation':
      throw notFound();
  }
}

export const handle: DeskHandle<typeof loader> = {
  section: ({ isQueued }) => (isQueued ? 'review' : 'donations'),
};
export const meta = deskTitle(words.pageTitle);

export default function Donation() {
  const { shown, queue, isQueued, refundKey } = useLoaderData<typeof loader>();
  const { now, place } = useDesk();
  const failure = useActionData<typeof action>();
  const refund = refundKey !== null && {
    attemptKey: refundKey,
    draft: emptyRefund,
    ...(failure && 'refund' in failure ? failure.refund : {}),
  };
  const review = (
    <DonationReview
      {...{ shown, now, place }}
      draft={failure && 'draft' in failure ? failure.draft : emptyDraft}
      refund={refund || null}
      {...(failure && 'lateRefusal' in failure ? { lateRefusal: failure.lateRefusal } : {})}
      warning={failure && 'warning' in failure ? failure.warning : null}
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
        <QueueList {...{ queue, now, place }} selectedId={shown.donation.id} />
        {review}
      </div>
    </>
  );
}

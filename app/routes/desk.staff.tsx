/** Who works at the desk, and what an admin does about accounts. */
import { data as answer } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { deskActions, deskLoader, type DeskFormCall } from '#app/http/desk-access.ts';
import { deskHeaders, seeOther, textField } from '#app/http/staff-session.ts';
import { paths } from '#app/paths.ts';
import { deskTitle, type DeskHandle } from '#app/ui/desk/desk-page.tsx';
import { emptyInvite, type InviteDraft } from '#app/ui/desk/invite-form.tsx';
import { StaffList } from '#app/ui/desk/staff-list.tsx';
import { changeStaffRole } from '#app/usecases/change-staff-role.ts';
import { endStaff } from '#app/usecases/end-staff.ts';
import { inviteStaff } from '#app/usecases/invite-staff.ts';
import { listStaff } from '#app/usecases/list-staff.ts';
import { withdrawInvitation } from '#app/usecases/withdraw-invitation.ts';

const { staff: words } = deskTexts;

export const loader = deskLoader('read-staff', async ({ ports, actor }) => ({
  shown: await listStaff(ports),
  ownId: actor.id,
}));

export const action = deskActions({
  invite: { permission: 'manage-staff', act: invite },
  withdraw: { permission: 'manage-staff', act: withdraw },
  role: { permission: 'manage-staff', act: changeRole },
  end: { permission: 'manage-staff', act: end },
});

interface Answered {
  readonly problem: string | null;
  readonly draft: InviteDraft;
  readonly invited: string | null;
}

const answered = (status: number, said: Partial<Answered>) =>
  answer<Answered>(
    { problem: null, draft: emptyInvite, invited: null, ...said },
    { status, headers: deskHeaders },
  );

const refused = (problem: keyof typeof words.problems) => answered(409, { problem: words.problems[problem] });

async function invite({ ports, form, actor }: DeskFormCall) {
  const typed = { email: textField(form, 'email'), role: textField(form, 'role') };
  const outcome = await inviteStaff(ports, { ...typed, by: actor });
  switch (outcome.kind) {
    case 'invited':
      return answered(200, { invited: outcome.email });
    case 'already-staff':
      return answered(409, { draft: { ...typed, errors: { email: words.problems['already-staff'] } } });
    case 'invalid': {
      const errors = {
        ...(outcome.errors.email && { email: words.invite.noAddress }),
        ...(outcome.errors.role && { role: words.invite.noRole }),
      };
      return answered(422, { draft: { ...typed, errors } });
    }
  }
}

async function withdraw({ ports, form }: DeskFormCall) {
  const outcome = await withdrawInvitation(ports, textField(form, 'email'));
  return outcome === 'withdrawn' ? seeOther(paths.deskStaff()) : refused(outcome);
}

async function changeRole({ ports, form, actor }: DeskFormCall) {
  const [email, role] = [textField(form, 'email'), textField(form, 'role')];
  const outcome = await changeStaffRole(ports, { email, role, actor });
  if (outcome !== 'changed' && outcome !== 'same-role') return refused(outcome);
  // With another role of one's own this page may be closed.
  return seeOther(email === actor.email ? paths.desk() : paths.deskStaff());
}

async function end({ ports, form, actor }: DeskFormCall) {
  const email = textField(form, 'email');
  const outcome = await endStaff(ports, { email, actor });
  if (outcome !== 'ended') return refused(outcome);
  return seeOther(email === actor.email ? paths.desk() : paths.deskStaff());
}

export const handle: DeskHandle = { section: 'staff' };
export const meta = deskTitle(words.title);

export default function Staff() {
  const { shown, ownId } = useLoaderData<typeof loader>();
  const done = useActionData<typeof action>();
  return (
    <StaffList
      {...{ shown, ownId }}
      draft={done?.draft ?? emptyInvite}
      problem={done?.problem ?? null}
      invitedNow={done?.invited ?? null}
    />
  );
}

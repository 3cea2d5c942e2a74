/** One's own account at the desk: where one is signed in, and another password. */
import { data as answer } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { deskActions, deskLoader, type DeskFormCall } from '#app/http/desk-access.ts';
import { deskHeaders, seeOther, textField } from '#app/http/staff-session.ts';
import { paths } from '#app/paths.ts';
import { deskTitle } from '#app/ui/desk/desk-page.tsx';
import { OwnAccount } from '#app/ui/desk/own-account.tsx';
import type { OwnPasswordProblems } from '#app/ui/desk/own-password-form.tsx';
import { changeOwnPassword } from '#app/usecases/change-own-password.ts';

const { account: words } = deskTexts;

export const loader = deskLoader('enter-desk', async ({ request, ports, actor, url }) => ({
  name: actor.name,
  email: actor.email,
  sessions: await ports.staff.sessions(request.headers),
  isChanged: url.searchParams.has('changed'),
}));

export const action = deskActions({
  password: { permission: 'enter-desk', act: changePassword },
  'end-session': { permission: 'enter-desk', act: endSession },
  'end-others': { permission: 'enter-desk', act: endOthers },
});

const failed = (status: number, problems: OwnPasswordProblems, headers: Record<string, string> = {}) =>
  answer({ problems }, { status, headers: { ...deskHeaders, ...headers } });

async function changePassword({ request, ports, form, actor: member }: DeskFormCall) {
  const outcome = await changeOwnPassword(ports, {
    ...{ member, headers: request.headers },
    current: textField(form, 'current'),
    password: textField(form, 'password'),
    repeated: textField(form, 'repeated'),
  });
  switch (outcome.kind) {
    case 'changed':
      return seeOther(`${paths.deskAccount()}?changed`, outcome.cookies);
    case 'limited': {
      const { waitSeconds } = outcome;
      const problem = words.password.limited(Math.ceil(waitSeconds / 60));
      return failed(429, { current: problem }, { 'Retry-After': String(waitSeconds) });
    }
    case 'invalid': {
      const { current, password, repeated } = outcome.errors;
      return failed(422, {
        current: current && words.password.errors.current,
        password: password && words.password.errors.password(password),
        repeated: repeated && words.password.errors.repeated,
      });
    }
  }
}

/** One that is gone already is what was asked for. */
async function endSession({ request, ports, form }: DeskFormCall) {
  await ports.staff.endSession(request.headers, textField(form, 'id'));
  return seeOther(paths.deskAccount());
}

async function endOthers({ request, ports }: DeskFormCall) {
  await ports.staff.endOtherSessions(request.headers);
  return seeOther(paths.deskAccount());
}

export const meta = deskTitle(words.title);

export default function Account() {
  const { name, email, sessions, isChanged } = useLoaderData<typeof loader>();
  const done = useActionData<typeof action>();
  return <OwnAccount {...{ name, email, sessions, isChanged }} problems={done?.problems ?? {}} />;
}

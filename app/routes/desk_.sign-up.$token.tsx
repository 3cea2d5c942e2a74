/** Signing up by a one-time link. */
import {
  data as answer,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { deskHeaders, seeOther, textField } from '#app/http/staff-session.ts';
import { paths } from '#app/paths.ts';
import { DeskErrorPage, deskErrorTitle } from '#app/ui/desk/desk-error.tsx';
import { SignInFrame, SignUpForm } from '#app/ui/desk/sign-in-pages.tsx';
import { acceptInvitation } from '#app/usecases/accept-invitation.ts';
import { showInvitation } from '#app/usecases/show-invitation.ts';

const { signUp: words } = deskTexts.signIn;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { ports } = context.deps;
  const invitation = await showInvitation(ports, params['token'] ?? '');
  if (!invitation) throw gone();
  return { siteName: ports.site.name, email: invitation.email };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const form = await request.formData();
  const name = textField(form, 'name');
  const outcome = await acceptInvitation(context.deps.ports, {
    token: params['token'] ?? '',
    name,
    password: textField(form, 'password'),
    repeated: textField(form, 'repeated'),
    userAgent: request.headers.get('user-agent'),
  });
  switch (outcome.kind) {
    case 'accepted':
      return seeOther(paths.desk(), outcome.cookies);
    case 'gone':
      throw gone();
    case 'invalid':
      return answer({ name, errors: outcome.errors }, { status: 422, headers: deskHeaders });
  }
}

function gone(): Response {
  return new Response(null, { status: 410, headers: deskHeaders });
}

export const headers = () => deskHeaders;

export const meta: MetaFunction<typeof loader> = ({ data, error }) =>
  data ? [{ title: words.pageTitle(data.siteName) }] : deskErrorTitle(error);

export default function SignUp() {
  const { siteName, email } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <SignInFrame siteName={siteName} title={words.title}>
      <SignUpForm email={email} name={failed?.name ?? ''} errors={failed?.errors ?? {}} />
    </SignInFrame>
  );
}

export function ErrorBoundary() {
  return <DeskErrorPage />;
}

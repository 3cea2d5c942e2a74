/** Signing in at the desk. */
import {
  data as answer,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { deskAddress, deskHeaders, seeOther, textField } from '#app/http/staff-session.ts';
import { DeskErrorPage, deskErrorTitle } from '#app/ui/desk/desk-error.tsx';
import { SignInFrame, SignInForm } from '#app/ui/desk/sign-in-pages.tsx';
import { signInStaff } from '#app/usecases/sign-in-staff.ts';

const { signIn: words } = deskTexts;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { ports } = context.deps;
  const to = deskAddress(new URL(request.url).searchParams.get('to'));
  if (await ports.staff.session(request.headers)) throw seeOther(to) as Response;
  return { siteName: ports.site.name, to };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const email = textField(form, 'email');
  const to = deskAddress(form.get('to'));
  const input = {
    email,
    password: textField(form, 'password'),
    address: context.clientAddress,
    userAgent: request.headers.get('user-agent'),
  };
  const outcome = await signInStaff(context.deps.ports, input);
  switch (outcome.kind) {
    case 'signed-in':
      return seeOther(to, outcome.cookies);
    case 'wrong':
      return answer({ email, to, problem: words.wrong }, { status: 422, headers: deskHeaders });
    case 'limited': {
      const problem = words.limited(Math.ceil(outcome.waitSeconds / 60));
      return answer(
        { email, to, problem },
        { status: 429, headers: { ...deskHeaders, 'Retry-After': String(outcome.waitSeconds) } },
      );
    }
  }
}

export const headers = () => deskHeaders;

export const meta: MetaFunction<typeof loader> = ({ data, error }) =>
  data ? [{ title: words.pageTitle(data.siteName) }] : deskErrorTitle(error);

export default function SignIn() {
  const { siteName, to } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <SignInFrame siteName={siteName} title={words.title}>
      <SignInForm to={failed?.to ?? to} email={failed?.email ?? ''} problem={failed?.problem ?? null} />
    </SignInFrame>
  );
}

export function ErrorBoundary() {
  return <DeskErrorPage />;
}

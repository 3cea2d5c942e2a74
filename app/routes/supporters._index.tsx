/** What a donor gave, for the donor who is signed in; for everybody else the form that asks for the mail. */
import { data, redirect } from '@remix-run/node';
import type {
  ActionFunctionArgs,
  HeadersFunction,
  LinksFunction,
  LoaderFunctionArgs,
  MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { textsFor } from '#app/domain/texts/catalogue.ts';
import { clientKeys } from '#app/http/client-address.ts';
import {
  donorOfRequest,
  donorPageHeaders,
  sessionHashOf,
  signedOutCookie,
  toSupporters,
} from '#app/http/donor-session.ts';
import { textField } from '#app/http/staff-session.ts';
import { paths } from '#app/paths.ts';
import { GivingPage } from '#app/ui/supporters/giving-page.tsx';
import { AskPage } from '#app/ui/supporters/sign-in-pages.tsx';
import givingCss from '#app/ui/styles/giving.css?url';
import { requestSignIn } from '#app/usecases/request-sign-in.ts';
import { showGiving } from '#app/usecases/show-giving.ts';
import { signOutDonor } from '#app/usecases/sign-out-donor.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { ports } = context.deps;
  const { name, locale, timeZone } = ports.site;
  const donorId = await donorOfRequest(request, ports);
  const after = new URL(request.url).searchParams.get('after');
  return {
    site: { name, locale, timeZone },
    giving: donorId === null ? null : await showGiving(ports, { donorId, after }),
    isLaterPage: after !== null,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { ports } = context.deps;
  const form = await request.formData();
  switch (textField(form, 'intent')) {
    case 'sign-out': {
      await signOutDonor(ports, await sessionHashOf(request, ports));
      return toSupporters(await signedOutCookie(ports));
    }
    case 'ask': {
      const email = textField(form, 'email');
      const client = clientKeys(ports.hasher, context.clientAddress);
      const outcome = await requestSignIn(ports, { email, client });
      switch (outcome.kind) {
        case 'asked':
          return redirect(paths.supporterCode(outcome.request), { status: 303, headers: donorPageHeaders });
        case 'no-address':
          return data({ email, waitMinutes: null }, { status: 422 });
        case 'limited': {
          const waitMinutes = Math.max(1, Math.ceil(outcome.waitSeconds / 60));
          const headers = { 'Retry-After': String(outcome.waitSeconds) };
          return data({ email, waitMinutes }, { status: 429, headers });
        }
      }
    }
  }
  throw new Response(null, { status: 400, headers: donorPageHeaders });
}

export const headers: HeadersFunction = ({ actionHeaders }) => {
  const all = new Headers(actionHeaders);
  for (const [name, value] of Object.entries(donorPageHeaders)) all.set(name, value);
  return all;
};

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: givingCss }];

export const meta: MetaFunction<typeof loader> = ({ data: shown }) =>
  shown ? [{ title: textsFor(shown.site.locale).supporters.title(shown.site.name) }] : [];

export default function Supporters() {
  const { site, giving, isLaterPage } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>() ?? null;
  if (giving === null) return <AskPage locale={site.locale} problem={problem} />;
  return <GivingPage site={site} giving={giving} isLaterPage={isLaterPage} />;
}

/** Where the code of the mail is typed, in the browser that asked for it. Says the same whether or not a mail was written. */
import { data } from '@remix-run/node';
import type {
  ActionFunctionArgs,
  HeadersFunction,
  LinksFunction,
  LoaderFunctionArgs,
  MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { textsFor } from '#app/domain/texts/catalogue.ts';
import { donorPageHeaders, signedInCookie, toSupporters } from '#app/http/donor-session.ts';
import { textField } from '#app/http/staff-session.ts';
import { CodePage } from '#app/ui/supporters/sign-in-pages.tsx';
import givingCss from '#app/ui/styles/giving.css?url';
import { signInDonor } from '#app/usecases/sign-in-donor.ts';

export function loader({ request, context }: LoaderFunctionArgs) {
  const { name, locale } = context.deps.ports.site;
  return { site: { name, locale }, request: new URL(request.url).searchParams.get('request') ?? '' };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { ports } = context.deps;
  const form = await request.formData();
  const asked = textField(form, 'request');
  const outcome = await signInDonor(ports, { request: asked, code: textField(form, 'code') });
  if (outcome.kind === 'refused') return data({ request: asked }, { status: 422 });
  return toSupporters(await signedInCookie(ports, outcome.session));
}

export const headers: HeadersFunction = () => donorPageHeaders;

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: givingCss }];

export const meta: MetaFunction<typeof loader> = ({ data: shown }) =>
  shown ? [{ title: textsFor(shown.site.locale).supporters.code.title(shown.site.name) }] : [];

export default function SupporterCode() {
  const { site, request } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <CodePage locale={site.locale} request={refused?.request ?? request} isRefused={refused !== undefined} />
  );
}

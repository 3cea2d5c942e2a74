/** Behind the link of the mail: a button, since mail programs open links by themselves; pressing it signs in, once. */
import { data } from '@remix-run/node';
import type {
  ActionFunctionArgs,
  HeadersFunction,
  LinksFunction,
  LoaderFunctionArgs,
  MetaFunction,
} from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { textsFor } from '#app/domain/texts/catalogue.ts';
import { donorPageHeaders, signedInCookie, toSupporters } from '#app/http/donor-session.ts';
import { SignInPage } from '#app/ui/supporters/sign-in-pages.tsx';
import givingCss from '#app/ui/styles/giving.css?url';
import { isSignInLinkOpen } from '#app/usecases/is-sign-in-link-open.ts';
import { signInDonor } from '#app/usecases/sign-in-donor.ts';

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { ports } = context.deps;
  const token = params['token'] ?? '';
  const isOpen = await isSignInLinkOpen(ports, token);
  const { name, locale } = ports.site;
  return data({ site: { name, locale }, token, isOpen }, { status: isOpen ? 200 : 410 });
}

/** A link that is over leads to the page that says so. */
export async function action({ params, context }: ActionFunctionArgs) {
  const { ports } = context.deps;
  const outcome = await signInDonor(ports, { token: params['token'] ?? '' });
  if (outcome.kind === 'refused') return data(null, { status: 410 });
  return toSupporters(await signedInCookie(ports, outcome.session));
}

export const headers: HeadersFunction = () => donorPageHeaders;

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: givingCss }];

export const meta: MetaFunction<typeof loader> = ({ data: shown }) =>
  shown ? [{ title: textsFor(shown.site.locale).supporters.signIn.title(shown.site.name) }] : [];

export default function SupporterSignIn() {
  const { site, token, isOpen } = useLoaderData<typeof loader>();
  return <SignInPage locale={site.locale} token={token} isOpen={isOpen} />;
}

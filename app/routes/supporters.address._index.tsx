/** Where a donor who is signed in asks to be known by another address; both addresses are written to. */
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
import { donorPageHeaders, requireDonor } from '#app/http/donor-session.ts';
import { textField } from '#app/http/staff-session.ts';
import { paths } from '#app/paths.ts';
import { AddressAskedPage, AddressPage } from '#app/ui/supporters/address-pages.tsx';
import givingCss from '#app/ui/styles/giving.css?url';
import { requestAddressChange } from '#app/usecases/request-address-change.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { ports } = context.deps;
  await requireDonor(request, ports);
  const { name, locale } = ports.site;
  return { site: { name, locale }, isAsked: new URL(request.url).searchParams.has('asked') };
}

/** The answer is the same whoever the new address belongs to. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { ports } = context.deps;
  const donorId = await requireDonor(request, ports);
  const email = textField(await request.formData(), 'email');
  const client = clientKeys(ports.hasher, context.clientAddress);
  const outcome = await requestAddressChange(ports, { donorId, email, client });
  switch (outcome.kind) {
    case 'asked':
      return redirect(`${paths.supporterAddress()}?asked`, { status: 303, headers: donorPageHeaders });
    case 'over':
      return redirect(paths.supporters(), { status: 303, headers: donorPageHeaders });
    case 'same':
    case 'no-address':
      return data({ email, problem: outcome.kind, waitMinutes: 0 }, { status: 422 });
    case 'limited': {
      const waitMinutes = Math.max(1, Math.ceil(outcome.waitSeconds / 60));
      const headers = { 'Retry-After': String(outcome.waitSeconds) };
      return data({ email, problem: outcome.kind, waitMinutes }, { status: 429, headers });
    }
  }
}

export const headers: HeadersFunction = ({ actionHeaders }) => {
  const all = new Headers(actionHeaders);
  for (const [name, value] of Object.entries(donorPageHeaders)) all.set(name, value);
  return all;
};

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: givingCss }];

export const meta: MetaFunction<typeof loader> = ({ data: shown }) =>
  shown ? [{ title: textsFor(shown.site.locale).supporters.address.title(shown.site.name) }] : [];

export default function SupporterAddress() {
  const { site, isAsked } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>() ?? null;
  if (isAsked && problem === null) return <AddressAskedPage locale={site.locale} />;
  return <AddressPage locale={site.locale} problem={problem} />;
}

/** Behind the link of the mail to either address: what it is about, and the button that says yes; the old address can say no. */
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
import { donorPageHeaders } from '#app/http/donor-session.ts';
import { textField } from '#app/http/staff-session.ts';
import { AddressEndPage, AddressSidePage } from '#app/ui/supporters/address-pages.tsx';
import givingCss from '#app/ui/styles/giving.css?url';
import { cancelAddressChange } from '#app/usecases/cancel-address-change.ts';
import { confirmAddress } from '#app/usecases/confirm-address.ts';
import { viewAddressChange } from '#app/usecases/view-address-change.ts';

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { ports } = context.deps;
  const token = params['token'] ?? '';
  const shown = await viewAddressChange(ports, token);
  const { name, locale } = ports.site;
  return data({ site: { name, locale }, token, shown }, { status: shown ? 200 : 410 });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { ports } = context.deps;
  const token = params['token'] ?? '';
  if (textField(await request.formData(), 'intent') === 'cancel') {
    const isCanceled = await cancelAddressChange(ports, token);
    return data({ end: isCanceled ? ('canceled' as const) : ('over' as const) }, isCanceled ? 200 : 410);
  }
  const outcome = await confirmAddress(ports, token);
  const status = { over: 410, undecided: 409, confirmed: 200, done: 200 }[outcome];
  return data({ end: outcome === 'confirmed' ? ('waits' as const) : outcome }, { status });
}

export const headers: HeadersFunction = () => donorPageHeaders;

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: givingCss }];

export const meta: MetaFunction<typeof loader> = ({ data: shown }) =>
  shown ? [{ title: textsFor(shown.site.locale).supporters.address.title(shown.site.name) }] : [];

export default function SupporterAddressSide() {
  const { site, token, shown } = useLoaderData<typeof loader>();
  const end = useActionData<typeof action>()?.end;
  if (end === 'undecided' && shown)
    return <AddressSidePage locale={site.locale} token={token} shown={shown} isUndecided />;
  if (end !== undefined && end !== 'undecided') return <AddressEndPage locale={site.locale} end={end} />;
  if (!shown) return <AddressEndPage locale={site.locale} end="over" />;
  // Pressed before, it can be pressed again only where that was not enough.
  if (shown.isConfirmed && !shown.isOtherConfirmed)
    return <AddressEndPage locale={site.locale} end="waits" />;
  return <AddressSidePage locale={site.locale} token={token} shown={shown} />;
}

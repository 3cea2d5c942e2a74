/** Where a donor stops reminders: opening it changes nothing, since mail scanners open links; a POST does, also a mail program’s. */
import {
  type ActionFunctionArgs,
  type HeadersFunction,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { donorOfReminders } from '#app/domain/reminder-token.ts';
import { textsFor } from '#app/domain/texts/catalogue.ts';
import { tokenPageHeaders } from '#app/http/token-page.ts';
import { RemindersPage } from '#app/ui/giving/reminders-page.tsx';
import givingCss from '#app/ui/styles/giving.css?url';
import { stopReminders } from '#app/usecases/stop-reminders.ts';

export function loader({ params, context }: LoaderFunctionArgs) {
  const { hasher, site } = context.deps.ports;
  const token = params['token'] ?? '';
  if (donorOfReminders(token, (kind, value) => hasher.hash(kind, value)) === null)
    throw new Response(null, { status: 404 });
  return { site: { name: site.name, locale: site.locale }, token };
}

/** No redirect: mail programs do not follow one after a POST (RFC 8058, section 3.1). */
export async function action({ params, context }: ActionFunctionArgs) {
  const token = params['token'] ?? '';
  if ((await stopReminders(context.deps.ports, token)) === 'unknown')
    throw new Response(null, { status: 404, headers: tokenPageHeaders });
  return { isStopped: true };
}

export const headers: HeadersFunction = () => tokenPageHeaders;

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: givingCss }];

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return [];
  const texts = textsFor(data.site.locale).reminders;
  const { heading, marked } = texts.ask;
  return [{ title: texts.title(`${heading} ${marked}`, data.site.name) }];
};

export default function RemindersRoute() {
  const isStopped = useActionData<typeof action>()?.isStopped ?? false;
  return <RemindersPage {...useLoaderData<typeof loader>()} isStopped={isStopped} />;
}

/** A donor has what we know of them deleted: what goes and what stays, the button, and what became of it. */
import { setTimeout as pause } from 'node:timers/promises';
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
import { donorPageHeaders, requireDonor, signedOutCookie } from '#app/http/donor-session.ts';
import { paths } from '#app/paths.ts';
import { DeletedPage, DeletionPage } from '#app/ui/supporters/deletion-page.tsx';
import givingCss from '#app/ui/styles/giving.css?url';
import { deleteOwnData } from '#app/usecases/delete-own-data.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { ports } = context.deps;
  const isDone = new URL(request.url).searchParams.has('done');
  if (!isDone) await requireDonor(request, ports);
  const { name, locale } = ports.site;
  return { site: { name, locale }, isDone };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { ports } = context.deps;
  const donorId = await requireDonor(request, ports);
  const outcome = await deleteOwnData(ports, { donorId, pause });
  if (outcome.kind === 'not-yet') return data({ obstacles: outcome.obstacles }, { status: 409 });
  const headers = { ...donorPageHeaders, 'Set-Cookie': await signedOutCookie(ports) };
  return redirect(`${paths.supporterDeletion()}?done`, { status: 303, headers });
}

export const headers: HeadersFunction = () => donorPageHeaders;

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: givingCss }];

export const meta: MetaFunction<typeof loader> = ({ data: shown }) =>
  shown ? [{ title: textsFor(shown.site.locale).supporters.deletion.title(shown.site.name) }] : [];

export default function SupporterDeletion() {
  const { site, isDone } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  if (isDone) return <DeletedPage locale={site.locale} />;
  return <DeletionPage locale={site.locale} obstacles={refused?.obstacles ?? []} />;
}

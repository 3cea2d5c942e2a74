/** One kept mail as plain text. */
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireKeptMails } from '#app/http/kept-mails.ts';
import { tokenPageHeaders } from '#app/http/token-page.ts';
import { KeptMailPage } from '#app/ui/giving/kept-mail-pages.tsx';
import givingCss from '#app/ui/styles/giving.css?url';
import { textsFor } from '#app/domain/texts/catalogue.ts';

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { locale, timeZone } = context.deps.ports.site;
  const mail = await requireKeptMails(context.deps).find(params['id'] ?? '');
  if (!mail) throw new Response(null, { status: 404 });
  const { id, recipient, subject, text, createdAt } = mail;
  return { site: { locale, timeZone }, mail: { id, recipient, subject, text, createdAt } };
}

export const headers = () => tokenPageHeaders;

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: givingCss }];

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return [];
  const { keptMail } = textsFor(data.site.locale);
  return [{ title: `${data.mail.subject ?? keptMail.erased} – ${keptMail.title}` }];
};

export default function Mail() {
  return <KeptMailPage {...useLoaderData<typeof loader>()} />;
}

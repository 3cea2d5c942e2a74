/** The mails that were kept instead of sent. */
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireKeptMails } from '#app/http/kept-mails.ts';
import { tokenPageHeaders } from '#app/http/token-page.ts';
import { KeptMailList } from '#app/ui/giving/kept-mail-pages.tsx';
import givingCss from '#app/ui/styles/giving.css?url';
import { textsFor } from '#app/domain/texts/catalogue.ts';

const mailsMax = 100;

export async function loader({ context }: LoaderFunctionArgs) {
  const { locale, timeZone } = context.deps.ports.site;
  const mails = await requireKeptMails(context.deps).latest(mailsMax);
  return {
    site: { locale, timeZone },
    mails: mails.map(({ id, recipient, subject, createdAt }) => ({ id, recipient, subject, createdAt })),
  };
}

export const headers = () => tokenPageHeaders;

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: givingCss }];

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? [{ title: textsFor(data.site.locale).keptMail.title }] : [];

export default function KeptMails() {
  return <KeptMailList {...useLoaderData<typeof loader>()} />;
}

/** Who asks for money on this site. */
import type { HeadersFunction, LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { textsFor } from '#app/domain/texts/catalogue.ts';
import { privatePage, sharedPage } from '#app/http/caching.ts';
import { paths } from '#app/paths.ts';
import { ImprintPage } from '#app/ui/legal/imprint-page.tsx';
import givingCss from '#app/ui/styles/giving.css?url';

export function loader({ context }: LoaderFunctionArgs) {
  const { name, url, locale, legalName, address, contact } = context.deps.ports.site;
  return { site: { name, url, locale, legalName, address, contact } };
}

export const headers: HeadersFunction = ({ errorHeaders }) => ({
  'Cache-Control': errorHeaders ? privatePage : sharedPage,
});

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: givingCss }];

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return [];
  const { name, url, locale } = data.site;
  return [
    { title: textsFor(locale).legal.imprint.title(name) },
    { tagName: 'link', rel: 'canonical', href: url + paths.imprint() },
  ];
};

export default function Imprint() {
  const { site } = useLoaderData<typeof loader>();
  return <ImprintPage site={site} />;
}

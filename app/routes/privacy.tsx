/** What is kept of people, why and how long. */
import type { HeadersFunction, LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { textsFor } from '#app/domain/texts/catalogue.ts';
import { privatePage, sharedPage } from '#app/http/caching.ts';
import { paths } from '#app/paths.ts';
import { PrivacyPage } from '#app/ui/legal/privacy-page.tsx';
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
    { title: textsFor(locale).legal.privacy.title(name) },
    { tagName: 'link', rel: 'canonical', href: url + paths.privacy() },
  ];
};

export default function Privacy() {
  const { site } = useLoaderData<typeof loader>();
  return <PrivacyPage site={site} />;
}

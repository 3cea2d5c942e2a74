/** The terms of giving. */
import type { HeadersFunction, LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { textsFor } from '#app/domain/texts/catalogue.ts';
import { privatePage, sharedPage } from '#app/http/caching.ts';
import { paths } from '#app/paths.ts';
import { TermsPage } from '#app/ui/legal/terms-page.tsx';
import givingCss from '#app/ui/styles/giving.css?url';

export function loader({ context }: LoaderFunctionArgs) {
  const { name, url, locale, legalName, address, contact, taxWords, offersStandingGifts } =
    context.deps.ports.site;
  return { site: { name, url, locale, legalName, address, contact }, taxWords, offersStandingGifts };
}

export const headers: HeadersFunction = ({ errorHeaders }) => ({
  'Cache-Control': errorHeaders ? privatePage : sharedPage,
});

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: givingCss }];

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return [];
  const { name, url, locale } = data.site;
  return [
    { title: textsFor(locale).legal.terms.title(name) },
    { tagName: 'link', rel: 'canonical', href: url + paths.terms() },
  ];
};

export default function Terms() {
  return <TermsPage {...useLoaderData<typeof loader>()} />;
}

/** The pledge and its versions, how payers are checked and by which lists, and the year's figures. */
import type { HeadersFunction, LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pledges } from '#app/domain/pledge.ts';
import { privatePage, sharedPage } from '#app/http/caching.ts';
import { paths } from '#app/paths.ts';
import { IndependencePage } from '#app/ui/giving/independence-page.tsx';
import { shareTags } from '#app/ui/share-tags.ts';
import givingCss from '#app/ui/styles/giving.css?url';
import { textsFor } from '#app/domain/texts/catalogue.ts';
import { showListsInForce } from '#app/usecases/show-lists-in-force.ts';
import { sitePicture } from '#app/usecases/show-share-picture.ts';
import { showRegister } from '#app/usecases/show-register.ts';

export async function loader({ context }: LoaderFunctionArgs) {
  const { ports } = context.deps;
  const { name, url, locale, contact } = ports.site;
  const [register, lists] = [await showRegister(ports), showListsInForce(ports)];
  const picture = sitePicture(ports);
  return { site: { name, url, locale }, register, lists, contactEmail: contact, picture };
}

export const headers: HeadersFunction = ({ errorHeaders }) => ({
  'Cache-Control': errorHeaders ? privatePage : sharedPage,
});

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: givingCss }];

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return [];
  const { independence } = textsFor(data.site.locale);
  const title = independence.title(data.site.name);
  return [
    { title },
    { tagName: 'link', rel: 'alternate', type: 'application/json', href: paths.register() },
    ...shareTags({
      kind: 'website',
      title,
      description: independence.description,
      url: data.site.url + paths.independence(),
      siteName: data.site.name,
      language: data.site.locale,
      picture: data.picture,
    }),
  ];
};

export default function Independence() {
  const { site, register, lists, contactEmail } = useLoaderData<typeof loader>();
  return (
    <IndependencePage
      locale={site.locale}
      register={register}
      lists={lists}
      pledges={pledges}
      contactEmail={contactEmail}
    />
  );
}

/** What the two embeds have in common: which fact-check, on whose page, whether it may ask there, and what is said in its place. */
import { data, type HeadersFunction, type LoaderFunctionArgs } from '@remix-run/node';
import type { MetaDescriptor } from '@remix-run/react';
import { choiceFields } from '#app/domain/donation-link.ts';
import { asksOn, readSite } from '#app/domain/embedding.ts';
import { paths } from '#app/paths.ts';
import { textsFor } from '#app/domain/texts/catalogue.ts';
import { embedFailureWords, type WithdrawnShown } from '#app/ui/embed/embed-failure.tsx';
import { showFactCheck } from '#app/usecases/show-fact-check.ts';
import { sharedPage } from './caching.ts';

/** Throws 404 where there is no such fact-check, and 410, with the withdrawal, where it no longer stands. */
export async function loadEmbed({ request, params, context }: LoaderFunctionArgs) {
  const { ports } = context.deps;
  const { site } = ports;
  const shown = await showFactCheck(ports, params['slug'] ?? '');
  if (!shown) throw new Response(null, { status: 404 });
  if (shown.kind === 'withdrawn') {
    const { slug, headline, language, withdrawal } = shown;
    const withdrawn: WithdrawnShown = { slug, headline, language, withdrawal };
    throw data(withdrawn, { status: 410 }) as unknown as Response;
  }
  const { article, corrections } = shown.published;
  const { slug, headline, claim, verdict, checkedOn, demo, language, direction, hasAsk } = article;
  const { name, url, locale, timeZone } = site;
  const from = readSite(new URL(request.url).searchParams.get(choiceFields.site), site.embedding);
  return {
    from,
    asks: hasAsk && asksOn(from, site.embedding),
    site: { name, url, locale, timeZone },
    factCheck: { slug, headline, claim, verdict, checkedOn, demo, language, direction },
    correctedAt: corrections[0]?.at ?? null,
  };
}

export const embedHeaders: HeadersFunction = ({ errorHeaders }) => ({
  'Cache-Control': errorHeaders ? 'no-store' : sharedPage,
});

/** An embed is found by nobody: what search engines should know of is the fact-check itself. */
export function embedMeta(
  shown: Awaited<ReturnType<typeof loadEmbed>> | undefined,
  error: unknown,
  root: { readonly locale: string } | undefined,
): MetaDescriptor[] {
  if (shown) {
    const { site, factCheck } = shown;
    const canonical = site.url + paths.factCheck(factCheck.slug);
    return [
      { title: textsFor(site.locale).embed.title(factCheck.headline, site.name) },
      { tagName: 'link', rel: 'canonical', href: canonical },
    ];
  }
  return [
    { title: embedFailureWords(error, root?.locale ?? 'en').title },
    { name: 'robots', content: 'noindex' },
  ];
}

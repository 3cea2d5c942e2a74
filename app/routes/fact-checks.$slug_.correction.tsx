/** A request to correct a fact-check: the form, what to mend in it, and the thanks. */
import { data, redirect } from '@remix-run/node';
import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData, useRouteError, useRouteLoaderData } from '@remix-run/react';
import { readCorrection } from '#app/domain/correction.ts';
import { textsFor } from '#app/domain/texts/catalogue.ts';
import { privatePage } from '#app/http/caching.ts';
import { paths } from '#app/paths.ts';
import { CorrectionPage } from '#app/ui/article/correction-page.tsx';
import { AbsencePage, absenceMeta, withdrawnOf } from '#app/ui/article/withdrawn-page.tsx';
import { showFactCheck } from '#app/usecases/show-fact-check.ts';
import { requestCorrection } from '#app/usecases/request-correction.ts';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { ports } = context.deps;
  const { site } = ports;
  const shown = await showFactCheck(ports, params['slug'] ?? '');
  if (!shown) throw new Response(null, { status: 404 });
  const isSent = new URL(request.url).searchParams.has('sent');
  // Thanks are due also where it was withdrawn while the reader wrote.
  if (shown.kind === 'withdrawn' && !isSent)
    throw data(withdrawnOf(shown, site), { status: 410 }) as unknown as Response;
  const { slug, headline } = shown.kind === 'withdrawn' ? shown : shown.published.article;
  return { site: { name: site.name, locale: site.locale }, article: { slug, headline }, isSent };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { ports } = context.deps;
  const slug = params['slug'] ?? '';
  const form = await request.formData();
  const values = readCorrection((name) => form.get(name));
  const addressKey = ports.hasher.hash('address', context.clientAddress);
  const outcome = await requestCorrection(ports, { slug, values, addressKey });
  switch (outcome.kind) {
    case 'unknown-article':
      throw new Response(null, { status: 404 });
    case 'sent':
      return redirect(`${paths.correction(slug)}?sent`, 303);
    case 'invalid':
      return data({ values, errors: outcome.errors, waitMinutes: null }, { status: 422 });
    case 'limited': {
      const waitMinutes = Math.max(1, Math.ceil(outcome.waitSeconds / 60));
      const headers = { 'Retry-After': String(outcome.waitSeconds) };
      return data({ values, errors: {}, waitMinutes }, { status: 429, headers });
    }
  }
}

export const headers: HeadersFunction = ({ actionHeaders }) => {
  const all = new Headers(actionHeaders);
  all.set('Cache-Control', privatePage);
  return all;
};

export const meta: MetaFunction<typeof loader, { root: SiteLoader }> = ({ data: shown, error, matches }) => {
  if (!shown) return absenceMeta(error, matches[0]?.data);
  const { correction } = textsFor(shown.site.locale);
  return [
    { title: correction.title(shown.article.headline, shown.site.name) },
    { name: 'robots', content: 'noindex' },
  ];
};

export default function Correction() {
  const { site, article, isSent } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>() ?? null;
  return (
    <CorrectionPage
      article={article}
      locale={site.locale}
      isSent={isSent && problem === null}
      problem={problem}
    />
  );
}

/** What the root's loader says of the site. */
type SiteLoader = () => { locale: string };

export function ErrorBoundary() {
  const site = useRouteLoaderData<SiteLoader>('root');
  return <AbsencePage error={useRouteError()} locale={site?.locale ?? 'en'} />;
}

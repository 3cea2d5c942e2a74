/** The form on a page of its own, and the POST that leads from it to the payment page. */
import { setTimeout as pause } from 'node:timers/promises';
import { createCookie, data, redirect } from '@remix-run/node';
import type {
  ActionFunctionArgs,
  HeadersFunction,
  LinksFunction,
  LoaderFunctionArgs,
  MetaFunction,
} from '@remix-run/node';
import {
  isRouteErrorResponse,
  useActionData,
  useLoaderData,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react';
import { checkOwnAmount, readDonationForm, settleAmount } from '#app/domain/donation-form.ts';
import { choiceFields, readChoice } from '#app/domain/donation-link.ts';
import { inCurrency } from '#app/domain/donation-settings.ts';
import { readSite } from '#app/domain/embedding.ts';
import { currentAttestation, currentPledge } from '#app/domain/pledge.ts';
import { privatePage, registerAgeMsMax, sharedPage } from '#app/http/caching.ts';
import { clientKeys } from '#app/http/client-address.ts';
import { paths } from '#app/paths.ts';
import { askSite } from '#app/ui/ask/ask-fields.ts';
import { Ask } from '#app/ui/ask/ask.tsx';
import { FailurePage, failureWords } from '#app/ui/failure-page.tsx';
import { DonateCancelled, DonateProblem, type DonateProblemKind } from '#app/ui/giving/donate-problem.tsx';
import { RefusalPage, type RefusalPageProps } from '#app/ui/giving/refusal-page.tsx';
import { shareTags } from '#app/ui/share-tags.ts';
import givingCss from '#app/ui/styles/giving.css?url';
import { textsFor } from '#app/domain/texts/catalogue.ts';
import { showFactCheck } from '#app/usecases/show-fact-check.ts';
import { sitePicture } from '#app/usecases/show-share-picture.ts';
import { showRegister } from '#app/usecases/show-register.ts';
import { attemptMs, startDonation } from '#app/usecases/start-donation.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { ports } = context.deps;
  const { site } = ports;
  const query = new URL(request.url).searchParams;
  const slug = query.get('article');
  const [shown, register] = await Promise.all([
    slug ? showFactCheck(ports, slug) : null,
    showRegister(ports, registerAgeMsMax),
  ]);
  const here = inCurrency(site, query.get(choiceFields.currency) ?? '');
  const preselected = { ...readDonationForm(() => null), ...readChoice((name) => query.get(name), here) };
  return {
    site: { name: site.name, url: site.url, locale: site.locale },
    ask: askSite(here),
    // A form that comes back is in the currency in which it was sent.
    asks: site.currencies.map(({ currency }) => askSite(inCurrency(site, currency))),
    articleSlug: shown?.kind === 'published' ? shown.published.article.slug : null,
    register,
    from: readSite(query.get(choiceFields.site), site.embedding),
    preselected,
    // What a reader typed in a frame of another site's page is first read here.
    own: checkOwnAmount(preselected.amountOther, here),
    isCancelled: query.get('cancelled') === 'yes',
    picture: sitePicture(ports),
  };
}

/** What the form came back with; `values` are the reader's own input. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { ports } = context.deps;
  const form = await request.formData();
  const read = readDonationForm((name) => form.get(name));
  const sent = settleAmount(read, inCurrency(ports.site, read.currency));
  const values = { ...sent, site: readSite(sent.site, ports.site.embedding) };
  const attempt = attemptCookie(ports.site.url);
  const attemptKey: unknown = await attempt.parse(request.headers.get('Cookie'));
  const outcome = await startDonation(ports, {
    values,
    attemptKey: typeof attemptKey === 'string' ? attemptKey : null,
    client: clientKeys(ports.hasher, context.clientAddress),
    browser: browserOf(request.headers),
    pause,
  });
  const answer = (status: number, headers: Record<string, string> = {}) => ({
    status,
    headers: { 'Cache-Control': privatePage, ...headers },
  });
  switch (outcome.kind) {
    case 'checkout': {
      const cookie = await attempt.serialize(outcome.attemptKey);
      return redirect(outcome.url, answer(303, { 'Set-Cookie': cookie }));
    }
    case 'invalid':
      return data({ values, ...outcome }, answer(422));
    case 'refused': {
      // Thrown, so that the page is titled as the refusal that it is: `meta` is told of errors, not of what an action returned.
      const refusal: Refusal = {
        sentence: outcome.sentence,
        appealToken: outcome.appealToken,
        articleSlug: values.article || null,
        from: values.site,
      };
      throw data(refusal, answer(403)) as unknown as Response;
    }
    case 'limited': {
      const problem: DonateProblemKind = {
        kind: 'limited',
        waitMinutes: Math.max(1, Math.ceil(outcome.waitSeconds / 60)),
      };
      return data({ values, ...problem }, answer(429, { 'Retry-After': String(outcome.waitSeconds) }));
    }
    case 'too-many-readers': {
      const problem: DonateProblemKind = { kind: outcome.kind };
      return data({ values, ...problem }, answer(503, { 'Retry-After': String(outcome.waitSeconds) }));
    }
    case 'payments-unavailable':
      return data({ values, kind: outcome.kind }, answer(503));
    case 'storage-full':
      return data({ values, kind: outcome.kind }, answer(503, { 'Retry-After': '300' }));
  }
}

/** What a browser says of itself with every request; with the address, the nearest that a first click has to a name. */
function browserOf(headers: Headers): string {
  const said = [
    'user-agent',
    'accept-language',
    'accept-encoding',
    'sec-ch-ua',
    'sec-ch-ua-platform',
    'referer',
  ];
  return JSON.stringify(said.map((name) => headers.get(name)));
}

type Refusal = Omit<RefusalPageProps, 'site'>;

/** The refusal that the action threw, if it was one. */
function refusalIn(error: unknown): Refusal | null {
  return isRouteErrorResponse(error) && error.status === 403 ? (error.data as Refusal) : null;
}

/** Tells a double click or a reload from another reader; it names no one, and goes to this address only. */
function attemptCookie(siteUrl: string) {
  return createCookie('attempt', {
    path: paths.donate(),
    maxAge: attemptMs / 1000,
    httpOnly: true,
    sameSite: 'lax',
    secure: siteUrl.startsWith('https:'),
  });
}

export const headers: HeadersFunction = ({ actionHeaders, errorHeaders }) => {
  if (errorHeaders) return { 'Cache-Control': privatePage };
  return actionHeaders.has('Cache-Control') ? actionHeaders : { 'Cache-Control': sharedPage };
};

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: givingCss }];

export const meta: MetaFunction<typeof loader, { root: SiteLoader }> = ({ data: shown, error, matches }) => {
  if (!shown) {
    const site = matches[0]?.data;
    if (!site) return [];
    const { refusal } = textsFor(site.locale);
    const title = refusalIn(error)
      ? refusal.pageTitle(site.siteName)
      : failureWords({ error, locale: site.locale }).title;
    return [{ title }, { name: 'robots', content: 'noindex' }];
  }
  const { donate } = textsFor(shown.site.locale);
  return [
    { title: donate.title(shown.site.name) },
    ...shareTags({
      kind: 'website',
      title: donate.title(shown.site.name),
      description: donate.description,
      url: shown.site.url + paths.donate(),
      siteName: shown.site.name,
      language: shown.site.locale,
      picture: shown.picture,
    }),
  ];
};

export default function Donate() {
  const { site, articleSlug, from, register, preselected, own, isCancelled, ...shown } =
    useLoaderData<typeof loader>();
  const came = useActionData<typeof action>();
  const ask = shown.asks.find(({ currency }) => currency === came?.values.currency) ?? shown.ask;
  const wrong = came ? (came.kind === 'invalid' ? came : null) : own;
  // An address like /donate?article=… is not posted to, so what was read travels in the form.
  const readSlug = came ? came.values.article || null : articleSlug;
  return (
    <div className="ask-page">
      {came && came.kind !== 'invalid' && <DonateProblem problem={came} locale={site.locale} />}
      {!came && isCancelled && <DonateCancelled locale={site.locale} />}
      <Ask
        site={ask}
        articleSlug={readSlug}
        from={came?.values.site ?? from}
        pledge={currentPledge}
        attestation={currentAttestation}
        register={register}
        values={came?.values ?? preselected}
        errors={wrong?.errors ?? {}}
        readings={wrong?.readings ?? []}
        headingLevel={1}
      />
    </div>
  );
}

/** What the root's loader says of the site. */
type SiteLoader = () => { siteName: string; locale: string };

export function ErrorBoundary() {
  const site = useRouteLoaderData<SiteLoader>('root') ?? { siteName: '', locale: 'en' };
  const error = useRouteError();
  const refusal = refusalIn(error);
  if (!refusal) return <FailurePage error={error} locale={site.locale} />;
  return <RefusalPage site={{ name: site.siteName, locale: site.locale }} {...refusal} />;
}

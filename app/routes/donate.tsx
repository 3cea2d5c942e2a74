/** The form on a page of its own, and the POST that leads from it to the payment page. */
import { createCookie, data, redirect } from '@remix-run/node';
import type {
  ActionFunctionArgs,
  HeadersFunction,
  LinksFunction,
  LoaderFunctionArgs,
  MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { preselectAmount, readDonationForm } from '#app/domain/donation-form.ts';
import { currentAttestation, currentPledge } from '#app/domain/pledge.ts';
import { privatePage, registerAgeMsMax, sharedPage } from '#app/http/caching.ts';
import { paths } from '#app/paths.ts';
import { Ask } from '#app/ui/ask.tsx';
import { DonateProblem, type DonateProblemKind } from '#app/ui/giving/donate-problem.tsx';
import { RefusalPage } from '#app/ui/giving/refusal-page.tsx';
import givingCss from '#app/ui/styles/giving.css?url';
import { textsFor } from '#app/domain/texts/catalogue.ts';
import { showRegister } from '#app/usecases/show-register.ts';
import { attemptMs, startDonation } from '#app/usecases/start-donation.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { ports } = context.deps;
  const { site } = ports;
  const query = new URL(request.url).searchParams;
  const slug = query.get('article');
  const [published, register] = await Promise.all([
    slug ? ports.articles.find(slug) : null,
    showRegister(ports, registerAgeMsMax),
  ]);
  const { locale, currency, presets, amountMin, amountMax, feeRate } = site;
  return {
    site: { name: site.name, url: site.url, locale },
    ask: { locale, currency, presets, amountMin, amountMax, feeRate },
    articleSlug: published?.article.slug ?? null,
    register,
    preselected: { ...readDonationForm(() => null), ...preselectAmount(query.get('amount') ?? '', site) },
  };
}

/** What the form came back with; `values` are the reader's own input. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { ports } = context.deps;
  const form = await request.formData();
  const values = readDonationForm((name) => form.get(name));
  const attempt = attemptCookie(ports.site.url);
  const attemptKey: unknown = await attempt.parse(request.headers.get('Cookie'));
  const outcome = await startDonation(ports, {
    values,
    attemptKey: typeof attemptKey === 'string' ? attemptKey : null,
    addressKey: ports.hasher.hash('address', context.clientAddress),
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
    case 'refused':
      return data({ values, ...outcome }, answer(403));
    case 'limited': {
      const problem: DonateProblemKind = {
        kind: 'limited',
        waitMinutes: Math.max(1, Math.ceil(outcome.waitSeconds / 60)),
      };
      return data({ values, ...problem }, answer(429, { 'Retry-After': String(outcome.waitSeconds) }));
    }
    case 'payments-unavailable':
      return data({ values, kind: outcome.kind }, answer(503));
    case 'storage-full':
      return data({ values, kind: outcome.kind }, answer(503, { 'Retry-After': '300' }));
  }
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

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => {
  if (!shown) return [];
  const { donate } = textsFor(shown.site.locale);
  return [
    { title: donate.title(shown.site.name) },
    { name: 'description', content: donate.description },
    { tagName: 'link', rel: 'canonical', href: shown.site.url + paths.donate() },
  ];
};

export default function Donate() {
  const { site, ask, articleSlug, register, preselected } = useLoaderData<typeof loader>();
  const came = useActionData<typeof action>();
  // An address like /donate?article=… is not posted to, so what was read travels in the form.
  const readSlug = came ? came.values.article || null : articleSlug;
  if (came?.kind === 'refused') {
    return (
      <RefusalPage
        site={site}
        sentence={came.sentence}
        appealToken={came.appealToken}
        articleSlug={readSlug}
      />
    );
  }
  return (
    <div className="ask-page">
      {came && came.kind !== 'invalid' && <DonateProblem problem={came} locale={site.locale} />}
      <Ask
        site={ask}
        articleSlug={readSlug}
        pledge={currentPledge}
        attestation={currentAttestation}
        register={register}
        values={came?.values ?? preselected}
        errors={came?.kind === 'invalid' ? came.errors : {}}
        headingLevel={1}
      />
    </div>
  );
}

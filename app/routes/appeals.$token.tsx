/** An appeal against a refusal: what was decided, the form, its answer. One click without a word is an appeal too. */
import { data, redirect } from '@remix-run/node';
import type {
  ActionFunctionArgs,
  HeadersFunction,
  LinksFunction,
  LoaderFunctionArgs,
  MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { clientKeys } from '#app/http/client-address.ts';
import { tokenPageHeaders } from '#app/http/token-page.ts';
import { paths } from '#app/paths.ts';
import { AppealPage, NotRefusedPage } from '#app/ui/giving/appeal-page.tsx';
import givingCss from '#app/ui/styles/giving.css?url';
import { textsFor } from '#app/domain/texts/catalogue.ts';
import { submitAppeal } from '#app/usecases/submit-appeal.ts';
import { showAppeal } from '#app/usecases/show-appeal.ts';

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { ports } = context.deps;
  const token = params['token'] ?? '';
  const shown = await showAppeal(ports, token);
  if (shown.kind === 'unknown') throw new Response(null, { status: 404 });
  const { name, locale, timeZone } = ports.site;
  return { site: { name, locale, timeZone }, token, shown };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { ports } = context.deps;
  const token = params['token'] ?? '';
  const form = await request.formData();
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  const values = { statement: text('statement'), email: text('email') };
  const client = clientKeys(ports.hasher, context.clientAddress);
  const outcome = await submitAppeal(ports, { token, ...values, client });
  switch (outcome.kind) {
    case 'unknown-screening':
      throw new Response(null, { status: 404 });
    case 'filed':
    case 'filed-before':
      return redirect(paths.appeal(token), { status: 303, headers: tokenPageHeaders });
    case 'not-refused':
      return data(null, { status: 409 });
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
  for (const [name, value] of Object.entries(tokenPageHeaders)) all.set(name, value);
  return all;
};

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: givingCss }];

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => {
  if (!loaded) return [];
  const { appeal } = textsFor(loaded.site.locale);
  const { shown, site } = loaded;
  const said = shown.kind === 'refusal' ? appeal.headings[shown.stage.kind] : null;
  const title = said ? `${said.heading} ${said.marked}` : appeal.notRefused.title;
  return [{ title: appeal.title(title, site.name) }];
};

export default function Appeal() {
  const { site, token, shown } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>() ?? null;
  if (shown.kind !== 'refusal') return <NotRefusedPage locale={site.locale} giftUrl={shown.giftUrl} />;
  return <AppealPage site={site} token={token} {...shown.refusal} stage={shown.stage} problem={problem} />;
}

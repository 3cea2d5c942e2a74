/** Where the reader of the mail that asks says what becomes of a standing gift that waits beside an older one. */
import {
  redirect,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { textsFor } from '#app/domain/texts/catalogue.ts';
import { answerSecondGift, keyOfMail, secondGiftData } from '#app/http/second-gift.ts';
import { tokenPageHeaders } from '#app/http/token-page.ts';
import { paths } from '#app/paths.ts';
import { SecondGiftPage } from '#app/ui/giving/second-gift-page.tsx';
import givingCss from '#app/ui/styles/giving.css?url';

export function loader({ params, context }: LoaderFunctionArgs) {
  const { ports } = context.deps;
  const secret = params['secret'] ?? '';
  return secondGiftData(ports, keyOfMail(ports, secret), paths.secondGift(secret));
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const { ports } = context.deps;
  const secret = params['secret'] ?? '';
  await answerSecondGift(ports, keyOfMail(ports, secret), request);
  return redirect(paths.secondGift(secret), { status: 303, headers: tokenPageHeaders });
}

export const headers: HeadersFunction = () => tokenPageHeaders;

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: givingCss }];

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? [{ title: textsFor(data.site.locale).second.title(data.site.name) }] : [];

export default function SecondGiftRoute() {
  return <SecondGiftPage {...useLoaderData<typeof loader>()} />;
}

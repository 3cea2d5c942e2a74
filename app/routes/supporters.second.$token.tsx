/** Where a donor who is signed in says what becomes of a standing gift of theirs that waits beside an older one. */
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
import { donorPageHeaders, requireDonor } from '#app/http/donor-session.ts';
import { answerSecondGift, secondGiftData } from '#app/http/second-gift.ts';
import { paths } from '#app/paths.ts';
import { SecondGiftPage } from '#app/ui/giving/second-gift-page.tsx';
import givingCss from '#app/ui/styles/giving.css?url';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { ports } = context.deps;
  const donorId = await requireDonor(request, ports);
  const token = params['token'] ?? '';
  return secondGiftData(ports, { token, donorId }, paths.supporterSecondGift(token));
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { ports } = context.deps;
  const donorId = await requireDonor(request, ports);
  const token = params['token'] ?? '';
  await answerSecondGift(ports, { token, donorId }, request);
  return redirect(paths.supporterSecondGift(token), { status: 303, headers: donorPageHeaders });
}

export const headers: HeadersFunction = () => donorPageHeaders;

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: givingCss }];

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? [{ title: textsFor(data.site.locale).second.title(data.site.name) }] : [];

export default function SupporterSecondGift() {
  return <SecondGiftPage {...useLoaderData<typeof loader>()} />;
}

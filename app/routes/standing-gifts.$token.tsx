/** What became of a standing gift, at an address that only its donor was given; a POST stops it. */
import { setTimeout as pause } from 'node:timers/promises';
import {
  redirect,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { writeChoice } from '#app/domain/donation-link.ts';
import { reasonsTold } from '#app/domain/donation/reasons-told.ts';
import { standingGiftHistory, standingGiftStatus } from '#app/domain/standing-gift/donor-status.ts';
import { textsFor } from '#app/domain/texts/catalogue.ts';
import { tokenPageHeaders } from '#app/http/token-page.ts';
import { paths } from '#app/paths.ts';
import { StandingGiftPage } from '#app/ui/giving/standing-gift-page.tsx';
import givingCss from '#app/ui/styles/giving.css?url';
import { stopStandingGift } from '#app/usecases/stop-standing-gift.ts';
import { viewStandingGift } from '#app/usecases/view-standing-gift.ts';

/** Hands on only what the page shows: neither the payer nor the desk's notes leave the server. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { ports } = context.deps;
  const token = params['token'] ?? '';
  const file = await viewStandingGift(ports, { token, pause });
  if (!file) throw new Response(null, { status: 404 });
  const { gift, history, screenings, payments, articleHeadline } = file;
  const screening = screenings.at(-1);
  const { name, locale, timeZone } = ports.site;
  const { articleSlug: slug } = gift;
  return {
    site: { name, locale, timeZone },
    token,
    status: standingGiftStatus(gift, ports.clock.now()),
    interval: gift.interval,
    amount: gift.amount,
    feeCover: gift.feeCover,
    nextAt: gift.paidUntil,
    deadline: gift.heldUntil,
    reasons: reasonsTold(gift, screening?.screening ?? null),
    appealToken: screening?.token ?? null,
    paymentUrl: gift.sessionUrl,
    confirmUrl: gift.confirmUrl,
    againUrl: paths.donateAgain(slug, writeChoice({ ...gift, frequency: gift.interval })),
    payments: payments.map(({ token: address, at }) => ({ token: address, at })),
    article: slug !== null && articleHeadline !== null ? { slug, headline: articleHeadline } : null,
    history: standingGiftHistory(gift.createdAt, history),
  };
}

/** Whatever came of it, the page that follows says how it stands. */
export async function action({ params, context }: ActionFunctionArgs) {
  const token = params['token'] ?? '';
  if ((await stopStandingGift(context.deps.ports, token)) === 'unknown')
    throw new Response(null, { status: 404 });
  return redirect(paths.standingGift(token), { status: 303, headers: tokenPageHeaders });
}

export const headers: HeadersFunction = () => tokenPageHeaders;

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: givingCss }];

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return [];
  const { standingGift } = textsFor(data.site.locale);
  const { heading, marked } = standingGift.statuses[data.status];
  return [{ title: standingGift.title(`${heading} ${marked}`, data.site.name) }];
};

export default function StandingGiftRoute() {
  return <StandingGiftPage {...useLoaderData<typeof loader>()} />;
}

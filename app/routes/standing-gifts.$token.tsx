/** What became of a standing gift, at an address that only its donor was given; a POST stops it, leads to another card, or tries a failed payment again. */
import { setTimeout as pause } from 'node:timers/promises';
import {
  data as answer,
  redirect,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { writeChoice } from '#app/domain/donation-link.ts';
import { renewalsForDonor } from '#app/domain/renewal/donor-status.ts';
import { reasonsTold } from '#app/domain/donation/reasons-told.ts';
import {
  nextGiftAt,
  offersAppeal,
  standingGiftHistory,
  standingGiftStatus,
} from '#app/domain/standing-gift/donor-status.ts';
import { isPausedNow } from '#app/domain/standing-gift/pause.ts';
import { textsFor } from '#app/domain/texts/catalogue.ts';
import { tokenPageHeaders } from '#app/http/token-page.ts';
import { paths } from '#app/paths.ts';
import { standingGiftHead, StandingGiftPage } from '#app/ui/giving/standing-gift-page.tsx';
import givingCss from '#app/ui/styles/giving.css?url';
import { openCardPage } from '#app/usecases/open-card-page.ts';
import { retryRenewal } from '#app/usecases/retry-renewal.ts';
import { stopStandingGift } from '#app/usecases/stop-standing-gift.ts';
import { viewStandingGift } from '#app/usecases/view-standing-gift.ts';

/** Hands on only what the page shows: neither the payer nor the desk's notes leave the server. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { ports } = context.deps;
  const token = params['token'] ?? '';
  const file = await viewStandingGift(ports, { token, pause });
  if (!file) throw new Response(null, { status: 404 });
  const { gift, history, changes, screenings, payments, renewals, articleHeadline } = file;
  const screening = screenings.at(-1);
  const { name, locale, timeZone } = ports.site;
  const { articleSlug: slug } = gift;
  const now = ports.clock.now();
  const status = standingGiftStatus(gift, now);
  return {
    site: { name, locale, timeZone },
    token,
    status,
    interval: gift.interval,
    amount: gift.amount,
    feeCover: gift.feeCover,
    nextAt: nextGiftAt(gift, now),
    isPaused: isPausedNow(gift, now),
    deadline: gift.heldUntil,
    reasons: reasonsTold(gift, screening?.screening ?? null),
    appealToken: offersAppeal(status) ? (screening?.token ?? null) : null,
    paymentUrl: gift.sessionUrl,
    confirmUrl: gift.confirmUrl,
    againUrl: paths.donateAgain(slug, writeChoice({ ...gift, frequency: gift.interval })),
    renewals: renewalsForDonor(
      renewals.map(({ renewal }) => renewal),
      gift,
      now,
    ),
    payments: payments.map(({ token: address, at }) => ({ token: address, at })),
    article: slug !== null && articleHeadline !== null ? { slug, headline: articleHeadline } : null,
    changes,
    now,
    history: standingGiftHistory(gift.createdAt, history),
  };
}

/** Whatever came of it, the page that follows says how it stands. */
export async function action({ params, request, context }: ActionFunctionArgs) {
  const token = params['token'] ?? '';
  const { ports } = context.deps;
  const intent = (await request.formData()).get('intent');
  if (intent === 'change-card') return changeCard(ports, token);
  const act = intent === 'retry' ? retryRenewal : stopStandingGift;
  if ((await act(ports, token)) === 'unknown') throw new Response(null, { status: 404 });
  return redirect(paths.standingGift(token), { status: 303, headers: tokenPageHeaders });
}

type Ports = ActionFunctionArgs['context']['deps']['ports'];

async function changeCard(ports: Ports, token: string) {
  const outcome = await openCardPage(ports, token);
  const init = { headers: tokenPageHeaders };
  switch (outcome.kind) {
    case 'opened':
      return redirect(outcome.url, { ...init, status: 303 });
    case 'not-active':
      return redirect(paths.standingGift(token), { ...init, status: 303 });
    case 'limited':
      return answer({ cardProblem: 'limited' as const }, { ...init, status: 429 });
    case 'unavailable':
      return answer({ cardProblem: 'unavailable' as const }, { ...init, status: 503 });
    case 'unknown':
      throw new Response(null, { status: 404 });
  }
}

export const headers: HeadersFunction = () => tokenPageHeaders;

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: givingCss }];

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return [];
  const { standingGift } = textsFor(data.site.locale);
  const { heading, marked } = standingGiftHead(standingGift, data);
  return [{ title: standingGift.title(`${heading} ${marked}`, data.site.name) }];
};

export default function StandingGiftRoute() {
  const failure = useActionData<typeof action>();
  return <StandingGiftPage {...useLoaderData<typeof loader>()} cardProblem={failure?.cardProblem ?? null} />;
}

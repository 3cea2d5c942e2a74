/** What became of a donation, at an address that only its donor was given. */
import { setTimeout as pause } from 'node:timers/promises';
import type {
  ActionFunctionArgs,
  HeadersFunction,
  LinksFunction,
  LoaderFunctionArgs,
  MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { reasonsTold } from '#app/domain/donation/reasons-told.ts';
import {
  donorDisputes,
  donorHistory,
  donorRefunds,
  donorStatus,
  whereMoneyIs,
  offersAppeal,
} from '#app/domain/donation/donor-status.ts';
import { isLate } from '#app/domain/retry.ts';
import { copyReceiptFromPage } from '#app/http/receipt-copy.ts';
import { tokenPageHeaders } from '#app/http/token-page.ts';
import { paths } from '#app/paths.ts';
import { DonationPage } from '#app/ui/giving/donation-page.tsx';
import givingCss from '#app/ui/styles/giving.css?url';
import { textsFor } from '#app/domain/texts/catalogue.ts';
import { viewDonation } from '#app/usecases/view-donation.ts';

/** Hands on only what the page shows: neither the payer nor the desk's notes leave the server. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { ports } = context.deps;
  const token = params['token'] ?? '';
  const file = await viewDonation(ports, { token, pause });
  if (!file) throw new Response(null, { status: 404 });
  const { donation, work, history, screenings, articleHeadline, sums } = file;
  const { refunds, disputes, receipt } = file;
  const screening = screenings.at(-1);
  const { name, locale, timeZone } = ports.site;
  const { articleSlug: slug } = donation;
  const now = ports.clock.now();
  const status = donorStatus(donation, now, file.lateRefusal);
  return {
    site: { name, locale, timeZone },
    token,
    status,
    isLate: isLate(work.dueSince, now),
    amount: donation.amount,
    feeCover: donation.feeCover,
    where: whereMoneyIs(sums, status),
    refunds: donorRefunds(refunds),
    receipt: receipt && {
      receipt: { number: receipt.number, withdrawn: receipt.withdrawn },
      canCopy: typeof file.payer?.email === 'string',
      copied: new URL(request.url).searchParams.get('copy') === 'sent' ? ('sent' as const) : null,
    },
    disputes: donorDisputes(disputes),
    deadline: donation.heldUntil,
    reasons: reasonsTold(donation, screening?.screening ?? null),
    appealToken: offersAppeal(status) ? file.appealToken : null,
    monthlyUrl: file.monthly && paths.donateAgain(slug, file.monthly),
    paymentUrl: donation.sessionUrl,
    article: slug !== null && articleHeadline !== null ? { slug, headline: articleHeadline } : null,
    history: donorHistory(donation, history),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  return copyReceiptFromPage(request, context.deps.ports, params['token'] ?? '');
}

export const headers: HeadersFunction = () => tokenPageHeaders;

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: givingCss }];

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return [];
  const { donation } = textsFor(data.site.locale);
  const { heading, marked } =
    (data.isLate ? donation.late[data.status] : undefined) ?? donation.statuses[data.status];
  return [{ title: donation.title(`${heading} ${marked}`, data.site.name) }];
};

export default function DonationRoute() {
  const { receipt, ...shown } = useLoaderData<typeof loader>();
  const copied = useActionData<typeof action>()?.problem ?? receipt?.copied ?? null;
  return <DonationPage {...shown} receipt={receipt && { ...receipt, copied }} />;
}

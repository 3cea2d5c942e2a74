/** Where the donor of a standing gift leaves gifts out, or takes that back, at an address below that of its own page; a GET changes nothing. */
import {
  data as answer,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { textsFor } from '#app/domain/texts/catalogue.ts';
import { backToGift, changePage, problemStatuses, unknownGift } from '#app/http/change-page.ts';
import { textField } from '#app/http/staff-session.ts';
import { tokenPageHeaders } from '#app/http/token-page.ts';
import { PausePage } from '#app/ui/giving/pause-page.tsx';
import type { ChangeProblem } from '#app/ui/giving/change-parts.tsx';
import givingCss from '#app/ui/styles/giving.css?url';
import { pauseStandingGift, resumeStandingGift } from '#app/usecases/pause-standing-gift.ts';

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { ports } = context.deps;
  const { page, terms } = await changePage(ports, params['token'] ?? '');
  if (terms.kind !== 'shown') return { ...page, problem: terms.kind, form: null };
  const { gift, nextDueAt, pausedUntil, goingOnDays: days, isUnpaid } = terms;
  const form = { interval: gift.interval, nextDueAt, pausedUntil, days, isUnpaid };
  return { ...page, problem: null, form };
}

interface Came {
  readonly problem: ChangeProblem | null;
  readonly isMissing: boolean;
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const { ports } = context.deps;
  const token = params['token'] ?? '';
  const form = await request.formData();
  const day = textField(form, 'day');
  const outcome =
    textField(form, 'intent') === 'resume'
      ? await resumeStandingGift(ports, { token, day })
      : await pauseStandingGift(ports, { token, day, until: textField(form, 'until') });
  const came = (problem: ChangeProblem | null, status: number) =>
    answer<Came>({ problem, isMissing: problem === null }, { status, headers: tokenPageHeaders });
  switch (outcome.kind) {
    case 'done':
    case 'not-active':
      return backToGift(token);
    case 'no-day':
      return came(null, 422);
    case 'unknown':
      throw unknownGift();
    default:
      return came(outcome.kind, problemStatuses[outcome.kind]);
  }
}

export const headers: HeadersFunction = () => tokenPageHeaders;

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: givingCss }];

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return [];
  const { title, pause } = textsFor(data.site.locale).giftChanges;
  return [{ title: title(pause.heading[data.form?.interval ?? 'month'], data.site.name) }];
};

export default function StandingGiftPause() {
  const { form, problem, ...page } = useLoaderData<typeof loader>();
  const came = useActionData<typeof action>();
  return (
    <PausePage
      {...page}
      problem={problem ?? came?.problem ?? null}
      form={form && { ...form, isMissing: came?.isMissing ?? false }}
    />
  );
}

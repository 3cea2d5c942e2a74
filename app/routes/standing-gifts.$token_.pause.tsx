/** Where the donor of a standing gift leaves gifts out, or takes that back, at an address below that of its own page; a GET changes nothing. */
import type {
  ActionFunctionArgs,
  HeadersFunction,
  LinksFunction,
  LoaderFunctionArgs,
  MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { textsFor } from '#app/domain/texts/catalogue.ts';
import { answerChoice, changePage } from '#app/http/change-page.ts';
import { textField } from '#app/http/staff-session.ts';
import { tokenPageHeaders } from '#app/http/token-page.ts';
import { PausePage } from '#app/ui/giving/pause-page.tsx';
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

export async function action({ params, request, context }: ActionFunctionArgs) {
  const { ports } = context.deps;
  const token = params['token'] ?? '';
  const form = await request.formData();
  const day = textField(form, 'day');
  const outcome =
    textField(form, 'intent') === 'resume'
      ? await resumeStandingGift(ports, { token, day })
      : await pauseStandingGift(ports, { token, day, until: textField(form, 'until') });
  return answerChoice(token, outcome.kind);
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

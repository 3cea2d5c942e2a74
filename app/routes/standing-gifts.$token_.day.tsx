/** Where the donor of a standing gift has it charged on another day, at an address below that of its own page; a GET changes nothing. */
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
import { DayPage } from '#app/ui/giving/day-page.tsx';
import givingCss from '#app/ui/styles/giving.css?url';
import { changeDay } from '#app/usecases/change-day.ts';

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { page, terms } = await changePage(context.deps.ports, params['token'] ?? '');
  if (terms.kind !== 'shown') return { ...page, problem: terms.kind, form: null };
  const { dayFrom, drafted, pausedUntil, days, chosenDay } = terms;
  const shown = days.map(({ value, dueAt }) => ({ value, dueAt }));
  return { ...page, problem: null, form: { dayFrom, drafted, pausedUntil, days: shown, chosenDay } };
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const token = params['token'] ?? '';
  const form = await request.formData();
  const sent = { token, day: textField(form, 'day'), to: textField(form, 'to') };
  const outcome = await changeDay(context.deps.ports, sent);
  return answerChoice(token, outcome.kind);
}

export const headers: HeadersFunction = () => tokenPageHeaders;

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: givingCss }];

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return [];
  const { title, day } = textsFor(data.site.locale).giftChanges;
  return [{ title: title(day.heading, data.site.name) }];
};

export default function StandingGiftDay() {
  const { form, problem, ...page } = useLoaderData<typeof loader>();
  const came = useActionData<typeof action>();
  return (
    <DayPage
      {...page}
      problem={problem ?? came?.problem ?? null}
      form={form && { ...form, isMissing: came?.isMissing ?? false }}
    />
  );
}

/** Where the donor of a standing gift changes the amount, at an address below that of its own page; a GET changes nothing. */
import {
  data as answer,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import {
  readDonationForm,
  settleAmount,
  type DonationFormErrors,
  type DonationFormValues,
} from '#app/domain/donation-form.ts';
import { inCurrency } from '#app/domain/donation-settings.ts';
import { formatAmount, type Money } from '#app/domain/money.ts';
import type { Agreed } from '#app/domain/standing-gift/changes.ts';
import { textsFor } from '#app/domain/texts/catalogue.ts';
import { backToGift, changePage, problemStatuses, unknownGift } from '#app/http/change-page.ts';
import { textField } from '#app/http/staff-session.ts';
import { tokenPageHeaders } from '#app/http/token-page.ts';
import { askSite, type AskSite } from '#app/ui/ask/ask-fields.ts';
import { AmountPage } from '#app/ui/giving/amount-page.tsx';
import type { ChangeProblem } from '#app/ui/giving/change-parts.tsx';
import givingCss from '#app/ui/styles/giving.css?url';
import { changeAmount } from '#app/usecases/change-amount.ts';

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { ports } = context.deps;
  const { page, terms } = await changePage(ports, params['token'] ?? '');
  if (terms.kind !== 'shown') return { ...page, problem: terms.kind, form: null };
  const { interval, amount, feeCover } = terms.gift;
  const here = inCurrency(ports.site, amount.currency);
  if (here.currency !== amount.currency) return { ...page, problem: 'not-taken' as const, form: null };
  const ask = askSite(here);
  const { amountFrom: holdsFrom, amountChargedFrom: from, tooNear } = terms;
  const form = {
    ask,
    interval,
    amount,
    feeCover,
    holdsFrom,
    from,
    tooNear,
    values: valuesOf(terms.gift, ask),
  };
  return { ...page, problem: null, form };
}

/** The form as it is filled in where nobody typed anything: what is given now. */
function valuesOf({ amount, feeCover }: Agreed, ask: AskSite): DonationFormValues {
  const isPreset = ask.presets.some(({ amountMinor }) => amountMinor === amount.amountMinor);
  return {
    ...readDonationForm(() => null),
    ...(isPreset
      ? { amount: String(amount.amountMinor) }
      : { amountOther: formatAmount(amount, ask.locale) }),
    coverFee: feeCover.amountMinor > 0 ? 'yes' : '',
  };
}

interface Came {
  readonly problem: ChangeProblem | null;
  readonly values: DonationFormValues;
  readonly errors: DonationFormErrors;
  readonly readings: readonly Money[];
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const { ports } = context.deps;
  const token = params['token'] ?? '';
  const form = await request.formData();
  const gift = await ports.standingGifts.findByToken(token);
  const read = readDonationForm((name) => form.get(name));
  const values = gift
    ? settleAmount(read, { currency: gift.amount.currency, locale: ports.site.locale })
    : read;
  const outcome = await changeAmount(ports, { token, values, day: textField(form, 'day') });
  const came = (problem: ChangeProblem | null, status: number, wrong: Partial<Came> = {}) =>
    answer<Came>(
      { problem, values, errors: {}, readings: [], ...wrong },
      { status, headers: tokenPageHeaders },
    );
  switch (outcome.kind) {
    case 'changed':
    case 'not-active':
      return backToGift(token);
    case 'wrong':
      return came(null, 422, outcome);
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
  const { title, amount } = textsFor(data.site.locale).giftChanges;
  return [{ title: title(amount.heading, data.site.name) }];
};

export default function StandingGiftAmount() {
  const { form, problem, ...page } = useLoaderData<typeof loader>();
  const came = useActionData<typeof action>();
  const nothing = { errors: {}, readings: [] };
  return (
    <AmountPage
      {...page}
      problem={problem ?? came?.problem ?? null}
      form={form && { ...form, ...nothing, ...came }}
    />
  );
}

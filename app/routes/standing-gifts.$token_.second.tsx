/** Where the donor of a standing gift says what becomes of another that waits because of it; its address stands in a mail. */
import {
  redirect,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { addMoney } from '#app/domain/money.ts';
import { secondChoices, type StandingGift } from '#app/domain/standing-gift/standing-gift.ts';
import { textsFor } from '#app/domain/texts/catalogue.ts';
import { textField } from '#app/http/staff-session.ts';
import { tokenPageHeaders } from '#app/http/token-page.ts';
import { paths } from '#app/paths.ts';
import { SecondGiftPage } from '#app/ui/giving/second-gift-page.tsx';
import givingCss from '#app/ui/styles/giving.css?url';
import { chooseSecondGift } from '#app/usecases/choose-second-gift.ts';
import { viewSecondGifts } from '#app/usecases/view-second-gifts.ts';

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { ports } = context.deps;
  const shown = await viewSecondGifts(ports, params['token'] ?? '');
  if (!shown) throw new Response(null, { status: 404 });
  const { name, locale, timeZone } = ports.site;
  const { older, waiting } = shown;
  return {
    site: { name, locale, timeZone },
    older: { ...brief(older), state: older.state },
    waiting: waiting.map((gift) => ({ ...brief(gift), deadline: gift.heldUntil })),
  };
}

const brief = ({ token, amount, feeCover, interval }: StandingGift) => ({
  ...{ token, interval },
  charged: addMoney(amount, feeCover),
});

/** What goes on is shown on its own page; of what does not, this one says that nothing waits any more. */
export async function action({ params, request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const choice = secondChoices.find((each) => each === textField(form, 'choice'));
  if (!choice) throw new Response(null, { status: 400, headers: tokenPageHeaders });
  const [olderToken, token] = [params['token'] ?? '', textField(form, 'gift')];
  const outcome = await chooseSecondGift(context.deps.ports, { olderToken, token, choice });
  if (outcome === 'unknown') throw new Response(null, { status: 404 });
  const goesOn = outcome === 'chosen' && choice !== 'not';
  return redirect(goesOn ? paths.standingGift(token) : paths.secondGift(olderToken), {
    status: 303,
    headers: tokenPageHeaders,
  });
}

export const headers: HeadersFunction = () => tokenPageHeaders;

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: givingCss }];

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? [{ title: textsFor(data.site.locale).second.title(data.site.name) }] : [];

export default function SecondGiftRoute() {
  return <SecondGiftPage {...useLoaderData<typeof loader>()} />;
}
